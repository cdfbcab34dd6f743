"""Seeking the events of articles: all at once, or those of a few new ones among the others."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from comparison.copies import SEVERAL, are_copies, connected, repeated_sentences
from comparison.corrections import Corrections
from comparison.events import CUT, LOOSE, PREFIX, group_articles, name_groups
from comparison.nearness import Near, near_pairs
from library.analyses.likenesses import Known, Likenesses
from library.analyses.writing import CHANGES, transaction
from library.events.found_events import FoundEvents
from library.files.derived_file import read_meta

if TYPE_CHECKING:
    from comparison.likeness import Vector

FEW = 100
"""Articles whose events are sought one by one; more are grouped together with all others."""
RENEWED = 0.1
"""Part of all articles that may change until all are grouped anew."""


class NamesOf(Protocol):
    """What is to be known about names when events are sought."""

    def counted(self, articles: Sequence[str] | None = None) -> Iterable[tuple[str, str, int, int]]:
        """Yield article, entity, mentions and articles in all, see `Likenesses`."""

    def pending(self) -> int:
        """Return how many articles have no names yet."""


def find_events(
    names: NamesOf,
    connection: sqlite3.Connection,
    corrections: Corrections,
    version: str,
    cancelled: Callable[[], bool],
) -> int:
    """Seek the events of articles that came or changed; return of how many they were sought.

    All are grouped anew when much changed since the last time, names were found meanwhile, or the
    rules are others; most events keep their ids then, and so do those that people decided about.
    """
    search = _Search(names, connection, corrections)
    unnamed, total = names.pending(), search.count()
    waiting = search.waiting()
    anew = (
        read_meta(connection, "grouped_by") != version
        or int(read_meta(connection, "unnamed") or 0) - unnamed > RENEWED * total
        or (waiting and int(read_meta(connection, CHANGES) or 0) > RENEWED * total)
        or len(waiting) > FEW
    )
    if cancelled() or not (waiting or anew):
        return 0
    if anew:
        meta = {"grouped_by": version, "unnamed": unnamed, CHANGES: 0}
        return search.group_all(meta)
    for key in waiting:
        if not cancelled():
            search.join(key)
    return len(waiting)


def _are_copies(one: Known, other: Known) -> bool:
    return are_copies(one.signature.shingles, other.signature.shingles)


class _Search:
    """One search for events, with the lock held."""

    def __init__(
        self, names: NamesOf, connection: sqlite3.Connection, corrections: Corrections
    ) -> None:
        self._connection = connection
        self._events = FoundEvents(self._ask, corrections)
        self._likenesses = Likenesses(self._ask, names.counted)

    def count(self) -> int:
        """Return how many articles were taken apart."""
        found: int = self._ask("SELECT count(*) FROM records", {})[0][0]
        return found

    def waiting(self) -> list[int]:
        """Return the articles whose event is to be sought, oldest first."""
        rows = self._ask(
            "SELECT a.key FROM articles a JOIN records r ON r.article = a.key"
            " WHERE NOT a.grouped ORDER BY a.day NULLS LAST, a.id",
            {},
        )
        return [key for (key,) in rows]

    def group_all(self, meta: Mapping[str, object]) -> int:
        """Group all articles; events that people decided about stay as they are."""
        keys = [key for (key,) in self._ask("SELECT article FROM records", {})]
        known = self._likenesses.known(keys)
        self._renew_repeated(known)
        fixed = {
            key: event
            for key, each in known.items()
            if (event := self._events.decided.get(each.id)) is not None
        }
        vectors = self._likenesses.vectors(known)
        near = self._near(known, vectors)
        self._group(known, vectors, near, fixed, known.keys(), meta)
        return len(known)

    def join(self, key: int) -> None:
        """Seek the event of one article among those of its like; theirs stay."""
        candidates = self._likenesses.candidates(key)
        beside = [id for event in self._events_of(candidates) for id in self._events.members(event)]
        rows = self._ask(
            "SELECT key FROM articles WHERE id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(beside)},
        )
        known = self._likenesses.known({key, *candidates, *(other for (other,) in rows)})
        fixed = {
            other: event
            for other, each in known.items()
            if other != key and (event := self._events.decided.get(each.id, each.event))
        }
        vectors = self._likenesses.vectors(known)
        near = [pair for pair in self._near(known, vectors) if key in pair[:2]]
        self._group(known, vectors, near, fixed, [key], {})

    def _events_of(self, keys: Sequence[int]) -> set[str]:
        rows = self._ask(
            "SELECT id, event FROM articles WHERE event IS NOT NULL"
            " AND key IN (SELECT value FROM json_each(:keys))",
            {"keys": json.dumps(list(keys))},
        )
        events = (self._events.decided.get(id, event) for id, event in rows)
        return {event for event in events if event is not None}

    def _near(self, known: Mapping[int, Known], vectors: "Mapping[int, Vector]") -> list[Near]:
        """Return like pairs, without articles that stand alone by decision."""
        alone = {
            key for key, each in known.items() if self._events.decided.get(each.id, "") is None
        }
        joining = {key: vector for key, vector in vectors.items() if key not in alone}
        days = {key: each.day for key, each in known.items()}
        return list(near_pairs(joining, days, LOOSE * CUT))

    def _group(
        self,
        known: Mapping[int, Known],
        vectors: "Mapping[int, Vector]",
        near: Sequence[Near],
        fixed: Mapping[int, str],
        sought: Collection[int],
        meta: Mapping[str, object],
    ) -> None:
        """Group articles and store the events of those that are sought."""
        copies = connected(
            (one, other)
            for one, other, alike in near
            if alike >= CUT and _are_copies(known[one], known[other])
        )
        order = {key: number for number, key in enumerate(known)}
        keys = list(known)
        groups = group_articles(
            {order[key]: vector for key, vector in vectors.items()},
            {order[key]: each.day for key, each in known.items()},
            [Near(order[one], order[other], alike) for one, other, alike in near],
            [[order[key] for key in some] for some in copies],
            {order[key]: event for key, event in fixed.items()},
        )
        events = name_groups(
            groups,
            {order[key]: each.event for key, each in known.items() if each.event},
            {order[key]: each.id for key, each in known.items()},
            self._others(known),
        )
        self._store({keys[number]: event for number, event in events.items()}, copies, sought, meta)

    def _others(self, known: Mapping[int, Known]) -> set[str]:
        """Return the ids that new events could have, but that others have."""
        wanted = {f"{PREFIX}{each.id}": key for key, each in known.items()}
        rows = self._ask(
            "SELECT event, key FROM articles WHERE event IN (SELECT value FROM json_each(:events))",
            {"events": json.dumps(list(wanted))},
        )
        return {event for event, key in rows if key not in known}

    def _store(
        self,
        events: Mapping[int, str],
        copies: Iterable[Sequence[int]],
        sought: Collection[int],
        meta: Mapping[str, object],
    ) -> None:
        connection = self._connection
        with transaction(connection):
            connection.executemany(
                "UPDATE articles SET event = ?, copy = NULL, grouped = 1 WHERE key = ?",
                [(events[key], key) for key in sought],
            )
            for some in copies:
                first = self._first_copy(some)
                connection.executemany(
                    "UPDATE articles SET copy = ? WHERE key = ?", [(first, key) for key in some]
                )
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())

    def _first_copy(self, keys: Sequence[int]) -> int:
        """Return by which article a group of near copies is known: as before, or by the first."""
        rows = self._ask(
            "SELECT min(copy) FROM articles WHERE key IN (SELECT value FROM json_each(:keys))",
            {"keys": json.dumps(list(keys))},
        )
        return int(rows[0][0] if rows and rows[0][0] is not None else min(keys))

    def _renew_repeated(self, known: Mapping[int, Known]) -> None:
        """Find out anew which sentences stand in texts of many kinds."""
        holders: dict[int, list[int]] = defaultdict(list)
        rows = self._ask(
            "SELECT sentence, article FROM sentences WHERE sentence IN"
            " (SELECT sentence FROM sentences GROUP BY sentence HAVING count(*) >= :several)",
            {"several": SEVERAL},
        )
        for sentence, article in rows:
            holders[sentence].append(article)
        signatures = {key: each.signature for key, each in known.items()}
        found = repeated_sentences(signatures, holders)
        with transaction(self._connection):
            self._connection.execute("DELETE FROM repeated")
            self._connection.executemany(
                "INSERT INTO repeated VALUES (?)", [(sentence,) for sentence in found]
            )

    def _ask(self, question: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        return self._connection.execute(question, values).fetchall()

"""The names in one corpus, for screens and commands: `Library.names`.

Reading may be done from any thread and loads no model. What the models found is stored beside the
index; the user's decisions are laid over it at every question, so that they hold everywhere at
once, without finding or linking anything again. Errors are `LibraryError`s with a text for people.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.article import Span
from corpus.text import clean_line
from entities.decisions import Decision, Rename
from library.name_decisions import DecisionFile
from library.names_file import FOLDER
from library.names_model import (
    MentionedName,
    NameCount,
    NameInArticle,
    NameOrder,
    NameRow,
    NamesReport,
    OutletCount,
    Spelling,
)
from library.names_store import NamesStore
from library.names_table import NameTable, find_keys, read_rows
from library.notebook_place import place_notebook
from library.places import make_private

if TYPE_CHECKING:
    from corpus.article import Article
    from library.desk import Library
    from search.syntax import Query, Text

Progress = Callable[[int, int], None]
"""Told articles done and articles in all; when all are done, the names are being linked."""


class Names:
    """All names of one corpus. Opening it reads nothing; the first question does."""

    def __init__(self, library: "Library", chosen: Path | None) -> None:
        """`chosen` is the folder of the notes, when it is not the usual one."""
        self._library = library
        self._chosen = chosen
        self._told: tuple[object, ...] | None = None
        self._pending: tuple[object, int] | None = None

    @cached_property
    def folder(self) -> Path:
        """The private folder in which names are stored."""
        home = self._library.places.index_of(self._library.folder)
        return make_private(home / FOLDER)

    @cached_property
    def _store(self) -> NamesStore:
        return NamesStore(self.folder)

    @cached_property
    def _decisions(self) -> DecisionFile:
        library = self._library
        shared = library.settings.notebook
        place = place_notebook(library.folder, library.places, chosen=self._chosen, shared=shared)
        return DecisionFile(place.root)

    # -- freshness -----------------------------------------------------------------------------
    @property
    def notices(self) -> tuple[str, ...]:
        """What people should know: a broken names.yaml, decisions that wait for their name."""
        notes = self._laid().notices
        broken = self._decisions.notice
        return ((broken,) if broken else ()) + tuple(clean_line(f"{note}.") for note in notes)

    @property
    def file(self) -> Path:
        """The file of decisions, `names.yaml`; it need not exist yet."""
        return self._decisions.path

    def generation(self) -> int:
        """Return a number that changes when names were found or decided by any process; cheap."""
        return hash(self._state())

    def renew(self) -> bool:
        """Answer from the newest state from now on; True when there was a newer one. Cheap.

        True also after a `decide` or `undo` of this very session: ask everything again then.
        """
        state = self._state()
        newer, self._told = state != self._told, state
        return newer

    def pending(self) -> int:
        """Return how many articles of the index have no names yet, or those of an older text."""
        state = self._library.generation(), self._store.state()
        if self._pending is None or self._pending[0] != state:
            stored = dict(self._laid().ask("SELECT id, digest FROM main.articles", {}))
            current = self._library.digests(list(stored))
            fresh = sum(stored[id] == digest for id, digest in current.items())
            self._pending = state, max(0, self._library.count() - fresh)
        return self._pending[1]

    def find(
        self,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        apart: bool = True,
        anew: bool = False,
    ) -> NamesReport:
        """Find and link the names of all articles that have none yet; then call `renew`.

        With `anew`, of all articles, as if none had been found before.

        Blocks: a screen calls it from a worker thread after every `refresh` of the library. The
        work is done in processes of its own; what was found before a cancellation, a crash or a
        kill is kept. Names appear in between, not only at the end: poll `generation`. Returns at
        once when nothing is to be done. Raises `LibraryError` when the run fails as a whole.
        """
        if apart:
            from library.names_apart import find_names_apart  # noqa: PLC0415

            where = self._library.folder, self._library.places
            return find_names_apart(*where, progress, cancelled, anew=anew)
        from library.names_run import find_names  # noqa: PLC0415 - models and rules

        return find_names(self._library, self.folder, progress, cancelled, anew=anew)

    # -- reading -------------------------------------------------------------------------------
    def of(self, article: str) -> list[NameInArticle]:
        """Return the names in an article, by first mention; none while it is pending."""
        digest = self._library.digests([article]).get(article)
        rows = self._laid().ask_both(
            "SELECT e.id, e.name, e.type, m.places, e.articles, e.outlets, e.spellings"
            " FROM {db}.mentions m JOIN {db}.entities e ON e.key = m.entity WHERE m.article ="
            " (SELECT key FROM main.articles WHERE id = :article AND digest = :digest) AND {kept}",
            {"article": article, "digest": digest},
        )
        # A long article has hundreds of names: their lists are read at once, not one by one.
        places, spellings = (json.loads(f"[{','.join(row[at] for row in rows)}]") for at in (3, 6))
        names = [
            NameInArticle(
                id,
                name,
                kind,
                tuple(Span(start, end) for start, end, _ in here),
                articles,
                outlets,
                tuple(text for text, _ in spelled),
            )
            for (id, name, kind, _, articles, outlets, _), here, spelled in zip(
                rows, places, spellings, strict=True
            )
        ]
        return sorted(names, key=lambda name: name.spans)

    def here(self, article: "Article") -> list[NameInArticle]:
        """Return the names in an article as it is read: none of an older text."""
        end = len(article.text)
        return [name for name in self.of(article.id) if name.spans[-1].end <= end]

    def table(
        self,
        text: str = "",
        order: NameOrder = NameOrder.MENTIONS,
        *,
        reverse: bool = False,
        kind: str | None = None,
    ) -> Sequence[NameRow]:
        """Return the names whose name or spellings hold every word (or its beginning) of `text`.

        Rows are fetched as they are looked at. Numbers and `LAST` are sorted greatest first,
        everything else least first; `reverse` turns that around. `kind` is one of `PER`, `ORG`,
        `LOC`, `MISC`, or None for all.
        """
        store = self._laid()
        return NameTable(store, find_keys(store, text, order, reverse=reverse, kind=kind))

    def entity(self, id: str) -> NameRow | None:
        """Return one entity, following merges; None when there is none of this id."""
        key = self._key_of(id)
        return None if key is None else read_rows(self._store, [key])[key]

    def outlets_of(self, id: str) -> list[OutletCount]:
        """Return which outlets mention an entity, the one with most mentions first."""
        rows = self._about(
            id,
            "SELECT a.outlet, sum(m.count), count(*) FROM {db}.mentions m"
            " JOIN main.articles a ON a.key = m.article WHERE m.entity = :key GROUP BY a.outlet",
        )
        counts = [OutletCount(*row) for row in rows]
        return sorted(counts, key=lambda each: (-each.mentions, each.outlet is None, each.outlet))

    def spellings(self, id: str) -> list[Spelling]:
        """Return all spellings of an entity, the most frequent first."""
        rows = self._about(id, "SELECT e.spellings FROM {db}.entities e WHERE e.key = :key")
        found = [Spelling(*pair) for (written,) in rows for pair in json.loads(written)]
        return sorted(found, key=lambda each: (-each.mentions, each.text))

    def articles_of(self, id: str) -> frozenset[str]:
        """Return the ids of the articles that mention an entity."""
        rows = self._about(
            id,
            "SELECT a.id FROM {db}.mentions m JOIN main.articles a ON a.key = m.article"
            " WHERE m.entity = :key",
        )
        return frozenset(article for (article,) in rows)

    def counted(self, articles: Sequence[str] | None = None) -> Iterator[NameCount]:
        """Yield how often each of some articles (or each of all) mentions each entity."""
        condition = "1" if articles is None else "a.id IN (SELECT value FROM json_each(:articles))"
        rows = self._laid().ask_both(
            "SELECT a.id, e.id, m.count, e.articles FROM {db}.mentions m"
            " JOIN {db}.entities e ON e.key = m.entity JOIN main.articles a ON a.key = m.article"
            " WHERE {condition} AND {kept}",
            {"articles": json.dumps(list(articles or ()))},
            condition=condition,
        )
        return (NameCount(*row) for row in rows)

    def mentioned(self, articles: Sequence[str] | None = None) -> Iterator[MentionedName]:
        """Yield all entities with their mentions, most mentioned first; all, or in `articles`."""
        from library.names_mentioned import mentioned  # noqa: PLC0415 - only for commands

        return mentioned(self._laid(), articles)

    def answer(self, query: "Query", unfinished: "Text | None") -> "Query":
        """Return a query in which every part about names is replaced by the articles it means."""
        from library.name_search import with_names_listed  # noqa: PLC0415 - only for queries

        return with_names_listed(query, self._laid(), unfinished)

    # -- deciding ------------------------------------------------------------------------------
    def decide(self, decision: Decision) -> None:
        """Write a decision to `names.yaml`; when this returns it is on the disk and holds.

        Takes `Merge`, `Split`, `Apart`, `Rename`, `Retype` or `Hide` of `entities.decisions`.
        Blocks some milliseconds (seconds on a sick disk). Raises `LibraryError` for a decision
        that contradicts others or a file that is broken, `NotSaved` and `NotConfirmed` as notes
        do; nothing changes then.
        """
        if isinstance(decision, Rename):
            decision = replace(decision, name=clean_line(decision.name))
        self._decisions.decide(decision)
        self._laid()

    def undo(self) -> Decision | None:
        """Take back the last decision of this session; None when there is none left."""
        undone = self._decisions.undo()
        self._laid()
        return undone

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions that hold, in the order of the file."""
        return self._decisions.current().items

    def close(self) -> None:
        """Let go of all files."""
        if "_store" in self.__dict__:
            self._store.close()

    # -- inside --------------------------------------------------------------------------------
    def _state(self) -> tuple[object, ...]:
        return (*self._store.state(), self._decisions.stamp())

    def _laid(self) -> NamesStore:
        """Return the store with the newest decisions laid over it."""
        self._store.lay(self._decisions.current())
        return self._store

    def _key_of(self, id: str) -> int | None:
        """Return the key of the entity that `id` means now: itself, or what it was merged into."""
        rows = self._laid().ask_both(
            "SELECT e.key, e.id FROM {db}.entities e WHERE e.id IN (:id, :merged) AND {kept}",
            {"id": id, "merged": self._decisions.current().target_of(id)},
        )
        return next((key for key, found in rows if found == id), rows[0][0] if rows else None)

    def _about(self, id: str, question: str) -> list[tuple[Any, ...]]:
        """Ask about one entity, wherever it stands."""
        key = self._key_of(id)
        if key is None:
            return []
        return self._store.ask(question.format(db="temp" if key < 0 else "main"), {"key": key})

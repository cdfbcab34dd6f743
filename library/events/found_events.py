"""Reading the events that were found, with the corrections of people laid over them."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple

from comparison.corrections import Corrections, apply_corrections, touched
from library.analyses.likenesses import Ask
from library.events.model import Event


class Member(NamedTuple):
    """An article of an event."""

    id: str
    day: int | None
    titled: int
    title: str
    event: str | None
    copy: int | None


_MEMBER = "SELECT a.id, a.day, a.titled, a.title, a.event, a.copy FROM articles a"
_OLDEST_FIRST = " ORDER BY a.day NULLS LAST, a.id"
_HERE = " WHERE a.event = :event OR a.id IN (SELECT value FROM json_each(:ids))"


class FoundEvents:
    """Events as they are now; a correction holds in every answer."""

    def __init__(self, ask: Ask, corrections: Corrections) -> None:
        self._ask = ask
        world = dict(self._world(corrections))
        applied, waiting = apply_corrections(corrections, world)
        self.notices = waiting
        """Corrections that cannot be applied, for people."""
        self.decided = applied
        """The event of each article that corrections touch, and of those beside it; None for one
        that stands alone by decision or was never grouped."""
        self._changed = {id: event for id, event in applied.items() if event != world[id]}
        self._less = Counter(world[id] for id in self._changed)
        self._more = Counter(self._changed.values())

    def of(self, ids: Collection[str]) -> dict[str, str]:
        """Return the events of articles; those that stand alone are left out."""
        rows = self._ask(
            "SELECT id, event FROM articles WHERE event IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(list(ids))},
        )
        events = dict(rows)
        events.update({id: self._changed[id] for id in ids if id in self._changed})
        sizes = self._sizes(set(events.values()))
        return {id: event for id, event in events.items() if event and sizes[event] > 1}

    def members(self, event: str) -> list[str]:
        """Return the ids of the articles of an event, even of a single one; oldest first."""
        return [member.id for member in self._members(event)]

    def event(self, id: str) -> Event | None:
        """Return an event of two or more articles."""
        members = self._members(id)
        return _event(id, members) if len(members) > 1 else None

    def all(self) -> list[Event]:
        """Return all events, the one with the newest article first; those without dates last."""
        members: dict[str, list[Member]] = defaultdict(list)
        for member in self._read(_MEMBER + _OLDEST_FIRST):
            event = self._changed.get(member.id, member.event)
            if event is not None:
                members[event].append(member)
        events = [_event(id, some) for id, some in members.items() if len(some) > 1]
        events.sort(key=lambda event: event.id)
        return sorted(events, key=lambda event: event.last or "", reverse=True)

    def articles_of(self, events: Collection[str]) -> frozenset[str]:
        """Return the ids of the articles of several events."""
        rows = self._ask(
            "SELECT id FROM articles WHERE event IN (SELECT value FROM json_each(:events))",
            {"events": json.dumps(list(events))},
        )
        moved = {id for id, event in self._changed.items() if event in events}
        return frozenset({id for (id,) in rows if id not in self._changed} | moved)

    def exists(self, event: str) -> bool:
        """Tell whether an event has any article, found or decided."""
        return bool(self._members(event))

    def _members(self, event: str) -> list[Member]:
        ids = [id for id, its in self._changed.items() if its == event]
        rows = self._read(
            _MEMBER + _HERE + _OLDEST_FIRST,
            event=event,
            ids=json.dumps(ids),
        )
        return [each for each in rows if self._changed.get(each.id, each.event) == event]

    def _sizes(self, events: Collection[str | None]) -> Counter[str | None]:
        rows = self._ask(
            "SELECT event, count(*) FROM articles"
            " WHERE event IN (SELECT value FROM json_each(:events)) GROUP BY event",
            {"events": json.dumps([event for event in events if event])},
        )
        sizes: Counter[str | None] = Counter(dict(rows))
        sizes.subtract(self._less)
        sizes.update(self._more)
        return sizes

    def _world(self, corrections: Corrections) -> Iterable[tuple[str, str | None]]:
        """Return the events of all articles that corrections touch and of those beside them."""
        about = touched(corrections)
        if not about.articles and not about.events:
            return []
        values = {"ids": json.dumps(list(about.articles)), "events": json.dumps(list(about.events))}
        ids = "(SELECT value FROM json_each(:ids))"
        rows: list[tuple[str, str | None]] = self._ask(
            f"SELECT id, event FROM articles WHERE id IN {ids}"  # noqa: S608 - our own words
            " OR event IN (SELECT value FROM json_each(:events))"
            f" OR event IN (SELECT event FROM articles WHERE id IN {ids})",
            values,
        )
        return rows

    def _read(self, question: str, **values: Any) -> list[Member]:
        return [Member(*row) for row in self._ask(question, values)]


def _event(id: str, members: list[Member]) -> Event:
    """Put an event together from its articles, oldest first."""
    titled = next((each for each in members if each.titled), members[0])
    days = [each.day for each in members if each.day is not None]
    copies: dict[int, list[str]] = defaultdict(list)
    for each in members:
        if each.copy is not None:
            copies[each.copy].append(each.id)
    return Event(
        id,
        titled.title,
        tuple(each.id for each in members),
        date.fromordinal(min(days)).isoformat() if days else None,
        date.fromordinal(max(days)).isoformat() if days else None,
        tuple(tuple(ids) for ids in copies.values() if len(ids) > 1),
    )

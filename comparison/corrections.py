"""The user's last word on articles: what they do not say, and which of them report the same.

Corrections are plain data. They name events by id; an id that no event has any more still finds the
event of the article that it was called after.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from comparison.events import PREFIX


class BadCorrection(ValueError):
    """A correction that makes no sense: `reason` for people, and the `value` at fault."""

    def __init__(self, reason: str, value: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value


@dataclass(frozen=True, slots=True)
class Fix:
    """An article has another outlet, date or title than its file says."""

    article: str
    field: str
    """One of `FIELDS`."""
    value: str


@dataclass(frozen=True, slots=True)
class Move:
    """An article belongs to an event, or, with None, to no other article."""

    article: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Split:
    """Some articles of an event are an event of their own."""

    event: str
    articles: tuple[str, ...]
    id: str
    """What the new event is called."""


@dataclass(frozen=True, slots=True)
class Merge:
    """All articles of `event` belong to `into`."""

    event: str
    into: str


FIELDS = ("outlet", "date", "title")
Correction = Fix | Move | Split | Merge
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,15}(?:Z|[+-]\d{2}:?\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections, in the order they were made. Raises `BadCorrection` for nonsense."""

    items: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        seen: set[tuple[str, str]] = set()
        for item in self.items:
            _check(item)
            if isinstance(item, Fix):
                if (item.article, item.field) in seen:
                    reason = f"{item.field} of {item.article} is given twice"
                    raise BadCorrection(reason, item.article)
                seen.add((item.article, item.field))

    def adding(self, item: Correction) -> "Corrections":
        """Add one; a second move or fix of an article takes the place of the first."""
        kept = (each for each in self.items if each != item and not _replaces(item, each))
        return replace(self, items=(*kept, item))

    def without(self, item: Correction) -> "Corrections":
        """Return these corrections but one; the way to undo it."""
        return replace(self, items=tuple(each for each in self.items if each != item))

    def fixes(self) -> dict[str, dict[str, str]]:
        """Return what is fixed of each article, by id and field."""
        found: dict[str, dict[str, str]] = {}
        for item in self.items:
            if isinstance(item, Fix):
                found.setdefault(item.article, {})[item.field] = item.value
        return found

    def regrouping(self) -> tuple[Move | Split | Merge, ...]:
        """Return what is said about events, in order."""
        return tuple(item for item in self.items if not isinstance(item, Fix))


NO_CORRECTIONS = Corrections()


def _check(item: Correction) -> None:
    values = list(_values(item))
    if not all(value.strip() for value in values):
        raise BadCorrection("an article, an event or a value is empty", "")
    match item:
        case Fix(article, field, value):
            if field not in FIELDS:
                raise BadCorrection(f"{field} of {article} cannot be corrected", article)
            if field == "date" and not _DATE.fullmatch(value):
                raise BadCorrection(f"{value} is no date such as 2025-05-07", value)
        case Merge(event, into) if event == into:
            raise BadCorrection(f"{event} cannot be merged with itself", event)
        case Split(event, articles, id) if not articles or id == event:
            raise BadCorrection(f"nothing is split from {event}", event)


def _values(item: Correction) -> Iterator[str]:
    match item:
        case Fix(article, field, value):
            yield from (article, field, value)
        case Move(article, event):
            yield from (article, event if event is not None else PREFIX)
        case Split(event, articles, id):
            yield from (event, *articles, id)
        case Merge(event, into):
            yield from (event, into)


def _replaces(new: Correction, old: Correction) -> bool:
    if isinstance(new, Fix) and isinstance(old, Fix):
        return (new.article, new.field) == (old.article, old.field)
    return isinstance(new, Move) and isinstance(old, Move) and new.article == old.article


@dataclass(frozen=True, slots=True)
class Touched:
    """Articles and events that corrections are about."""

    articles: frozenset[str]
    events: frozenset[str]


def touched(corrections: Corrections) -> Touched:
    """Return what must be known to apply corrections: these, and all articles of these events."""
    articles: set[str] = set()
    events: set[str] = set()
    for item in corrections.regrouping():
        match item:
            case Move(article, event):
                articles.add(article)
                events |= {event} if event is not None else set()
            case Split(event, some, id):
                articles.update(some)
                events |= {event, id}
            case Merge(event, into):
                events |= {event, into}
    articles.update(event.removeprefix(PREFIX) for event in events if event.startswith(PREFIX))
    return Touched(frozenset(articles), frozenset(events))


def apply_corrections(
    corrections: Corrections, found: Mapping[str, str | None]
) -> tuple[dict[str, str | None], tuple[str, ...]]:
    """Return the event of each article after all corrections, and notices of those that wait.

    `found` holds at least the event of every article that is touched and of all articles of their
    events; None for an article that belongs to none.
    """
    events = dict(found)
    notices: list[str] = []
    for item in corrections.regrouping():
        if missing := _apply(item, events):
            notices.append(f"{missing} is not there (any more): a correction waits for it")
    return events, tuple(dict.fromkeys(notices))


def _apply(item: Move | Split | Merge, events: dict[str, str | None]) -> str:
    """Apply one correction; return what it needs and does not find."""
    if isinstance(item, Move):
        event = item.event and (_meant(item.event, events) or item.event)
        return _put([item.article], event, events)
    source = _meant(item.event, events)
    if source is None:
        return f"the event {item.event}"
    if isinstance(item, Split):
        return _put(item.articles, item.id, events)
    moving = [article for article, event in events.items() if event == source]
    return _put(moving, _meant(item.into, events) or item.into, events)


def _put(articles: Iterable[str], event: str | None, events: dict[str, str | None]) -> str:
    missing = ""
    for article in articles:
        if article in events:
            events[article] = event
        else:
            missing = f"the article {article}"
    return missing


def _meant(event: str, events: Mapping[str, str | None]) -> str | None:
    """Return the event that has an id, or that holds the article which the id is made of."""
    if event in events.values():
        return event
    return events.get(event.removeprefix(PREFIX)) if event.startswith(PREFIX) else None

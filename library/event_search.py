"""Searching by events: the articles of the events that a query means."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from search.syntax import And, Field, Listed, Not, Or, Query, Scoped, Text

if TYPE_CHECKING:
    from library.events_reading import FoundEvents

TitledBy = Callable[[Query], Iterable[str]]
"""Answers a query about titles with the ids of the articles that have such a title."""


def with_events_listed(query: Query, events: "FoundEvents", titled: TitledBy) -> Query:
    """Return a query in which every `event:` is replaced by the articles it means.

    It means the event that has this id or holds the article of this id, or else all events of
    which an article's title holds the words.
    """
    match query:
        case And(parts):
            return And(tuple(with_events_listed(part, events, titled) for part in parts))
        case Or(parts):
            return Or(tuple(with_events_listed(part, events, titled) for part in parts))
        case Not(part):
            return Not(with_events_listed(part, events, titled))
        case Scoped(Field.EVENT, part):
            return Listed(query, _meant(part, events, titled))
        case Scoped(field, part):
            return Scoped(field, with_events_listed(part, events, titled))
        case _:
            return query


def _meant(part: Query, events: "FoundEvents", titled: TitledBy) -> frozenset[str]:
    """Return the ids of the articles that one `event:` means."""
    if isinstance(part, Text):
        id = part.text.casefold()
        if found := events.members(id):
            return frozenset(found)
        if event := events.of([id]).get(id):
            return frozenset(events.members(event))
    ids = list(titled(Scoped(Field.TITLE, part)))
    return events.articles_of(set(events.of(ids).values()))

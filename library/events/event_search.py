"""Searching by events: the articles of the events that a query means."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from search.language.resolving import Resolver
from search.language.syntax import Field, Listed, Query, Scoped, Text

if TYPE_CHECKING:
    from library.events.found_events import FoundEvents

TitledBy = Callable[[Query], Iterable[str]]
"""Answers a query about titles with the ids of the articles that have such a title."""


def events_resolver(events: "FoundEvents", titled: TitledBy) -> Resolver:
    """Return what puts the articles that an `event:` means into its place.

    It means the event that has this id or holds the article of this id, or else all events of
    which an article's title holds the words.
    """
    return lambda part: Listed(part, _meant(part.query, events, titled))


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

"""A listing in which the articles of one event stand together."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from library.events.model import Event

if TYPE_CHECKING:
    from library.articles import Articles

EventsOf = Callable[[Sequence[str]], Mapping[str, str]]
"""Returns the ids of the events of articles; those that stand alone are left out."""


def by_event(
    keys: Sequence[int], articles: "Articles", events: Sequence[Event], events_of: EventsOf
) -> list[int]:
    """Return `keys` with those of one event behind each other, where its first one stood."""
    ids = [(article, event.id) for event in events for article in event.articles]
    found = articles.keys_of([article for article, _ in ids])
    if len(found) < len(ids):  # an article is gone, and keys come without their ids
        ids = [(row.id, "") for row in articles.rows(found)]
        of = events_of([article for article, _ in ids])
        ids = [(article, of.get(article, article)) for article, _ in ids]
    return together(keys, {key: event for key, (_, event) in zip(found, ids, strict=True)})


def together(keys: Sequence[int], events: Mapping[int, str]) -> list[int]:
    """Return `keys` so that those of one event stand together; else as they are."""
    groups: dict[str | int, list[int]] = {}
    for key in keys:
        groups.setdefault(events.get(key, key), []).append(key)
    return list(chain.from_iterable(groups.values()))

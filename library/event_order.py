"""A listing in which the articles of one event stand together."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.comparisons import Comparisons
    from search.engine import Engine


def by_event(keys: Sequence[int], engine: "Engine", comparisons: "Comparisons") -> list[int]:
    """Return `keys` with those of one event behind each other, where its first one stood."""
    events = [(event.id, event.articles) for event in comparisons.events()]
    ids = [(article, event) for event, articles in events for article in articles]
    found = engine.keys_of([article for article, _ in ids])
    if len(found) < len(ids):  # an article is gone, and keys come without their ids
        ids = [(row.id, "") for row in engine.rows(found)]
        of = comparisons.events_of([article for article, _ in ids])
        ids = [(article, of.get(article, article)) for article, _ in ids]
    return together(keys, {key: event for key, (_, event) in zip(found, ids, strict=True)})


def together(keys: Sequence[int], events: Mapping[int, str]) -> list[int]:
    """Return `keys` so that those of one event stand together; else as they are."""
    groups: dict[str | int, list[int]] = {}
    for key in keys:
        groups.setdefault(events.get(key, key), []).append(key)
    return list(chain.from_iterable(groups.values()))

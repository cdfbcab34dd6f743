"""A listing in which the articles of one event stand together."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.articles import Articles
    from library.events.events import Events


def by_event(keys: Sequence[int], articles: "Articles", events: "Events") -> list[int]:
    """Return `keys` with those of one event behind each other, where its first one stood."""
    grouped = [(event.id, event.articles) for event in events.all()]
    ids = [(article, event) for event, members in grouped for article in members]
    found = articles.keys_of([article for article, _ in ids])
    if len(found) < len(ids):  # an article is gone, and keys come without their ids
        ids = [(row.id, "") for row in articles.rows(found)]
        of = events.of([article for article, _ in ids])
        ids = [(article, of.get(article, article)) for article, _ in ids]
    return together(keys, {key: event for key, (_, event) in zip(found, ids, strict=True)})


def together(keys: Sequence[int], events: Mapping[int, str]) -> list[int]:
    """Return `keys` so that those of one event stand together; else as they are."""
    groups: dict[str | int, list[int]] = {}
    for key in keys:
        groups.setdefault(events.get(key, key), []).append(key)
    return list(chain.from_iterable(groups.values()))

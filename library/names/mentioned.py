"""All entities with all their mentions, as programs get them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from library.names.model import MentionedName
from library.names.store import NamesStore

AT_ONCE = 200
"""Entities whose mentions are read at once."""


def mentioned(store: NamesStore, articles: Sequence[str] | None) -> Iterator[MentionedName]:
    """Yield entities with their mentions, most mentioned first; all, or those in `articles`."""
    condition, values = "1", dict[str, object]()
    if articles is not None:
        condition = "a.id IN (SELECT value FROM json_each(:articles))"
        values["articles"] = json.dumps(list(articles))
    counted = store.ask_both(
        "SELECT e.key, sum(m.count), e.id FROM {db}.entities e"
        " JOIN {db}.mentions m ON m.entity = e.key JOIN main.articles a ON a.key = m.article"
        " WHERE {condition} AND {kept} GROUP BY e.key",
        values,
        "ORDER BY 2 DESC, 3",
        condition=condition,
    )
    keys = [key for key, _, _ in counted]
    for at in range(0, len(keys), AT_ONCE):
        yield from _read(store, keys[at : at + AT_ONCE], condition, values)


def _read(
    store: NamesStore, keys: Sequence[int], condition: str, values: dict[str, object]
) -> Iterator[MentionedName]:
    """Yield some entities in the order of their keys."""
    rows = store.ask_both(
        "SELECT e.key, e.id, e.name, e.type, e.spellings, a.id, m.places FROM {db}.entities e"
        " JOIN {db}.mentions m ON m.entity = e.key JOIN main.articles a ON a.key = m.article"
        " WHERE e.key IN (SELECT value FROM json_each(:keys)) AND {condition} AND {kept}",
        {"keys": json.dumps(list(keys)), **values},
        condition=condition,
    )
    about: dict[int, tuple[str, str, str, str]] = {}
    mentions: dict[int, list[tuple[str, int, int, str]]] = defaultdict(list)
    for key, id, name, kind, spellings, article, places in rows:
        about[key] = (id, name, kind, spellings)
        mentions[key] += [(article, *place) for place in json.loads(places)]
    for key in keys:
        if key in about:
            id, name, kind, spellings = about[key]
            texts = tuple(text for text, _ in json.loads(spellings))
            yield MentionedName(id, name, kind, texts, tuple(sorted(mentions[key])))

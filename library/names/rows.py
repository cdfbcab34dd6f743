"""From an entity with its mentions to the rows in which it is stored and read quickly."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from entities.linking.decide import id_of
from entities.model import Entity, Mention
from search.language.analysis import forms


class Source(NamedTuple):
    """What is known about an article that mentions somebody."""

    key: int
    """Number of the article in the file of names."""
    outlet: str | None
    day: str | None


def read_sources(connection: sqlite3.Connection) -> dict[str, Source]:
    """Return what is known about every article, by id."""
    rows = connection.execute("SELECT id, key, outlet, day FROM main.articles")
    return {id: Source(*known) for id, *known in rows}


def insert_entity(
    connection: sqlite3.Connection,
    key: int,
    entity: Entity,
    sources: Mapping[str, Source],
    *,
    db: str = "main",
) -> None:
    """Store an entity under `key` in the tables of the file, or in those of one connection."""
    tables: tuple[tuple[str, Sequence[tuple[object, ...]]], ...] = (
        ("entities", [_entity_row(key, entity, sources)]),
        ("mentions", list(_mention_rows(key, entity, sources))),
        ("spellings", list(_spelling_rows(key, entity))),
    )
    for table, rows in tables:
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {db}.{table} VALUES ({marks})", rows)  # noqa: S608


def _entity_row(key: int, entity: Entity, sources: Mapping[str, Source]) -> tuple[object, ...]:
    """Return the row of the table `entities`."""
    known = [sources[article] for article in {mention.article for mention in entity.mentions}]
    days = [source.day for source in known if source.day]
    counted = spelling_counts(entity)
    words = " ".join(
        dict.fromkeys(form for text in (entity.name, *counted) for form in forms(text))
    )
    return (
        key,
        entity.id,
        entity.name,
        entity.type,
        len(entity.mentions),
        len(known),
        len({source.outlet for source in known if source.outlet}),
        min(days, default=None),
        max(days, default=None),
        json.dumps(list(counted.items()), ensure_ascii=False, separators=(",", ":")),
        f" {words}",
    )


def _mention_rows(
    key: int, entity: Entity, sources: Mapping[str, Source]
) -> Iterator[tuple[int, int, str, int]]:
    """Yield the rows of the table `mentions`: one for each article."""
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for mention in entity.mentions:
        places[mention.article].append((mention.start, mention.end, mention.text))
    for article, found in places.items():
        written = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        yield sources[article].key, key, written, len(found)


def _spelling_rows(key: int, entity: Entity) -> Iterator[tuple[int, str, str]]:
    """Yield the rows of the table `spellings`; the name an entity was given counts as one."""
    for text in dict.fromkeys((*entity.spellings, entity.name)):
        yield key, id_of(entity.type, text), " ".join(forms(text))


def spelling_counts(entity: Entity) -> dict[str, int]:
    """Return how often each spelling is written, genitives counted as their base form."""
    known = dict.fromkeys(entity.spellings, 0)
    for text, count in Counter(mention.text for mention in entity.mentions).items():
        base = text.removesuffix("s").rstrip("'’")
        spelling = text if text in known else base
        if spelling in known:
            known[spelling] += count
    return known


def read_entity(row: tuple[str, str, str, str], mentions: Iterable[tuple[str, str]]) -> Entity:
    """Return an entity from (id, name, type, spellings) and its (article id, places)."""
    id, name, kind, spellings = row
    return Entity(
        id,
        name,
        kind,
        tuple(
            Mention(article, start, end, text, kind)
            for article, places in sorted(mentions)
            for start, end, text in json.loads(places)
        ),
        tuple(text for text, _ in json.loads(spellings)),
    )

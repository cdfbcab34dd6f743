"""Laying decisions over the stored entities of one connection."""

import sqlite3
from collections.abc import Iterable, Sequence

from entities.decisions import Decision, Decisions, Hide, Merge, Split
from entities.linking.decide import apply_decisions, id_of
from entities.model import TYPES, Entity
from library.names.rows import insert_entity, read_entity, read_sources

AT_ONCE = 500
"""References that are looked up at once."""


def lay_over(
    connection: sqlite3.Connection, decisions: Decisions, last_key: int
) -> tuple[tuple[str, ...], int]:
    """Fill the tables of this connection with the entities that decisions change.

    Returns notices of what could not be applied, and the last key given: keys count down from
    `last_key`, so that none comes to mean another entity.
    """
    for table in ("replaced", "entities", "mentions", "spellings"):
        connection.execute(f"DELETE FROM temp.{table}")  # noqa: S608 - our own names
    if not decisions.items:
        return (), last_key
    touched = _touched(connection, references(decisions.items))
    decided, notices = apply_decisions(touched.values(), decisions)
    standing = {id(entity) for entity in decided}
    replaced = [(key,) for key, entity in touched.items() if id(entity) not in standing]
    connection.executemany("INSERT INTO temp.replaced VALUES (?)", replaced)
    before = {id(entity) for entity in touched.values()}
    sources = read_sources(connection)
    for entity in decided:
        if id(entity) not in before:
            last_key -= 1
            insert_entity(connection, last_key, entity, sources, db="temp")
    return tuple(notices), last_key


def references(decisions: Iterable[Decision]) -> list[str]:
    """Return every id that applying decisions may look for."""
    wanted: dict[str, None] = {}
    for decision in decisions:
        match decision:
            case Merge(source, target):
                wanted |= {source: None, target: None}
            case Split(entity, spelling):
                wanted |= {entity: None} | {id_of(kind, spelling): None for kind in TYPES}
            case Hide(entity):
                wanted |= {entity: None}
            case _:
                wanted |= {decision.entity: None}
                wanted |= {getattr(decision, "other", decision.entity): None}
    return list(wanted)


def _touched(connection: sqlite3.Connection, wanted: Sequence[str]) -> dict[int, Entity]:
    """Return, by key, every stored entity that could be meant by one of the ids wanted."""
    keys: set[int] = set()
    for at in range(0, len(wanted), AT_ONCE):
        some = wanted[at : at + AT_ONCE]
        marks = ",".join("?" * len(some))
        found = connection.execute(
            f"SELECT key FROM main.entities WHERE id IN ({marks})"  # noqa: S608 - only marks
            f" UNION SELECT entity FROM main.spellings WHERE reference IN ({marks})",
            [*some, *some],
        )
        keys.update(key for (key,) in found)
    return {key: _read(connection, key) for key in sorted(keys)}


def _read(connection: sqlite3.Connection, key: int) -> Entity:
    row = connection.execute(
        "SELECT id, name, type, spellings FROM main.entities WHERE key = ?", (key,)
    ).fetchone()
    mentions = connection.execute(
        "SELECT a.id, m.places FROM main.mentions m JOIN main.articles a ON a.key = m.article"
        " WHERE m.entity = ?",
        (key,),
    )
    return read_entity(row, mentions)

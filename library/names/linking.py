"""Linking all names that were found, and storing the entities in the place of those before."""

import sqlite3
from collections.abc import Iterator, Mapping

from entities.linking.link import link_entities
from entities.model import ArticleNames
from entities.record import OldRecord, from_record
from library.names.rows import insert_entity, read_sources


def link_stored(connection: sqlite3.Connection, meta: Mapping[str, str]) -> None:
    """Link what is stored and store the entities, with `meta`, in one transaction.

    Decisions are left to who reads. An entity that was there before keeps its key.
    """
    linked = link_entities(_stored(connection)).entities
    keys = dict(connection.execute("SELECT id, key FROM entities"))
    free = max(keys.values(), default=0) + 1
    connection.execute("BEGIN IMMEDIATE")
    try:
        for table in ("entities", "mentions", "spellings", "articles"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        connection.execute(
            "INSERT INTO articles (id, digest, outlet, day)"
            " SELECT article, digest, outlet, day FROM found ORDER BY article"
        )
        sources = read_sources(connection)
        for number, entity in enumerate(linked):
            insert_entity(connection, keys.get(entity.id, free + number), entity, sources)
        connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _stored(connection: sqlite3.Connection) -> Iterator[ArticleNames]:
    """Yield what was found; a record that cannot be read has no names until it is found anew."""
    for (record,) in connection.execute("SELECT record FROM found WHERE record IS NOT NULL"):
        try:
            yield from_record(record)
        except OldRecord:
            continue

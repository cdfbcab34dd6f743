"""Writing to the index: one process at a time, in commits that happen wholly or not at all."""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from search.embedded import lexicon
from search.embedded.records import ARTICLE_COLUMNS, article_of
from search.embedded.segments.batch import Batch
from search.embedded.segments.generations import (
    clear_leftovers,
    read_segments,
    storage_in,
    write_lock,
    write_segments,
)
from search.embedded.segments.inversion import Inverter
from search.embedded.segments.segment_reader import read_column
from search.embedded.segments.segment_writer import write_segment
from search.errors import IndexDamaged, SearchCancelled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from whoosh.codec.whoosh3 import W3Segment

    from corpus.article import Article
    from search.embedded.catalogue import Catalogue
    from search.engine import Cancelled, Progress
    from search.model import Entry

_TABLES: Final = ("articles", "labels", "texts")
_TIER: Final = 8
"""Segments of like size are joined when there are this many: each article is rewritten once for
every eightfold growth, and a search meets few segments."""
_MOST_JOINED: Final = 1024
"""Articles; bigger segments stay as they are."""


class Writer:
    """The one writer of an index directory."""

    def __init__(self, directory: Path, catalogue: Catalogue) -> None:
        self._directory = directory
        self._catalogue = catalogue
        self._generation = 0
        self._segments: list[W3Segment] = []

    def update(
        self,
        entries: Iterable[Entry],
        removed: Collection[str],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        """See `search.engine.Engine.update`."""
        with write_lock(self._directory), _without_collector(), self._catalogue.writing():
            self._generation = self._catalogue.meta("generation")
            try:
                self._segments = read_segments(self._directory, self._generation)
            except FileNotFoundError as error:
                raise IndexDamaged("The table of contents of the index is missing.") from error
            self._add(entries, removed, progress, cancelled)
            self._join_small_segments()

    def _add(
        self,
        entries: Iterable[Entry],
        removed: Collection[str],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        batch, gone = Batch(), set(removed)
        for done, entry in enumerate(entries, 1):
            if cancelled and cancelled():
                raise SearchCancelled
            if batch.is_full or entry.article.id in batch.ids:
                self._commit(batch, gone)
                batch, gone = Batch(), set()
            gone.discard(entry.article.id)
            batch.add(self._key_for(entry.article.id, len(batch)), entry)
            if progress:
                progress(done)
        if batch or gone:
            self._commit(batch, gone)

    def _key_for(self, id_: str, waiting: int) -> int:
        """Return the key that an article has, or the next one."""
        connection = self._catalogue.connection()
        found = connection.execute("SELECT key FROM articles WHERE id = ?", (id_,)).fetchone()
        return found[0] if found else self._catalogue.meta("last_key") + waiting + 1

    def _commit(self, batch: Batch, gone: Collection[str]) -> None:
        """Write a batch as a new segment, and drop what it replaces and what is gone."""
        batch.inverter.finish()
        with self._transaction() as connection:
            dropped = [key for id_ in gone for key in _keys_of(connection, id_)]
            last = self._catalogue.meta("last_key")
            self._delete({*dropped, *(key for key in batch.inverter.keys if key <= last)})
            for table in _TABLES:
                connection.executemany(
                    f"DELETE FROM {table} WHERE key = ?",  # noqa: S608 - our constant
                    ((key,) for key in dropped),
                )
            batch.store(connection)
            parts = lexicon.learn(connection, batch.inverter)
            self._append(batch.inverter, parts)
            last = max([last, *batch.inverter.keys])
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('last_key', ?)", (last,))

    def _join_small_segments(self) -> None:
        """Join small segments of like size into one, and drop those that nothing is left of."""
        tiers: defaultdict[int, list[W3Segment]] = defaultdict(list)
        for segment in self._segments:
            if (living := _living(segment)) <= _MOST_JOINED:
                tiers[living.bit_length() // 3].append(segment)
        joined = [each for tier in tiers.values() if len(tier) >= _TIER for each in tier]
        if not joined:
            return
        with self._transaction() as connection:
            inverter = Inverter()
            for segment in joined:
                for key in _living_keys(self._directory, segment):
                    if article := _stored_article(connection, key):
                        inverter.add(key, article)
            inverter.finish()
            names = {segment.segment_id() for segment in joined}
            self._segments = [each for each in self._segments if each.segment_id() not in names]
            self._append(inverter, lexicon.known_parts(connection, inverter.text.places))

    def _append(self, inverter: Inverter, parts: dict[str, tuple[str, ...]]) -> None:
        if len(inverter.keys):
            segment = write_segment(storage_in(self._directory), inverter, parts)
            self._segments.append(segment)

    def _delete(self, keys: set[int]) -> None:
        """Mark the articles with these keys as deleted in the segments that hold them."""
        for segment in self._segments if keys else ():
            for number, key in enumerate(read_column(self._directory, segment, "key")):
                if key in keys:
                    segment.delete_document(number)
        self._segments = [segment for segment in self._segments if _living(segment)]

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit segments and rows as one generation: the catalogue's commit is the moment."""
        connection = self._catalogue.connection()
        generation = self._generation + 1
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            write_segments(self._directory, generation, self._segments)
            connection.execute(
                "INSERT OR REPLACE INTO meta VALUES ('generation', ?)", (generation,)
            )
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        self._generation = generation
        clear_leftovers(self._directory, generation, self._segments)


def _living(segment: W3Segment) -> int:
    living: int = segment.doc_count_all() - segment.deleted_count()
    return living


def _living_keys(directory: Path, segment: W3Segment) -> Iterator[int]:
    for number, key in enumerate(read_column(directory, segment, "key")):
        if not segment.is_deleted(number):
            yield key


def _stored_article(connection: sqlite3.Connection, key: int) -> Article | None:
    statement = f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE key = ?"  # noqa: S608 - our constant
    found = connection.execute(statement, (key,)).fetchone()
    packed = connection.execute("SELECT text FROM texts WHERE key = ?", (key,)).fetchone()
    return article_of(found, packed[0]) if found and packed else None


def _keys_of(connection: sqlite3.Connection, id_: str) -> Iterable[int]:
    return (key for (key,) in connection.execute("SELECT key FROM articles WHERE id = ?", (id_,)))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from walking millions of postings again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

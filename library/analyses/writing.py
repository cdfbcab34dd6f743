"""Storing what articles were taken apart into, and forgetting it again."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from comparison.nearness import COMMON, FEW
from comparison.signature import Signature, unpack_signature
from library.analyses.analysing_process import Analysed
from library.files.derived_file import read_meta

CHANGES = "changes"
"""Name in `meta` of the number of articles that changed since all were grouped."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An article and what it was taken apart into; None when that failed."""

    id: str
    stamp: str
    digest: str
    language: str
    day: str | None
    titled: bool
    title: str
    analysed: Analysed | None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of something or nothing of it; readers are told."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def store(connection: sqlite3.Connection, batch: Sequence[Taken]) -> None:
    """Store articles in the place of what was known about them, in one transaction.

    One that is not new keeps its key, and its event until events are sought.
    """
    with transaction(connection):
        _forget_words(connection, [taken.id for taken in batch])
        connection.executemany(
            "INSERT INTO articles (id, stamp, digest, language, day, titled, title)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp,"
            " digest = excluded.digest, language = excluded.language, day = excluded.day,"
            " titled = excluded.titled, title = excluded.title, copy = NULL, grouped = 0",
            [
                (each.id, each.stamp, each.digest, each.language, ordinal(each.day),
                 each.titled, each.title)
                for each in batch
            ],
        )  # fmt: skip
        keys = _keys(connection, [taken.id for taken in batch])
        known = [(keys[each.id], each.analysed) for each in batch if each.analysed]
        connection.executemany(
            "INSERT INTO records VALUES (?, ?, ?)",
            [(key, analysed.record, analysed.signature) for key, analysed in known],
        )
        signed = {key: unpack_signature(analysed.signature) for key, analysed in known}
        _add_words(connection, signed)
        _count_changes(connection, len(batch))


def forget(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Forget articles that are gone, in one transaction."""
    with transaction(connection):
        keys = _keys(connection, ids)
        _forget_words(connection, ids)
        rows = [(key,) for key in keys.values()]
        connection.executemany("DELETE FROM articles WHERE key = ?", rows)
        _count_changes(connection, len(keys))


def ordinal(day: str | None) -> int | None:
    """Return the number of a day written `2025-05-07`; None for none."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def _keys(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for id in ids:
        for (key,) in connection.execute("SELECT key FROM articles WHERE id = ?", (id,)):
            found[id] = key
    return found


def _add_words(connection: sqlite3.Connection, signed: dict[int, Signature]) -> None:
    """Enter words and sentences of articles."""
    counts: Counter[int] = Counter()
    for signature in signed.values():
        counts.update(set(signature.words))
    connection.executemany(
        "INSERT INTO words VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET"
        " articles = articles + excluded.articles",
        counts.items(),
    )
    common = _common_words(connection)
    connection.executemany(
        "INSERT INTO postings VALUES (?, ?)",
        [(word, key) for key, each in signed.items() for word in set(each.words) - common],
    )
    connection.executemany(
        "INSERT INTO sentences VALUES (?, ?)",
        [(sentence, key) for key, each in signed.items() for sentence in set(each.sentences)],
    )


def _common_words(connection: sqlite3.Connection) -> set[int]:
    total = connection.execute("SELECT count(*) FROM records").fetchone()[0]
    question = f"SELECT word FROM words WHERE articles > {FEW} AND articles > ?"  # noqa: S608
    return {word for (word,) in connection.execute(question, (COMMON * total,))}


def _forget_words(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Take out what articles were taken apart into, if they were."""
    for key in _keys(connection, ids).values():
        question = "SELECT signature FROM records WHERE article = ?"
        for (packed,) in connection.execute(question, (key,)).fetchall():
            signature = unpack_signature(packed)
            words = [(word, key) for word in set(signature.words)]
            connection.executemany(
                "UPDATE words SET articles = articles - 1 WHERE word = ?",
                [(word,) for word, _ in words],
            )
            connection.executemany("DELETE FROM postings WHERE word = ? AND article = ?", words)
            connection.executemany(
                "DELETE FROM sentences WHERE sentence = ? AND article = ?",
                [(sentence, key) for sentence in set(signature.sentences)],
            )
            connection.execute("DELETE FROM records WHERE article = ?", (key,))


def _count_changes(connection: sqlite3.Connection, count: int) -> None:
    """Remember how many articles came, went or changed since all were grouped."""
    changes = int(read_meta(connection, CHANGES) or 0) + count
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (CHANGES, changes))

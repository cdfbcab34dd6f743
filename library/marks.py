"""What one reader remembers about a corpus: read marks, stars, positions, history, last place.

Kept in one SQLite file per corpus in the user's state folder. It is personal, so it is never
deleted: a damaged file is moved aside. Several sessions may use it at once (write-ahead log),
and one `Marks` may be used from several threads.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from library.errors import NotSaved

T = TypeVar("T")

FILE = "marks.sqlite3"
PATIENCE = 0.3
"""Seconds to wait for another session that is writing."""
ATTEMPTS = 5
"""Tries to make a new file while another session does the same."""
HISTORY = 200
"""Queries that are remembered."""
CHUNK = 500
"""Ids asked for at once; SQLite allows at least 999 values in a statement."""
VERSION = 1
SCHEMA = f"""
CREATE TABLE IF NOT EXISTS marks (
    article TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS history (id INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS place (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    article TEXT, query TEXT NOT NULL, sorting TEXT NOT NULL
);
PRAGMA user_version = {VERSION};
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader noted about one article without words."""

    read: bool = False
    starred: bool = False
    position: int = 0
    """Code point of `Article.text` at the beginning of the first visible line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader was when they left."""

    article: str | None
    """Id of the open article."""
    query: str
    order: str
    """Value of a `search.model.Order`."""


class Marks:
    """The marks of one reader on one corpus. Writing raises `NotSaved` when it fails."""

    def __init__(self, folder: Path) -> None:
        self.notices: list[str] = []
        """What happened to the file that people should know."""
        self._file = folder / FILE
        self._lock = threading.Lock()
        self._connection = self._connect()

    def get(self, article: str) -> Mark:
        """Return the mark of an article."""
        return self.many([article]).get(article, Mark())

    def many(self, articles: Sequence[str]) -> dict[str, Mark]:
        """Return the marks of `articles`; one without any mark is left out."""
        found: dict[str, Mark] = {}
        for at in range(0, len(articles), CHUNK):
            part = articles[at : at + CHUNK]
            places = ",".join("?" * len(part))
            columns = "SELECT article, read, starred, position FROM marks"
            wanted = f"{columns} WHERE article IN ({places})"
            for article, read, starred, position in self._ask(wanted, part):
                found[article] = Mark(bool(read), bool(starred), int(position))
        return found

    def read_ids(self) -> frozenset[str]:
        """Return the ids of all articles marked as read."""
        return frozenset(row[0] for row in self._ask("SELECT article FROM marks WHERE read"))

    def starred_ids(self) -> frozenset[str]:
        """Return the ids of all starred articles."""
        return frozenset(row[0] for row in self._ask("SELECT article FROM marks WHERE starred"))

    def set_read(self, articles: Iterable[str], read: bool) -> None:
        """Mark articles as read or unread."""
        self._set("read", articles, int(read))

    def set_starred(self, articles: Iterable[str], starred: bool) -> None:
        """Star articles or take their stars away."""
        self._set("starred", articles, int(starred))

    def set_position(self, article: str, position: int) -> None:
        """Remember how far an article was read, as a code point offset."""
        self._set("position", [article], position)

    def history(self) -> list[str]:
        """Return the queries of before, latest first."""
        return [row[0] for row in self._ask("SELECT query FROM history ORDER BY id DESC")]

    def remember_query(self, query: str) -> None:
        """Put a query on top of the history."""

        def remember(connection: sqlite3.Connection) -> None:
            connection.execute("REPLACE INTO history (query) VALUES (?)", (query,))
            connection.execute(
                "DELETE FROM history WHERE id NOT IN "
                "(SELECT id FROM history ORDER BY id DESC LIMIT ?)",
                (HISTORY,),
            )

        self._write(remember)

    def last_place(self) -> Place | None:
        """Return where the reader was when they last left."""
        rows = self._ask("SELECT article, query, sorting FROM place")
        return Place(*rows[0]) if rows else None

    def remember_place(self, place: Place) -> None:
        """Remember where the reader is."""
        values = (place.article, place.query, place.order)
        self._write(lambda on: on.execute("REPLACE INTO place VALUES (1, ?, ?, ?)", values))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _set(self, column: str, articles: Iterable[str], value: int) -> None:
        rows = [(article, value) for article in articles]
        change = (
            f"INSERT INTO marks (article, {column}) VALUES (?, ?) "  # noqa: S608 - own column names
            f"ON CONFLICT (article) DO UPDATE SET {column} = excluded.{column}"
        )
        self._write(lambda connection: connection.executemany(change, rows))

    def _ask(self, question: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question; none when another session blocks the file."""
        try:
            return self._with_connection(lambda on: on.execute(question, values).fetchall())
        except sqlite3.Error:
            return []

    def _write(self, change: Callable[[sqlite3.Connection], object]) -> None:
        """Carry out `change` as one transaction, or not at all."""

        def transaction(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            try:
                change(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

        try:
            self._with_connection(transaction)
        except sqlite3.Error as error:
            raise NotSaved(f"This could not be saved: {error}.") from error

    def _with_connection(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work`; when the file turns out damaged, once more on a fresh one."""
        with self._lock:
            try:
                return work(self._connection)
            except sqlite3.DatabaseError as error:
                if not _damaged(error):
                    raise
                self._connection.close()
                self._connection = self._connect(thorough=True)
                return work(self._connection)

    def _connect(self, *, thorough: bool = False) -> sqlite3.Connection:
        """Open the file, moving a damaged one aside; when all fails, remember in memory only."""
        try:
            try:
                return _open(str(self._file), thorough=thorough)
            except sqlite3.DatabaseError as error:
                if not _damaged(error):
                    raise
                kept = move_aside(self._file)
                self.notices.append(
                    f"The file with your read marks and stars was damaged. It was kept as {kept}."
                )
                return _open(str(self._file))
        except (sqlite3.Error, OSError) as error:
            self.notices.append(
                f"Read marks and stars are not saved in this session: {self._file}: {error}."
            )
            return _open(":memory:")


def move_aside(file: Path) -> Path:
    """Rename `file` with its journals to the first free `<name>.damaged-<n>` and return that."""
    number = 1
    while (kept := file.with_name(f"{file.name}.damaged-{number}")).exists():
        number += 1
    file.rename(kept)
    for journal in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            file.with_name(file.name + journal).rename(kept.with_name(kept.name + journal))
    return kept


class _Damage(sqlite3.DatabaseError):
    """A thorough check found the file broken."""


def _open(name: str, *, thorough: bool = False) -> sqlite3.Connection:
    """Connect to a marks file, made if missing; raises `sqlite3.Error` when it is unusable."""
    connection = sqlite3.connect(
        name, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise sqlite3.NotSupportedError("it was written by a newer Lesart")
        if version < VERSION:
            _prepare(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        if thorough and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _Damage("it is damaged")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file; patient with a session that does so at the same moment."""
    for attempt in range(ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL")  # fails at once when another switches
            connection.executescript(SCHEMA)
            return
        except sqlite3.OperationalError:
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(PATIENCE / ATTEMPTS)


def _damaged(error: sqlite3.DatabaseError) -> bool:
    """Tell whether SQLite found that the file itself is broken or no database at all."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _Damage) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

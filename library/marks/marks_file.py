"""The SQLite file that marks are kept in: shared by sessions and threads, never lost.

A damaged file is moved aside and a new one begun; when no file can be used at all, what is
written lasts for this session only. Both are told in `notices`. SQLite locks the file itself, so
there is no lock file to lose; but it goes on writing into a file that was moved or removed under
it. So the file must still be the one of its name after each change, else it is made again.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from corpus.trusted import check_database
from library.errors import NotSaved
from library.files.damage import damage, is_damage, move_aside
from library.places import PRIVATE

T = TypeVar("T")
Identity = tuple[int, int] | None
"""What tells a file from all others: device and inode; None when there is no file."""

PATIENCE = 0.3
"""Seconds to wait for another session that is writing."""
ATTEMPTS = 5
"""Tries to make a new file while another session does the same."""
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


class MarksFile:
    """A connection to the file that survives damage; one thread at a time uses it."""

    def __init__(self, file: Path) -> None:
        self.notices: list[str] = []
        """What happened to the file that people should know."""
        self._file = file
        self._lock = threading.Lock()
        self._identity: Identity = None
        self._connection = self._connect()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def ask(self, question: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question; none when another session blocks the file."""
        try:
            return self._with_connection(lambda on: on.execute(question, values).fetchall())
        except sqlite3.Error:
            return []

    def write(self, change: Callable[[sqlite3.Connection], object]) -> None:
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
            self._with_connection(transaction, lasting=True)
        except sqlite3.Error as error:
            raise NotSaved(f"This could not be saved: {error}.") from error

    def _with_connection(
        self, work: Callable[[sqlite3.Connection], T], *, lasting: bool = False
    ) -> T:
        """Do `work`; when the file turns out damaged, once more on a fresh one.

        What is `lasting` is done again while the file is not the one of its name afterwards.
        """
        with self._lock:
            self._follow()
            try:
                result = work(self._connection)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self._connection.close()
                self._connection = self._connect(thorough=True)
                result = work(self._connection)
            for _ in range(ATTEMPTS):
                if not lasting or not self._follow():
                    return result
                result = work(self._connection)
        raise sqlite3.OperationalError("somebody keeps exchanging the file")

    def _follow(self) -> bool:
        """Open the file anew if another one or none has its name by now; tell whether."""
        if self._identity is None or self._identity == _identity_of(self._file):
            return False
        self._connection.close()
        self._connection = self._connect()
        return True

    def _connect(self, *, thorough: bool = False) -> sqlite3.Connection:
        """Open the file, moving a damaged one aside; when all fails, remember in memory only."""
        try:
            self._file.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            connection = self._connect_or_replace(thorough=thorough)
        except (sqlite3.Error, OSError) as error:
            self.notices.append(
                f"Read marks and stars are not saved in this session: {self._file}: {error}."
            )
            self._identity = None
            return _open(":memory:")
        self._identity = _identity_of(self._file)
        return connection

    def _connect_or_replace(self, *, thorough: bool) -> sqlite3.Connection:
        check_database(self._file)
        try:
            return _open(str(self._file), thorough=thorough)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        with suppress(sqlite3.DatabaseError):  # another session may have replaced it just now
            return _open(str(self._file), thorough=True)
        kept = move_aside(self._file)
        self.notices.append(
            f"The file with your read marks and stars was damaged. It was kept as {kept}."
        )
        return _open(str(self._file))


def _identity_of(file: Path) -> Identity:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
            raise damage("a page of it is broken")
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

"""SQLite files of what is derived: private, written by one process, begun anew when damaged."""

import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from corpus.trusted import Untrusted, check_database, make_way
from library.files.damage import is_damage

PATIENCE = 10.0
"""Seconds to wait for a lock that SQLite holds only for moments."""


@dataclass(frozen=True, slots=True)
class DerivedFile:
    """One kind of such a file."""

    name: str
    format: int
    """Grows when what is stored changes its meaning; a file of another number is begun anew."""
    schema: str
    """Makes the tables; among them `meta (name, value)`, with a `generation` for readers."""
    own_tables: str = ""
    """Makes tables of a reading connection alone."""

    def open_for_writing(self, folder: Path) -> sqlite3.Connection:
        """Open the file in `folder`, begun anew when missing, damaged or of another format.

        A file that may be somebody else's is set aside. Only for the process that holds the lock
        of `folder`. Raises `sqlite3.Error` or `OSError` when no file can be made there.
        """
        file = folder / self.name
        make_way(file)
        if file.exists():
            connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
            try:
                if self._is_sound(connection):
                    connection.execute("PRAGMA synchronous = NORMAL")
                    return connection
                connection.close()
            except sqlite3.DatabaseError as error:
                connection.close()
                if not is_damage(error):
                    raise
        return self._create(file)

    def open_for_reading(self, folder: Path) -> sqlite3.Connection | None:
        """Open the file in `folder`; None when there is none of ours or not in this format.

        Raises `sqlite3.Error` when the file is damaged.
        """
        file = folder / self.name
        try:
            check_database(file)
        except Untrusted:
            return None
        if not file.is_file():
            return None
        connection = sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=rw",  # never makes a file that is gone
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] == self.format:
                connection.execute("PRAGMA temp_store = MEMORY")
                connection.executescript(self.own_tables)
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
        return None

    def _is_sound(self, connection: sqlite3.Connection) -> bool:
        """Tell whether a file is whole and of our format."""
        if connection.execute("PRAGMA user_version").fetchone()[0] != self.format:
            return False
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")

    def _create(self, file: Path) -> sqlite3.Connection:
        """Make an empty file in the place of what was there, filled beside it and moved whole.

        The old one exists until then, so that the new one has another inode, by which readers know
        it.
        """
        beside = file.with_name(f"{self.name}.new")
        beside.unlink(missing_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        connection = sqlite3.connect(beside, isolation_level=None)
        script = f"BEGIN; {self.schema} PRAGMA user_version = {self.format}; COMMIT;"
        connection.executescript(script)
        connection.execute("INSERT INTO meta VALUES ('generation', ?)", (time.time_ns(),))
        connection.close()
        for journal in ("-wal", "-shm"):
            file.with_name(self.name + journal).unlink(missing_ok=True)
        beside.replace(file)
        connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection


def read_meta(connection: sqlite3.Connection, name: str) -> str:
    """Return what is stored in `meta` under a name; nothing when there is none."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""

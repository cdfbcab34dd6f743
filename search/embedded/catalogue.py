"""The catalogue: an SQLite file beside the postings that holds rows, texts and stamps.

It is written in one transaction per commit and read by any number of processes at once. Every
thread gets its own connection, because one connection serves one statement at a time.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.embedded.private import open_private
from search.errors import IndexDamaged, IndexOutdated

FILE_NAME = "catalogue.sqlite"
FORMAT = 7
"""Grows when what is stored changes its meaning; another number means: rebuild."""

_PATIENCE = 10.0
"""Seconds to wait for a lock that SQLite holds only for moments."""
_CACHE = 256
"""Kilobytes of pages that each reading connection keeps."""
_WRITING_CACHE = 65536
"""Kilobytes while writing, so that the lexicon of a large corpus stays at hand."""

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE articles (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    outlet TEXT, date TEXT, language TEXT, path BLOB NOT NULL, words INTEGER NOT NULL,
    titled INTEGER NOT NULL, url TEXT, author TEXT, digest TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    minute INTEGER, title_sort TEXT NOT NULL, outlet_sort TEXT
);
CREATE INDEX articles_by_path ON articles (path);
CREATE INDEX articles_by_minute ON articles (minute);
CREATE INDEX articles_by_title ON articles (title_sort, minute DESC);
CREATE INDEX articles_by_outlet ON articles (outlet_sort, minute DESC);
CREATE TABLE labels (key INTEGER PRIMARY KEY, folded TEXT NOT NULL);
CREATE TABLE texts (key INTEGER PRIMARY KEY, text BLOB NOT NULL, outline BLOB NOT NULL);
"""
"""`meta` holds the generation that is valid and the last key that was given: no key comes back."""


class Catalogue:
    """The catalogue of one index directory."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / FILE_NAME
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    @classmethod
    def create(cls, directory: Path) -> "Catalogue":
        """Make an empty catalogue in `directory`."""
        os.close(open_private(directory / FILE_NAME, os.O_RDWR | os.O_CREAT))
        catalogue = cls(directory)
        connection = catalogue.connection()
        connection.execute("PRAGMA journal_mode=WAL")
        from search.embedded import lexicon  # noqa: PLC0415 - heavy, and only a new index has need of it

        script = f"BEGIN; {_SCHEMA} {lexicon.SCHEMA} PRAGMA user_version={FORMAT}; COMMIT;"
        connection.executescript(script)
        return catalogue

    @classmethod
    def open(cls, directory: Path) -> "Catalogue":
        """Open the catalogue in `directory`; raises `IndexDamaged` or `IndexOutdated`."""
        if not (directory / FILE_NAME).is_file():
            raise IndexDamaged("The index has no catalogue; it has to be rebuilt.")
        catalogue = cls(directory)
        (version,) = catalogue.connection().execute("PRAGMA user_version").fetchone()
        if version != FORMAT:
            catalogue.close()
            raise IndexOutdated("The index was written by another version; it has to be rebuilt.")
        return catalogue

    def connection(self) -> sqlite3.Connection:
        """Return the connection of this thread, opened when it asks for the first time."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                f"{self._file.resolve().as_uri()}?mode=rw",  # never makes a file that is gone
                uri=True,
                timeout=_PATIENCE,
                isolation_level=None,
                check_same_thread=False,
            )
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute(f"PRAGMA cache_size=-{_CACHE}")
            self._local.connection = connection
            with self._lock:
                self._open.append(connection)
        return connection

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Give the connection of this thread much memory for a while."""
        connection = self.connection()
        connection.execute(f"PRAGMA cache_size=-{_WRITING_CACHE}")
        try:
            yield
        finally:
            connection.execute(f"PRAGMA cache_size=-{_CACHE}")

    def meta(self, name: str, default: int = 0) -> int:
        """Return a number stored under `name`."""
        found = self.connection().execute("SELECT value FROM meta WHERE name=?", (name,)).fetchone()
        return default if found is None else int(found[0])

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            while self._open:
                self._open.pop().close()
        self._local = threading.local()

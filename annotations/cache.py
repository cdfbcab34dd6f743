"""What is known about the files of a notebook, kept between sessions: derived, may be deleted.

A file counts as known while its size, moment of change and number on the disk are the same.
The cache never fails: where it cannot be read or written, everything is read anew.
"""

import contextlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

RecordKind = Literal["note", "deleted", "second", "damaged"]

_LAYOUT = 2
_FILE = "notes.sqlite"
_PATIENCE = 0.2


class Record(NamedTuple):
    """What is known about one file."""

    article: str
    name: str
    size: int
    mtime_ns: int
    inode: int
    owner: int
    kind: RecordKind
    sha256: str
    packed: str
    """The note (see `packing`); for a damaged file the reason."""


class Cache:
    """The records of one notebook in a folder of the user's own."""

    def __init__(self, folder: Path, root: Path) -> None:
        """`folder` is private to the user; `root` is the notebook that the records describe."""
        self._path = folder / _FILE
        self._root = str(root)

    def load(self) -> list[Record]:
        """Return all records; none when the cache is missing, damaged or of another notebook."""
        try:
            with contextlib.closing(self._connect()) as database:
                self._prepare(database)
                rows = database.execute("SELECT * FROM record").fetchall()
                return list(map(Record._make, rows))
        except (sqlite3.OperationalError, OSError):
            return []
        except sqlite3.DatabaseError:
            self._forget()
            return []

    def save(self, changed: Iterable[Record], gone: Iterable[tuple[str, str]]) -> None:
        """Keep records and drop those of files that are gone (article, name)."""
        with (
            contextlib.suppress(sqlite3.Error, OSError),
            contextlib.closing(self._connect()) as database,
            database,
        ):
            self._prepare(database)
            database.executemany("DELETE FROM record WHERE article = ? AND name = ?", gone)
            database.executemany(
                "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", changed
            )

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=_PATIENCE)
        database.execute("PRAGMA synchronous = OFF")
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        """Make the tables, anew when they describe another notebook or have another layout."""
        (layout,) = database.execute("PRAGMA user_version").fetchone()
        of_root = "SELECT count(*) FROM notebook WHERE root = ?"
        if layout == _LAYOUT and database.execute(of_root, (self._root,)).fetchone() == (1,):
            return
        database.executescript(
            f"""
            DROP TABLE IF EXISTS record;
            DROP TABLE IF EXISTS notebook;
            CREATE TABLE notebook (root TEXT);
            CREATE TABLE record (
                article TEXT, name TEXT, size INTEGER, mtime_ns INTEGER, inode INTEGER,
                owner INTEGER, kind TEXT, sha256 TEXT, packed TEXT, PRIMARY KEY (article, name)
            ) WITHOUT ROWID;
            PRAGMA user_version = {_LAYOUT};
            """
        )
        database.execute("INSERT INTO notebook VALUES (?)", (self._root,))
        database.commit()

    def _forget(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink()

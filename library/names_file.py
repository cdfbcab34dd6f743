"""The SQLite file that names are kept in: derived, private, and begun anew when it is damaged.

One process at a time writes to it (`library.names_run`); any number read. `found` holds what the
models found in each article; the other tables hold the entities that linking made of it, without
the user's decisions, and are replaced as a whole in one transaction.
"""

import os
import sqlite3
import time
from pathlib import Path

from library.damage import is_damage

FOLDER = "names"
"""Folder of names beside the index of a corpus: a rebuilt index finds its names again."""
FILE = "names.sqlite3"
FORMAT = 1
"""Grows when what is stored changes its meaning; a file of another number is begun anew."""
PATIENCE = 10.0
"""Seconds to wait for a lock that SQLite holds only for moments."""

TABLES = """
CREATE TABLE {db}.entities (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL,
    mentions INTEGER NOT NULL, articles INTEGER NOT NULL, outlets INTEGER NOT NULL,
    first TEXT, last TEXT, spellings TEXT NOT NULL, words TEXT NOT NULL
);
CREATE TABLE {db}.mentions (
    article INTEGER NOT NULL, entity INTEGER NOT NULL, places TEXT NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX {db}.mentions_by_entity ON mentions (entity);
CREATE TABLE {db}.spellings (
    entity INTEGER NOT NULL, reference TEXT NOT NULL, words TEXT NOT NULL
);
CREATE INDEX {db}.spellings_by_reference ON spellings (reference);
CREATE INDEX {db}.spellings_by_entity ON spellings (entity);
"""
"""Entities; `spellings` and `places` are JSON: [[text, mentions], …] and [[start, end, text], …].

`words` are the forms of the words (`search.analysis`) of name and spellings, with a blank before
each. A `reference` is the id that the entity would have if it were named by this spelling.
"""
_SCHEMA = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE found (
    article TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, outlet TEXT, day TEXT,
    record TEXT
);
CREATE TABLE articles (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, outlet TEXT, day TEXT
);
{TABLES.format(db="main")}
PRAGMA user_version = {FORMAT};
"""


def open_for_writing(folder: Path) -> sqlite3.Connection:
    """Open the names in `folder`, begun anew when missing, damaged or of another format.

    Only for the process that holds the lock of `folder`. Raises `sqlite3.Error` or `OSError` when
    no file can be made there.
    """
    file = folder / FILE
    if file.exists():
        connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
        try:
            if _is_sound(connection):
                connection.execute("PRAGMA synchronous = NORMAL")
                return connection
            connection.close()
        except sqlite3.DatabaseError as error:
            connection.close()
            if not is_damage(error):
                raise
    return _create(file)


def open_for_reading(folder: Path) -> sqlite3.Connection | None:
    """Open the names in `folder`; None when there are none or not in this format.

    Raises `sqlite3.Error` when the file is damaged.
    """
    file = folder / FILE
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
        if connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT:
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.executescript(
                TABLES.format(db="temp") + "CREATE TABLE temp.replaced (key INTEGER PRIMARY KEY);"
            )
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Tell whether a file is whole and of our format."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
        return False
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def _create(file: Path) -> sqlite3.Connection:
    """Make an empty file in the place of what was there, filled beside it and moved whole.

    The old one exists until then, so that the new one has another inode, by which readers know it.
    """
    beside = file.with_name(f"{FILE}.new")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection = sqlite3.connect(beside, isolation_level=None)
    connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
    connection.execute("INSERT INTO meta VALUES ('generation', ?)", (time.time_ns(),))
    connection.close()
    for journal in ("-wal", "-shm"):
        file.with_name(FILE + journal).unlink(missing_ok=True)
    beside.replace(file)
    connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection

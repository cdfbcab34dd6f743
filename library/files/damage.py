"""Telling damage from other trouble: only what is damaged may be set aside or begun anew."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from search.errors import IndexDamaged, IndexOutdated, IndexUnsafe

FAILURES = (IndexDamaged, IndexOutdated, IndexUnsafe, OSError, sqlite3.Error)
"""What an engine may raise when its files are damaged or were taken away under its hands."""


def is_damage(error: BaseException) -> bool:
    """Tell whether an error means that a file is useless, not just busy, missing or full.

    That is: broken, of another version, or perhaps written by somebody else.
    """
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return isinstance(error, IndexDamaged | IndexOutdated | IndexUnsafe)


def damage(reason: str) -> sqlite3.DatabaseError:
    """Return the error that SQLite raises for a broken file."""
    error = sqlite3.DatabaseError(reason)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


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

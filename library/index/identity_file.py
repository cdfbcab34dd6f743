"""The ids that were given to the articles of one corpus, remembered in the user's state folder.

No index and no article is needed to know them: an id is never given twice, also after the index
was deleted. A damaged file is moved aside; then index and notebook are all that is known.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from library.files.damage import is_damage, move_aside
from library.index.identities import Known
from search.embedded.records import pack_path, unpack_path

FILE = "ids.sqlite3"
_VERSION = 1
_PATIENCE = 2.0
"""Seconds to wait for another session; only the one that writes the index writes here."""
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS given (
    id TEXT PRIMARY KEY, path BLOB NOT NULL, title TEXT NOT NULL, digest TEXT NOT NULL,
    here INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notebook (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT);
PRAGMA user_version = {_VERSION};
"""


class IdentityFile:
    """The memory of ids below `folder`; a missing file is empty. Never fails, but says so."""

    def __init__(self, folder: Path) -> None:
        self.notice = ""
        """Why nothing can be remembered, for people."""
        self._file = folder / FILE

    def load(self) -> dict[str, Known]:
        """Return what is known of each id."""
        rows = self._ask("SELECT id, path, title, digest, here FROM given")
        return {
            id: Known(unpack_path(path), title, digest, bool(here))
            for id, path, title, digest, here in rows
        }

    def find(self, id: str) -> Known | None:
        """Return what is known of one id."""
        rows = self._ask("SELECT path, title, digest, here FROM given WHERE id = ?", (id,))
        for path, title, digest, here in rows:
            return Known(unpack_path(path), title, digest, bool(here))
        return None

    def notebook_state(self) -> str | None:
        """Return in which state the notes were when they were last heard; None: never."""
        return next((row[0] for row in self._ask("SELECT state FROM notebook")), None)

    def remember(self, known: Mapping[str, Known], state: str | None = None) -> None:
        """Keep what is known anew, and the state of the notes that were heard."""
        if not known and state is None:
            return
        rows = [
            (id, pack_path(each.path), each.title, each.digest, each.here)
            for id, each in known.items()
        ]
        try:
            with closing(self._connect()) as database, database:
                database.executescript(_SCHEMA)
                database.executemany("REPLACE INTO given VALUES (?, ?, ?, ?, ?)", rows)
                if state is not None:
                    database.execute("REPLACE INTO notebook VALUES (1, ?)", (state,))
        except (sqlite3.Error, OSError) as error:
            self._set_aside(error)
            self.notice = f"The ids of your articles cannot be remembered: {self._file}: {error}."

    def _ask(self, question: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        if not self._file.exists():
            return []
        try:
            with closing(self._connect()) as database:
                return database.execute(question, values).fetchall()
        except (sqlite3.Error, OSError) as error:
            self._set_aside(error)
            return []

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=_PATIENCE)

    def _set_aside(self, error: Exception) -> None:
        if is_damage(error):
            with suppress(OSError):
                move_aside(self._file)

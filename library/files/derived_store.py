"""Reading what is derived from a file that another process may renew, damage or take away."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from threading import RLock
from typing import Any

from library.files.damage import is_damage
from library.files.derived_file import DerivedFile

Values = Mapping[str, object]
State = tuple[int, int]
"""Inode and generation of the file; zeros when there is none."""
NOTHING: State = (0, 0)


class DerivedStore:
    """What a file below `folder` holds. Safe for several threads; a missing file is empty."""

    def __init__(self, folder: Path, file: DerivedFile) -> None:
        self.folder = folder
        """Private to the user; the file in it need not exist."""
        self._file = file
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._broken = 0

    def state(self) -> State:
        """Return a value that changes whenever the writer says so; cheap."""
        with self._lock:
            self._follow()
            found = self._rows("SELECT value FROM main.meta WHERE name = 'generation'", {})
            return (self._inode, found[0][0]) if found else NOTHING

    def ask(self, question: str, values: Values) -> list[tuple[Any, ...]]:
        """Return the rows of a question; none when there is no file or it is damaged."""
        with self._lock:
            if self._connection is None:
                self._follow()
            return self._rows(question, values)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._drop()

    def _follow(self) -> None:
        """Open the file that is in place now, unless it is known to be damaged."""
        try:
            inode = (self.folder / self._file.name).stat().st_ino
        except OSError:
            inode = 0
        if inode == self._inode:
            return
        self._drop()
        if inode in {0, self._broken}:
            return
        try:
            self._connection = self._file.open_for_reading(self.folder)
            self._inode = inode if self._connection else 0
        except sqlite3.DatabaseError as error:
            self._inode = inode
            self._give_up(error)

    def _rows(self, question: str, values: Values) -> list[tuple[Any, ...]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return []

    def _give_up(self, error: sqlite3.DatabaseError) -> None:
        """Do without the file when it is damaged; the next run of its writer begins it anew."""
        if not is_damage(error):
            raise error
        self._broken = self._inode
        self._drop()

    def _drop(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection, self._inode = None, 0

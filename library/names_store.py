"""Reading the names that were found, with the user's decisions laid over them.

Decisions change few entities out of many. Those are read, decided by `entities` and put into
tables of this connection alone, which hide the stored ones: nothing has to be linked again, and a
decision holds in every answer from the moment it is made.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from threading import RLock
from typing import Any

from entities.decisions import Decisions
from library.damage import is_damage
from library.names_file import FILE, open_for_reading

Values = Mapping[str, object]
State = tuple[int, int]
"""Inode and generation of the file of names; zeros when there is none."""
NOTHING: State = (0, 0)

_KEPT = "e.key NOT IN (SELECT key FROM temp.replaced)"


class NamesStore:
    """The stored names below `folder`. Safe for several threads; a missing file is empty."""

    def __init__(self, folder: Path) -> None:
        self.notices: tuple[str, ...] = ()
        """Decisions that could not be applied, in words for people."""
        self._folder = folder
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._broken = 0
        self._laid: tuple[State, Decisions] | None = None
        self._last_key = 0

    def state(self) -> State:
        """Return a value that changes whenever names were linked anew; cheap."""
        with self._lock:
            self._follow()
            found = self._rows("SELECT value FROM main.meta WHERE name = 'generation'", {})
            return (self._inode, found[0][0]) if found else NOTHING

    def lay(self, decisions: Decisions) -> None:
        """Let these decisions hold in all answers from now on; quick when they already do."""
        with self._lock:
            wanted = self.state(), decisions
            if wanted == self._laid or self._connection is None:
                return
            from library.names_deciding import lay_over  # noqa: PLC0415 - only with names

            try:
                self.notices, self._last_key = lay_over(self._connection, decisions, self._last_key)
            except sqlite3.DatabaseError as error:
                self._give_up(error)
            self._laid = wanted

    def ask(self, question: str, values: Values) -> list[tuple[Any, ...]]:
        """Return the rows of a question; none when there are no names or they are damaged."""
        with self._lock:
            return self._rows(question, values)

    def ask_both(
        self, question: str, values: Values, tail: str = "", **words: str
    ) -> list[tuple[Any, ...]]:
        """Ask about entities `e` that stand and those that were decided.

        `question` names tables as `{db}.entities` and holds the condition `{kept}`; `tail` orders.
        `words` are put into the places with their names.
        """
        stored = question.format(db="main", kept=_KEPT, **words)
        decided = question.format(db="temp", kept="1", **words)
        return self.ask(f"{stored} UNION ALL {decided} {tail}", values)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._drop()

    def _follow(self) -> None:
        """Open the file that is in place now, unless it is known to be damaged."""
        try:
            inode = (self._folder / FILE).stat().st_ino
        except OSError:
            inode = 0
        if inode == self._inode:
            return
        self._drop()
        if inode in {0, self._broken}:
            return
        try:
            self._connection = open_for_reading(self._folder)
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
        """Do without names when the file is damaged; the next run of finding begins it anew."""
        if not is_damage(error):
            raise error
        self._broken = self._inode
        self._drop()

    def _drop(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection, self._inode, self._laid, self.notices = None, 0, None, ()

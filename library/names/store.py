"""Reading the names that were found, with the user's decisions laid over them.

Decisions change few entities out of many. Those are read, decided by `entities` and put into
tables of this connection alone, which hide the stored ones: nothing has to be linked again, and a
decision holds in every answer from the moment it is made.
"""

import sqlite3
from pathlib import Path
from typing import Any

from entities.decisions import Decisions
from library.files.derived_store import DerivedStore, State, Values
from library.names.names_file import NAMES_FILE

_KEPT = "e.key NOT IN (SELECT key FROM temp.replaced)"


class NamesStore(DerivedStore):
    """The stored names below `folder`. Safe for several threads; a missing file is empty."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, NAMES_FILE)
        self.notices: tuple[str, ...] = ()
        """Decisions that could not be applied, in words for people."""
        self._laid: tuple[State, Decisions] | None = None
        self._last_key = 0

    def lay(self, decisions: Decisions) -> None:
        """Let these decisions hold in all answers from now on; quick when they already do."""
        with self._lock:
            wanted = self.state(), decisions
            if wanted == self._laid or self._connection is None:
                return
            from library.names.deciding import lay_over  # noqa: PLC0415 - only with names

            try:
                self.notices, self._last_key = lay_over(self._connection, decisions, self._last_key)
            except sqlite3.DatabaseError as error:
                self._give_up(error)
            self._laid = wanted

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

    def _drop(self) -> None:
        super()._drop()
        self._laid, self.notices = None, ()

"""An index that stays usable while it is renewed, rebuilt, damaged or deleted by others."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from library.files.damage import FAILURES, is_damage
from library.index.place import current_index, open_or_begin
from library.places import make_private

if TYPE_CHECKING:
    from search.engine import Engine

T = TypeVar("T")

GONE = -1
"""Generation of an index that has been deleted."""


class LiveIndex:
    """The index in use below `home`, for reading; may be asked from any thread."""

    def __init__(self, home: Path) -> None:
        self.notices: list[str] = []
        """Why the index had to be begun anew, for people."""
        self.unfilled: Callable[[], object] | None = None
        """Called when an empty index was begun: fills it, or sees to it that it will be."""
        self._home = home
        self._turn = Lock()
        self._retired: list[Engine] = []
        self._path = home
        self._engine = self._open()

    def ask(self, question: "Callable[[Engine], T]") -> T:
        """Ask the engine; when its files are damaged or gone, ask a newly opened one.

        Raises what the engine raises; `OSError` and `sqlite3.Error` only when that persists.
        """
        engine = self._engine
        try:
            return question(engine)
        except FAILURES:
            self._reopen(engine)
        engine = self._engine
        try:
            return question(engine)
        except FAILURES as error:
            if not is_damage(error):
                raise
            self._reopen(engine, broken=self._path)
            return question(self._engine)

    def generation(self) -> int:
        """Return a number that changes with every commit, by whatever process; or `GONE`."""
        index = current_index(self._home)
        if index is None or not index.is_dir():
            return GONE
        begun = int(index.name.rpartition("-")[2])
        if index != self._path:
            return begun
        return begun + self.ask(lambda engine: engine.generation())

    def renew(self) -> bool:
        """Move on to the newest state of the index; True when there was a newer one."""
        index = current_index(self._home)
        if index != self._path or not index.is_dir():
            self._reopen(self._engine)
            return True
        return self.ask(lambda engine: engine.refresh())

    def close(self) -> None:
        """Let go of all files."""
        for engine in (self._engine, *self._retired):
            engine.close()

    def _reopen(self, failed: "Engine", *, broken: Path | None = None) -> None:
        """Put a freshly opened engine in the place of `failed`, which others may still ask."""
        with self._turn:
            if self._engine is failed:
                self._engine = self._open(broken)
                self._retired.append(failed)

    def _open(self, broken: Path | None = None) -> "Engine":
        """Open the index in use, or begin an empty one."""
        opened = open_or_begin(make_private(self._home), broken=broken)
        self._path = opened.path
        if opened.notice:
            self.notices.append(opened.notice)
        if opened.begun and self.unfilled:
            self.unfilled()
            opened.engine.refresh()
        return opened.engine

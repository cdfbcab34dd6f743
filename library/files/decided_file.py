"""A file of decisions that people make: read when it changes, written as safely as notes.

A file that a person broke is never overwritten; the decisions read before still hold, or none.
"""

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import Any, Generic

from corpus.text import clean_line
from library.errors import LibraryError, NotSaved
from library.files.decided import BrokenDecisions, Form, T

ATTEMPTS = 5
"""Tries when other sessions write at the same moment."""

Stamp = tuple[int, int, int] | None
"""Inode, size and time of change; None when there is no file."""


class DecidedFile(Generic[T]):
    """A file of decisions in a folder of notes; neither need exist. Safe for several threads."""

    def __init__(self, folder: Path, form: Form[T]) -> None:
        self.path = folder / form.file
        self.notice = ""
        """Why the file cannot be read, for people."""
        self._form = form
        self._lock = RLock()
        self._stamp: Stamp = None
        self._current = form.nothing
        self._done: list[tuple[T, T]] = []

    def stamp(self) -> Stamp:
        """Return a value that changes when the file does; cheap."""
        try:
            found = self.path.lstat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def current(self) -> T:
        """Return what the file says now; while it is broken, what it said before."""
        with self._lock:
            stamp = self.stamp()
            if stamp != self._stamp:
                self._stamp = stamp
                self._read()
            return self._current

    def decide(self, *items: Any) -> None:
        """Add decisions, all or none. Raises `LibraryError`; nothing changes then."""

        def change(now: T) -> T:
            for item in items:
                now = now.adding(item)
            return now

        self.change(change)

    def change(self, change: Callable[[T], T]) -> None:
        """Change the decisions in one step, which `undo` takes back. Raises `LibraryError`."""
        with self._lock:
            self._done.append(self._change(change))
            self.current()

    def undo(self) -> Any | None:
        """Take back the last step of this session, and bring back what it replaced.

        Returns the last decision that was taken back or brought back; None when there is none.
        """
        with self._lock:
            if not self._done:
                return None
            before, after = self._done[-1]
            added = [item for item in after.items if item not in before.items]
            lost = [item for item in before.items if item not in after.items]
            self._change(lambda now: _exchanged(now, added, lost))
            self._done.pop()
            self.current()
            return (added or lost or after.items)[-1]

    def _read(self) -> None:
        """Read a file that is new; a broken one is told, and what held before still holds."""
        self.notice = ""
        if self._stamp is None:
            self._current = self._form.nothing
            return
        from library.files.decided_text import read_decided  # noqa: PLC0415 - yaml

        try:
            _, self._current = read_decided(self.path, self._form)
        except BrokenDecisions as error:
            before = "your decisions hold as they were before"
            holds = (
                before if self._current.items else f"no decision about {self._form.subject} holds"
            )
            self.notice = f"{error} The file was left as it is; until it is mended, {holds}."

    def _change(self, change: Callable[[T], T], attempts: int = ATTEMPTS) -> tuple[T, T]:
        """Write changed decisions over the file; what others decided meanwhile is kept."""
        from annotations.errors import ChangedMeanwhile  # noqa: PLC0415
        from annotations.files.durable import replace_file, sha256_of  # noqa: PLC0415 - rarely needed
        from library.files.decided_text import read_decided, write_decided  # noqa: PLC0415
        from library.note_errors import for_people  # noqa: PLC0415

        try:
            data, before = read_decided(self.path, self._form)
        except BrokenDecisions as error:
            raise NotSaved(f"Not saved: {error} Mend or remove it first.") from error
        try:
            after = change(before)
        except ValueError as error:
            reason = clean_line(str(getattr(error, "reason", error)))
            raise LibraryError(f"This cannot be: {reason}.") from error
        written = write_decided(after, data, self._form)
        with for_people():
            try:
                replace_file(self.path, written, None if data is None else sha256_of(data))
            except ChangedMeanwhile:
                if attempts:
                    return self._change(change, attempts - 1)
                raise
        return before, after


def _exchanged(now: T, added: list[Any], lost: list[Any]) -> T:
    for item in added:
        now = now.without(item)
    for item in lost:
        now = now.adding(item)
    return now

"""A file of decisions that people make: read when it changes, written as safely as notes.

A file that a person broke is never overwritten; the decisions read before still hold, or none.
"""

import time
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import Any, Generic

from annotations.files.settling import Settling, look_of
from corpus.text import clean_line
from library.errors import LibraryError, NotSaved
from library.files.decided import BrokenDecisions, Form, T


class DecidedFile(Generic[T]):
    """A file of decisions in a folder of notes; neither need exist. Safe for several threads."""

    def __init__(self, folder: Path, form: Form[T]) -> None:
        self.path = folder / form.file
        self.notice = ""
        """Why the file cannot be read, for people."""
        self._form = form
        self._lock = RLock()
        self._settling = Settling()
        self._data: bytes | None = None
        self._has_seen = False
        self._version = 0
        self._current = form.nothing
        self._done: list[tuple[T, T]] = []

    def stamp(self) -> int:
        """Return a number that changes when what is in the file does; cheap."""
        with self._lock:
            self._look()
            return self._version

    def current(self) -> T:
        """Return what the file says now; while it is broken, what it said before."""
        with self._lock:
            self._look()
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

    def _look(self) -> None:
        """Read the file unless it is known to be as it was."""
        try:
            look = look_of(self.path.lstat())
        except OSError:
            look = None
        if not self._settling.must_read(look, time.monotonic()):
            return
        from library.files.decided_text import bytes_of  # noqa: PLC0415 - yaml

        try:
            data = bytes_of(self.path) if look else None
        except BrokenDecisions as error:
            self._keep(error)
            return
        if data != self._data or self.notice:
            self._data = data
            self._version += 1
            self._take(data)

    def _take(self, data: bytes | None) -> None:
        """Take in what the file says now."""
        from library.files.decided_text import parse_decided  # noqa: PLC0415 - yaml

        self._has_seen |= data is not None
        try:
            self._current = parse_decided(data, self.path, self._form)
            self.notice = ""
        except BrokenDecisions as error:
            self._keep(error)

    def _keep(self, error: BrokenDecisions) -> None:
        """Tell that the file is broken; what held before still holds."""
        self._version += 1
        before = "your decisions hold as they were before"
        holds = before if self._current.items else f"no decision about {self._form.subject} holds"
        self.notice = f"{error} The file was left as it is; until it is mended, {holds}."

    def _change(self, change: Callable[[T], T]) -> tuple[T, T]:
        """Write changed decisions over the file; what others decided meanwhile is kept."""
        from annotations.files.durable import change_file  # noqa: PLC0415 - rarely needed
        from annotations.files.in_place import wait_for  # noqa: PLC0415
        from library.files.decided_text import parse_decided, write_decided  # noqa: PLC0415
        from library.note_errors import for_people  # noqa: PLC0415

        steps: list[tuple[T, T]] = []

        def write(data: bytes | None) -> bytes:
            try:
                now = parse_decided(data, self.path, self._form)
            except BrokenDecisions as error:
                raise NotSaved(f"Not saved: {error} Mend or remove it first.") from error
            if steps and _is_done(now, *steps[-1]):
                return write_decided(now, data, self._form)
            steps.append((now, _changed(now, change)))
            return write_decided(steps[-1][1], data, self._form)

        if self._has_seen:
            wait_for(self.path)
        with for_people():
            change_file(self.path, write)
        return steps[-1]


def _changed(now: T, change: Callable[[T], T]) -> T:
    try:
        return change(now)
    except ValueError as error:
        reason = clean_line(str(getattr(error, "reason", error)))
        raise LibraryError(f"This cannot be: {reason}.") from error


def _is_done(now: T, before: T, after: T) -> bool:
    """Tell whether the step from `before` to `after` is in what stands now."""
    added = [item for item in after.items if item not in before.items]
    lost = [item for item in before.items if item not in after.items]
    return all(item in now.items for item in added) and not any(item in now.items for item in lost)


def _exchanged(now: T, added: list[Any], lost: list[Any]) -> T:
    for item in added:
        now = now.without(item)
    for item in lost:
        now = now.adding(item)
    return now

"""The file of decisions about names: read when it changes, written as safely as notes.

A file that a person broke is never overwritten; the decisions read before still hold, or none.
"""

from collections.abc import Callable
from pathlib import Path
from threading import RLock

from corpus.text import clean_line
from entities.decisions import NO_DECISIONS, BadDecision, Decision, Decisions
from library.errors import LibraryError, NotSaved

FILE = "names.yaml"
ATTEMPTS = 5
"""Tries when other sessions write at the same moment."""

Stamp = tuple[int, int, int] | None
"""Inode, size and time of change; None when there is no file."""
Change = Callable[[Decisions], Decisions]


class BrokenDecisions(LibraryError):
    """The file of decisions cannot be read; the message names file, line and reason."""


class DecisionFile:
    """`names.yaml` in a folder of notes; neither need exist. Safe for several threads."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.notice = ""
        """Why the file cannot be read, for people."""
        self._lock = RLock()
        self._stamp: Stamp = None
        self._current = NO_DECISIONS
        self._done: list[tuple[Decisions, Decisions]] = []

    def stamp(self) -> Stamp:
        """Return a value that changes when the file does; cheap."""
        try:
            found = self.path.lstat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def current(self) -> Decisions:
        """Return what the file says now; while it is broken, what it said before."""
        with self._lock:
            stamp = self.stamp()
            if stamp != self._stamp:
                self._stamp = stamp
                self._read()
            return self._current

    def decide(self, decision: Decision) -> None:
        """Add a decision. Raises `LibraryError`; nothing changes then."""
        with self._lock:
            self._done.append(self._change(lambda now: now.adding(decision)))
            self.current()

    def undo(self) -> Decision | None:
        """Take back the last decision of this session, and bring back one that it replaced."""
        with self._lock:
            if not self._done:
                return None
            before, after = self._done[-1]
            added = [item for item in after.items if item not in before.items]
            lost = [item for item in before.items if item not in after.items]
            self._change(lambda now: _exchanged(now, added, lost))
            self._done.pop()
            self.current()
            return after.items[-1]

    def _read(self) -> None:
        """Read a file that is new; a broken one is told, and what held before still holds."""
        self.notice = ""
        if self._stamp is None:
            self._current = NO_DECISIONS
            return
        from library.name_decisions_text import read_decisions  # noqa: PLC0415 - yaml

        try:
            _, self._current = read_decisions(self.path)
        except BrokenDecisions as error:
            before = "your decisions hold as they were before"
            holds = before if self._current.items else "no decision about a name holds"
            self.notice = f"{error} The file was left as it is; until it is mended, {holds}."

    def _change(self, change: Change, attempts: int = ATTEMPTS) -> tuple[Decisions, Decisions]:
        """Write changed decisions over the file; what others decided meanwhile is kept."""
        from annotations.durable import replace_file, sha256_of  # noqa: PLC0415 - rarely needed
        from annotations.errors import ChangedMeanwhile  # noqa: PLC0415
        from library.name_decisions_text import read_decisions, write_decisions  # noqa: PLC0415
        from library.note_errors import for_people  # noqa: PLC0415

        try:
            data, before = read_decisions(self.path)
            after = change(before)
        except BrokenDecisions as error:
            raise NotSaved(f"Not saved: {error} Mend or remove it first.") from error
        except BadDecision as error:
            raise LibraryError(f"This cannot be: {clean_line(error.reason)}.") from error
        written = write_decisions(after, data)
        with for_people():
            try:
                replace_file(self.path, written, None if data is None else sha256_of(data))
            except ChangedMeanwhile:
                if attempts:
                    return self._change(change, attempts - 1)
                raise
        return before, after


def _exchanged(now: Decisions, added: list[Decision], lost: list[Decision]) -> Decisions:
    for item in added:
        now = now.without(item)
    for item in lost:
        now = now.adding(item)
    return now

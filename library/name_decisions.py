"""The file of decisions about names: read when it changes, written as safely as notes.

A file that a person broke is never overwritten; the decisions read before still hold, or none.
"""

from collections.abc import Callable
from pathlib import Path
from threading import RLock

from corpus.strict_yaml import BadYaml
from corpus.text import clean_line
from entities.decisions import NO_DECISIONS, BadDecision, Decision, Decisions
from entities.decisions_file import MAX_BYTES, own_remarks, parse_decisions, render_decisions
from library.errors import LibraryError, NotSaved

FILE = "names.yaml"
ATTEMPTS = 5
"""Tries when other sessions write at the same moment."""

Stamp = tuple[int, int, int] | None
"""Inode, size and time of change; None when there is no file."""
Change = Callable[[Decisions], Decisions]


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
            found = self.path.stat()
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
            return added[0] if added else None

    def _read(self) -> None:
        try:
            data = self._bytes()
            self._current = parse_decisions(data) if data and data.strip() else NO_DECISIONS
            self.notice = ""
        except (BadYaml, NotSaved, OSError) as error:
            self.notice = (
                f"{self._why(error)} Your decisions about names as they were before still hold; "
                "the file was left as it is."
                if self._current.items
                else f"{self._why(error)} Your decisions about names do not hold until it is "
                "mended; the file was left as it is."
            )

    def _bytes(self) -> bytes | None:
        from annotations.disk import Disk  # noqa: PLC0415 - most corpora have no such file
        from annotations.durable import opened, read_whole  # noqa: PLC0415

        disk = Disk()
        if not self.path.parent.is_dir():
            return None
        with opened(disk, self.path.parent) as folder:
            return read_whole(disk, folder, self.path.name)

    def _change(self, change: Change, attempts: int = ATTEMPTS) -> tuple[Decisions, Decisions]:
        """Write changed decisions over the file; what others decided meanwhile is kept."""
        from annotations.durable import replace_file, sha256_of  # noqa: PLC0415
        from annotations.errors import ChangedMeanwhile  # noqa: PLC0415
        from library.note_errors import for_people  # noqa: PLC0415

        data, before = self._readable()
        try:
            after = change(before)
        except BadDecision as error:
            raise LibraryError(f"This cannot be: {clean_line(error.reason)}.") from error
        written = _written(after, data)
        with for_people():
            try:
                replace_file(self.path, written, None if data is None else sha256_of(data))
            except ChangedMeanwhile:
                if attempts:
                    return self._change(change, attempts - 1)
                raise
        return before, after

    def _readable(self) -> tuple[bytes | None, Decisions]:
        """Return the bytes of the file and what they say. Raises `NotSaved` when broken."""
        try:
            data = self._bytes()
            return data, parse_decisions(data) if data and data.strip() else NO_DECISIONS
        except (BadYaml, OSError) as error:
            raise NotSaved(f"Not saved: {self._why(error)} Mend or remove it first.") from error

    def _why(self, error: Exception) -> str:
        """Say what is wrong, with file and line."""
        if isinstance(error, BadYaml):
            line = f", line {error.line}" if error.line else ""
            return f"{clean_line(str(self.path))}{line}: {clean_line(error.reason)}."
        reason = getattr(error, "strerror", None) or str(error)
        return f"{clean_line(str(self.path))} cannot be read: {clean_line(reason)}."


def _exchanged(now: Decisions, added: list[Decision], lost: list[Decision]) -> Decisions:
    for item in added:
        now = now.without(item)
    for item in lost:
        now = now.adding(item)
    return now


def _written(decisions: Decisions, before: bytes | None) -> bytes:
    """Return the new content of the file; remarks that people wrote into it stay, at its top.

    Raises `NotSaved` for what could not be read again.
    """
    lines = (before or b"").decode("utf-8", "replace").splitlines()
    ours = own_remarks()
    remarks = [line for line in lines if line.lstrip().startswith("#") and line not in ours]
    head, blank, rest = render_decisions(decisions).partition("\n\n")
    try:
        data = "".join((head, *(f"\n{line.lstrip()}" for line in remarks), blank, rest)).encode()
        if len(data) <= MAX_BYTES and set(parse_decisions(data).items) == set(decisions.items):
            return data
    except (BadYaml, UnicodeError):
        pass
    raise NotSaved("Not saved: there are too many decisions, or a name that cannot be written.")

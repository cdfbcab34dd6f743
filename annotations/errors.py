"""What can go wrong with notes; every message is for people and says what was kept."""

import errno

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the folder is read-only",
    errno.EACCES: "you have no permission there",
    errno.EPERM: "you have no permission there",
    errno.EIO: "the disk reports an error",
    errno.ENOLCK: "files cannot be locked there",
    errno.EOPNOTSUPP: "files cannot be locked there",
    errno.ENOTDIR: "something that is no folder stands in the way",
    errno.ELOOP: "a symbolic link stands in the way",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "its folder or a file in it was taken away just then",
    errno.ESTALE: "its folder or a file in it was taken away just then",
}


def explain(error: OSError) -> str:
    """Return half a sentence for people about an error of the operating system."""
    return _REASONS.get(error.errno or 0) or (error.strerror or "unknown error").lower()


class NotesError(Exception):
    """The root of all errors of this room."""


class NotSaved(NotesError):
    """Nothing was written: what stood on the disk before still stands, untouched."""


def not_saved(error: OSError) -> NotSaved:
    """Return the error to raise when the operating system refused before anything changed."""
    kind = Vanished if error.errno in (errno.ENOENT, errno.ESTALE) else NotSaved
    return kind(f"Not saved: {explain(error)}. What was there before is untouched.")


class Vanished(NotSaved):
    """The folder or a file that was being written was taken away by somebody."""


class NameTaken(NotSaved):
    """A new file was to have a name that exists."""


class ChangedMeanwhile(NotSaved):
    """A file is no longer the one that the change was made from."""

    def __init__(self) -> None:
        super().__init__("Not saved: somebody else changed it in the meantime.")


class Busy(NotSaved):
    """Another session held the lock for too long."""


class NotConfirmed(NotesError):
    """The new content can be seen, but the disk did not confirm that it will last.

    Keep the draft and save again: that writes a fresh file. Asking the same file a second time
    would prove nothing (Rebello et al., "Can applications recover from fsync failures?", 2020).
    """


class DamagedNote(NotesError):
    """A file cannot be read as a note. It is shown as damaged and never rewritten."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.reason = reason
        self.line = line
        """Counts from 1; 0 when unknown."""


class UnreadableNote(DamagedNote):
    """The operating system did not let a file be read; another time it may."""

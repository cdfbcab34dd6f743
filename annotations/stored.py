"""Notes as they lie on the disk, and what is wrong there."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from annotations.note import Note

ProblemKind = Literal[
    "damaged",
    "unreadable",
    "doubtful",
    "duplicate",
    "second version",
    "foreign",
    "unfinished",
    "no article",
    "another article",
    "unproven",
    "text changed",
    "position",
    "orphan",
    "unsure",
]
How = Literal["saved", "merged", "unchanged", "kept", "kept apart"]


class FoundFile(NamedTuple):
    """A file of a notebook as the folder lists it."""

    article: str
    """The folder it lies in."""
    name: str
    size: int
    """Bytes."""
    mtime_ns: int
    ctime_ns: int
    inode: int
    owner: int
    """Number of the system user whose file it is."""

    @property
    def path(self) -> str:
        """Where it lies, relative to the notebook."""
        return f"{self.article}/{self.name}"


@dataclass(frozen=True, slots=True)
class Stored:
    """One revision of a note as read from its file: what an edit starts from."""

    note: Note
    name: str
    """Of the file, in the folder of the article."""
    sha256: str
    """Of the bytes of the file."""
    notices: tuple[str, ...] = ()
    """What seems wrong with the file though it can be read: half sentences for people."""

    @property
    def path(self) -> str:
        """Where the file lies, relative to the notebook."""
        return f"{self.note.article}/{self.name}"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a change."""

    how: How
    """`saved` as asked; `merged` with what somebody else changed; `unchanged`, there was nothing
    to do; `kept`, not deleted because somebody changed it meanwhile; `kept apart`, both versions
    stand side by side until somebody decides."""
    stored: Stored
    """What stands under the id of the note now."""
    before: Note | None = None
    """What stood there before; None for a new note."""
    second: Stored | None = None
    """Our version, when it was kept apart."""
    clashes: tuple[str, ...] = ()
    """What both versions say differently, in words for people."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a notebook that somebody should look at; nothing is repaired unasked."""

    kind: ProblemKind
    path: str
    """Relative to the notebook; not yet fit for a screen."""
    reason: str
    """Half a sentence for people."""
    advice: str = ""
    """What to do about it, likewise; empty where that goes without saying."""

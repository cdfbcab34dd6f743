"""Plain data about notes that the library hands to screens and commands.

Every offset counts code points of `Article.text`, end exclusive; every moment is UTC, ISO 8601 to
the second.
"""

from dataclasses import dataclass
from typing import Literal

from annotations.note import Note, State
from annotations.stored import Problem, Stored
from corpus.article import Span

PlacedState = State | Literal["unchecked"]
"""`exact`, `moved`, `unsure` or `orphan`; `unchecked` only in `Notebook.rows` until
`Notebook.look_up` was through with it."""

__all__ = ["Conflict", "Draft", "ImportSummary", "LeftDraft", "NoteRow", "Placed", "Problem"]


@dataclass(frozen=True, slots=True)
class Placed:
    """One note, and where its passage stands in the article as it is now."""

    id: str
    article: str
    """Id of the article, which may be gone."""
    author: str
    created: str
    modified: str
    tags: tuple[str, ...]
    body: str
    """Any number of lines; empty for a mere highlight."""
    quote: str | None
    """The words as they were annotated; None for a note on the whole article."""
    state: PlacedState
    """A note on the whole article is `exact`, and an orphan when the article is gone."""
    span: Span | None
    """None for a note on the whole article, for an orphan and for what is unchecked."""
    score: float
    """0 to 1: how sure the place is."""
    reason: str
    """Half a sentence for people: why it is placed there, or what is missing."""
    conflict: bool
    """Somebody must decide between two versions of it; see `Notebook.conflicts`."""
    editor: str
    """Who changed it last, when that was not the author."""
    deleted: bool
    """Only for what `Notebook.undo` returns, and in conflicts; deleted notes are never listed."""
    doubts: tuple[str, ...]
    """What seems wrong with its file: half sentences for people."""
    stored: Stored
    """The revision that a change starts from; the notebook knows what to do with it."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with what a list of notes shows about its article."""

    note: Placed
    title: str
    """Of the article; its id when the article is gone."""
    outlet: str | None
    date: str | None
    gone: bool
    """The corpus has no such article any more."""


@dataclass(frozen=True, slots=True)
class NoteListing:
    """The notes that a query means."""

    rows: tuple[NoteRow, ...]
    """Last modified first."""
    notices: tuple[str, ...]
    """What of the query was understood differently from how it was typed."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two versions of one note that could not be merged; nothing of either is lost."""

    stands: Placed | None
    """What everybody sees under the id; None when its file is missing or damaged."""
    second: Placed
    """The version that was kept beside it; its `editor` or `author` wrote it."""
    clashes: tuple[str, ...]
    """What both say differently, in words for people: `text`, `passage`, …"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is being written. Change `tags` and `body` by `dataclasses.replace`."""

    tags: tuple[str, ...]
    body: str
    start: Note
    """What it began from: id, article and passage do not change."""
    base: Stored | None = None
    """The revision that is being edited; None for a new note."""

    @property
    def id(self) -> str:
        """The id that the note has or will have."""
        return self.start.id

    @property
    def article(self) -> str:
        """Id of the article."""
        return self.start.article

    @property
    def quote(self) -> str | None:
        """The words it is about; None for the whole article."""
        return self.start.anchor.exact if self.start.anchor else None

    @property
    def touched(self) -> bool:
        """Whether something was typed that is not stored yet."""
        stored = self.base.note if self.base else None
        return (self.tags, self.body) != ((stored.tags, stored.body) if stored else ((), ""))


@dataclass(frozen=True, slots=True)
class LeftDraft:
    """A draft that another session left behind, or is still writing."""

    name: str
    alive: bool | None
    """True: open in another session. False: that session is gone. None: nobody here knows."""
    saved: str
    """When it was written last."""
    draft: Draft | None
    """None when it cannot be read."""
    reason: str
    """Why it cannot be read."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import brought."""

    added: int
    already: int
    """Notes that were imported before, also those that were deleted since."""
    without_article: tuple[str, ...]
    """Sources of notes on articles that the corpus does not have."""
    unreadable: tuple[tuple[str, str], ...]
    """What could not be understood: source, and half a sentence why."""

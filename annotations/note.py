"""What a note is: plain, frozen data without disk or screen.

All offsets count code points of the text of an article (`corpus.article.Article.text`), end
exclusive. All moments are UTC, ISO 8601 to the second: `2026-11-21T14:03:22Z`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from corpus.article import Span

State = Literal["exact", "moved", "unsure", "orphan"]
"""How sure a note is of its passage: where it was, found elsewhere, to be confirmed, gone."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage as it was chosen: its words, what stood around them, and where."""

    exact: str
    """The passage itself, never empty."""
    prefix: str
    """What stood before: 32 to 64 code points, fewer at the beginning of the text."""
    suffix: str
    """What stood behind, likewise."""
    start: int
    end: int
    text_sha256: str
    """The text the offsets belong to: SHA-256 of its UTF-8, hexadecimal; empty when unknown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A further passage that a note cites, usually of another article."""

    article: str
    anchor: Anchor
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What the file says beyond this, kept as it was found."""


@dataclass(frozen=True, slots=True)
class About:
    """The article of a note as it was when the note was written: what tells it from others."""

    path: str
    """Of its file inside the corpus folder: one clean line."""
    title: str
    """The first line of its text, cut (see `belonging.title_of`)."""
    text_sha256: str = ""
    """Of its text; empty for a note on a passage, whose anchor says it."""


@dataclass(frozen=True, slots=True)
class Note:
    """One revision of one note."""

    id: str
    """A ULID in lower case, or a short name that somebody gave the file by hand."""
    revision: int
    """Counts from 1."""
    article: str
    author: str
    """Who wrote the note first: a name, one line."""
    created: str
    modified: str
    tags: tuple[str, ...] = ()
    body: str = ""
    """What the author says, any number of lines; empty for a mere highlight."""
    anchor: Anchor | None = None
    """The passage; None for a note on the whole article."""
    also: tuple[Passage, ...] = ()
    editor: str = ""
    """Who wrote this revision, when that was not the author."""
    deleted: str = ""
    """When the note was deleted; the file of a deleted note stays until it is purged."""
    source: str = ""
    """Where the note was imported from: the id it has there."""
    base_sha256: str = ""
    """SHA-256 of the file of the revision before this one; empty for the first."""
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What the file says beyond this, as a tree of mappings, lists and strings; kept."""
    about: About | None = None
    """What its article was; None where the file does not say so."""

    @property
    def text_sha256(self) -> str:
        """The text of the article that the note was written on; empty when unknown."""
        about = self.about.text_sha256 if self.about else ""
        return about or (self.anchor.text_sha256 if self.anchor else "")


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where the passage of an anchor stands in a text, and how sure that is."""

    state: State
    span: Span | None
    """None for an orphan."""
    score: float
    """0 to 1: how well words and surroundings agree; 1 when nothing changed."""
    reason: str
    """Half a sentence for people: what was found, or what is missing."""

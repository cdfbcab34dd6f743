"""What an article is: plain, frozen data that every room above shares.

All offsets count code points of `Article.text`, end exclusive.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of `Article.text`, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article after the text gate: what is indexed, shown, annotated and compared."""

    id: str
    """Slug of the path inside the folder: `[a-z0-9][a-z0-9_-]*`, unique in its corpus."""
    title: str
    """One line, never empty."""
    outlet: str | None
    """Who published it, as the article itself says; None when it does not say."""
    date: str | None
    """ISO 8601 day (`2025-05-07`) or time of publication with offset; None when unknown."""
    url: str | None
    """Where it was published; only `http` and `https`."""
    author: str | None
    language: str | None
    """Two-letter code: `de`, `en`, or another language; None when the text is too short to tell."""
    text: str
    """What the reader shows: the title line, a blank line, the body. LF line ends only."""
    path: str
    """Path of the file relative to the corpus folder, with `/`. May hold any character a file
    system allows: pass it through `corpus.text.clean_line` before it reaches a screen."""
    digest: str
    """SHA-256 of `text` in UTF-8, hexadecimal."""
    titled: bool
    """False when the article has no title of its own and `title` repeats its opening words."""


@dataclass(frozen=True, slots=True)
class Outline:
    """How the text of an article is built. Spans are ascending and do not overlap each other."""

    sentences: tuple[Span, ...]
    """Statements; the title, headings and boilerplate are none."""
    headings: tuple[Span, ...]
    """Subheadings inside the body; the title is not among them."""
    boilerplate: tuple[Span, ...]
    """Image marks, photo credits, "read also" lines and the like."""

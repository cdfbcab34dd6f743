"""What a reader found in a file, before it becomes an `Article`."""

from dataclasses import dataclass, field
from enum import Enum

from corpus.article import Span


class RefusedText(Exception):  # noqa: N818 (it names what was found)
    """A file whose contents are refused; the message is the reason, for people."""


class Kind(Enum):
    """What a block of an article is, as far as its file says so."""

    PARAGRAPH = "paragraph"
    LINE = "line"
    """A list item or a line of verse: stands close to the line before it."""
    HEADING = "heading"
    ASIDE = "aside"
    """A caption, a credit or another thing beside the text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the finished text."""

    text: str
    """Has passed the gate; no line ends, no white space at its ends, never empty."""
    kind: Kind = Kind.PARAGRAPH


@dataclass(slots=True)
class Draft:
    """An article while it is being read."""

    blocks: list[Block]
    marked: bool
    """True when the file marks its headings (Markdown, HTML); raw text does not."""
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    notices: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the markup of a file says about stretches of `Article.text`."""

    headings: tuple[Span, ...]
    asides: tuple[Span, ...]

"""What a reader found in a file, before it becomes an `Article`."""

import re
from dataclasses import dataclass, field
from enum import Enum

from corpus.article import Span

_STOPPED = re.compile(r"[.!:;,]['\"”“»«’)]*$")
_LONGEST_HEADING = 120


class RefusedText(Exception):
    """A file whose contents are refused; the message is the reason, for people."""


class Kind(Enum):
    """What a block of an article is, as far as its file says so."""

    PARAGRAPH = "paragraph"
    LINE = "line"
    """A list item or a line of verse: stands close to the line before it."""
    HEADING = "heading"
    ASIDE = "aside"
    """A caption, a credit or another thing beside the text."""


class Stress(Enum):
    """How all of a paragraph is set, which tells what it is."""

    NONE = "none"
    BOLD = "bold"
    ITALIC = "italic"


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


def block_of(text: str, kind: Kind, stress: Stress) -> Block:
    """Return the block of a paragraph; a short bold one without a full stop is a heading."""
    if kind is Kind.PARAGRAPH and stress is Stress.BOLD and len(text) <= _LONGEST_HEADING:
        kind = kind if _STOPPED.search(text) else Kind.HEADING
    return Block(text, kind)


def mark_closing_notes(blocks: list[Block], stresses: list[Stress]) -> None:
    """Make the italic paragraphs at the end asides: notes of the editors, not of the text."""
    last = len(blocks) - 1
    while last > 0 and stresses[last] is Stress.ITALIC and blocks[last].kind is Kind.PARAGRAPH:
        blocks[last] = Block(blocks[last].text, Kind.ASIDE)
        last -= 1

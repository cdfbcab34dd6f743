"""Plain data about comparisons that the library hands to screens and commands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from corpus.article import Span
from search.model import Row

if TYPE_CHECKING:
    from comparison.model import Comparison
    from corpus.article import Article, Outline


class Passage(NamedTuple):
    """A place in an article: a statement, or a part of one, that somebody points to."""

    article: str
    """Id of the article."""
    span: Span
    """In code points of `Article.text`."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Articles side by side."""

    articles: tuple["Article", ...]
    """In the order in which they were asked for, which is that of the sides."""
    outlets: tuple[str, ...]
    """What to call each of them: its outlet, or its title when the outlet is unknown."""
    comparison: "Comparison"
    outlines: tuple["Outline", ...]
    """How each of the articles is built."""
    notices: tuple[str, ...] = ()
    """What people should know: names are still being found, a tie lost its place, …"""
    apart: bool = False
    """The articles are known to belong to different events."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An article that another one can be compared with."""

    row: Row
    event: str | None
    """Id of the event it belongs to."""
    same_event: bool
    """Whether that is the event of the article asked about."""
    similarity: float
    """0 to 1: how alike the words and names are; 0 also while that is not known."""

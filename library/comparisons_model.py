"""Plain data about comparisons and events that the library hands to screens and commands."""

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


@dataclass(frozen=True, slots=True)
class Event:
    """Two or more articles that report the same."""

    id: str
    title: str
    """The title of its oldest article that has one of its own."""
    articles: tuple[str, ...]
    """Ids, oldest first; without a date last."""
    first: str | None
    """Day (`2025-05-07`) of the oldest dated article; None when none has a date."""
    last: str | None
    copies: tuple[tuple[str, ...], ...] = ()
    """Ids of articles with the same text but for a little, as of one agency; oldest first."""


@dataclass(frozen=True, slots=True)
class ComparisonsReport:
    """What one background run brought."""

    analysed: int = 0
    """Articles that were taken apart in this run."""
    removed: int = 0
    grouped: int = 0
    """Articles whose event was sought."""
    busy: bool = False
    """Another process is at it, so that nothing was done here."""
    finished: bool = True
    """False after a cancellation; what was done is kept and the next run goes on from there."""
    troubled: tuple[str, ...] = ()
    """Ids of articles that could not be taken apart; they have no event until they change."""
    notice: str = ""
    """What people should know: a model of sentences that cannot be used."""

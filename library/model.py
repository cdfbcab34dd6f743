"""Plain data that the library hands to screens and commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.model import Order

if TYPE_CHECKING:
    from corpus.article import Article, Outline
    from search.language.syntax import Query


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not in the index, and why."""

    path: str
    """Relative to the corpus folder; not yet fit for a screen."""
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one look through the corpus folder brought."""

    articles: int
    """Articles in the index now."""
    added: int = 0
    updated: int = 0
    removed: int = 0
    skipped: tuple[Skipped, ...] = ()
    """Every file in the folder that could not be read, whenever that was found."""
    notices: tuple[str, ...] = ()
    """What people should know: broken front matter, another process indexing, …"""
    seconds: float = 0.0
    busy: bool = False
    """Another process was writing to the index, so that nothing was changed here."""

    @property
    def changed(self) -> bool:
        """Whether the index is different from before."""
        return bool(self.added or self.updated or self.removed)


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles that answer a query, in order, as keys; rows are fetched as needed."""

    text: str
    """The query as typed."""
    order: Order
    query: "Query"
    """The query as understood: give it back to `Library.hits`."""
    keys: Sequence[int]
    scores: Sequence[float] = ()
    """Relevance of the first keys; empty when not ordered by relevance."""
    notices: tuple[str, ...] = ()
    """What of the query was understood differently from how it was typed."""
    suggestion: str | None = None
    """A query that matches, when this one matches nothing."""
    typing: bool = False
    """Whether the last word of the query was understood as the beginning of a word."""

    @property
    def total(self) -> int:
        """How many articles match."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article ready to be read."""

    article: "Article"
    outline: "Outline"

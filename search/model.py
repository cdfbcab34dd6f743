"""Plain data that goes into and comes out of a search engine."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.article import Article, Outline, Span


class Order(StrEnum):
    """How a listing is sorted. Articles without a date or outlet come last."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    OUTLET = "outlet"
    TITLE = "title"
    EVENT = "event"
    """Newest first, the articles of one event behind its newest one; known to the library only."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """State of a file when it was read; a different stamp means: read it again."""

    path: str
    """Relative to the corpus folder, with `/`."""
    size: int
    """Bytes."""
    mtime_ns: int
    inode: int
    ctime_ns: int = 0
    """When content, rights or names changed last, which nobody can set back."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as it is handed to the index."""

    article: "Article"
    outline: "Outline"
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an article list: everything a list shows without opening the article."""

    key: int
    """Number of the article inside this index; never reused while the index lives."""
    id: str
    title: str
    outlet: str | None
    date: str | None
    language: str | None
    path: str
    words: int
    titled: bool
    event: str | None = None
    """Id of the event the article belongs to; only the library knows it."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of an article around hits, for a result list."""

    text: str
    """One line, cut at word boundaries; `…` marks a cut."""
    spans: tuple["Span", ...]
    """Hits, in code points of `Snippet.text`."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits inside one article."""

    spans: tuple["Span", ...]
    """Ascending, in code points of `Article.text`; title line included."""
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Answer to a query: every matching article, best first or as ordered."""

    keys: Sequence[int]
    """`Row.key` of every match, in order. `len(keys)` is the number of matches."""
    scores: Sequence[float]
    """Relevance of the first `len(scores)` keys; empty when not ordered by relevance."""
    notices: tuple[str, ...]
    """What of the query was understood differently from how it was typed, for people."""
    suggestion: str | None
    """"Did you mean": a query that matches, offered when this one matches nothing."""

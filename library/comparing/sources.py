"""What comparing has to know from others: texts, analyses, names, events."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from corpus.article import Span
    from library.analyses.likenesses import Counted
    from library.articles import Articles
    from library.files.derived_store import DerivedStore


class NameHere(Protocol):
    """A name in an article."""

    @property
    def id(self) -> str:
        """Return the id of the entity."""

    @property
    def type(self) -> str:
        """Return `PER`, `ORG`, `LOC` or `MISC`."""

    @property
    def spans(self) -> "Sequence[Span]":
        """Return the mentions, ascending, in code points of `Article.text`."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Who knows what; asked when two articles are compared, or when one seeks another."""

    articles: "Articles"
    analyses: "DerivedStore"
    names_in: Callable[[str], Iterable[NameHere]]
    """Names in an article; none while they are being found."""
    counted: "Counted"
    events_of: Callable[[Sequence[str]], dict[str, str]]
    """Ids of the events of articles; those that stand alone are left out."""
    beside: Callable[[str], Sequence[str]]
    """Ids of the articles of the event of one article, itself among them."""

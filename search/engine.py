"""The protocol of a search engine. No type of any search library appears in it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from search.model import Entry, Found, Hits, Order, Row, Stamp

if TYPE_CHECKING:
    from corpus.article import Article, Outline
    from search.language.syntax import Query

Cancelled = Callable[[], bool]
"""Asked now and then during long work; True means: stop and raise `SearchCancelled`."""

Progress = Callable[[int], None]
"""Told the number of entries done so far."""

States = Mapping[str, Collection[str]]
"""Article ids by personal state (`read`, `starred`, `noted`), for `is:` terms of a query.

An article is unread when it is not in `read`; a state that is missing holds no article.
"""


class Engine(Protocol):
    """An index over one corpus: written by one process at a time, read by any number."""

    # -- writing -------------------------------------------------------------------------------
    def stamps(self) -> Mapping[str, Stamp]:
        """Return the stamp of every file in the index, by path."""

    def identities(self) -> Mapping[str, tuple[str, str, str]]:
        """Return id, title and SHA-256 of the text of every file in the index, by path."""

    def update(
        self,
        entries: Iterable[Entry],
        removed: Collection[str] = (),
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Add or replace `entries` and drop the articles whose ids are in `removed`; commit.

        Raises `IndexBusy` when another process writes, `SearchCancelled` when asked to stop;
        what was committed before stays.
        """

    # -- reading -------------------------------------------------------------------------------
    def generation(self) -> int:
        """Return a number that grows with every commit, read from disk: cheap enough to poll."""

    def refresh(self) -> bool:
        """Move readers to the newest generation; True when there was a newer one."""

    def count(self) -> int:
        """Return the number of articles."""

    def search(
        self,
        query: "Query",
        order: Order = Order.RELEVANCE,
        *,
        states: States | None = None,
        cancelled: Cancelled | None = None,
    ) -> Found:
        """Find all articles that match; an empty query matches every article.

        Raises `ImpossibleQuery`, `SearchCancelled` or `SearchTooSlow`.
        """

    def complete(
        self,
        query: "Query",
        cancelled: Cancelled | None = None,
        *,
        order: Order = Order.RELEVANCE,
        states: States | None = None,
    ) -> Found:
        """Find while typing: the last word is also the beginning of a word.

        It holds every match, like `search`.
        """

    def narrow(self, keys: Sequence[int], text: str) -> Sequence[int]:
        """Return the keys, in order, whose title, outlet or path hold every word of `text`."""

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the rows of `keys` in that order; keys that are gone are left out."""

    def keys_of(self, ids: Sequence[str]) -> list[int]:
        """Return the keys of `ids` in that order; ids that are gone are left out."""

    def digests(self, ids: Sequence[str]) -> dict[str, str]:
        """Return `Article.digest` by id; ids that are gone are left out."""

    def addresses(self) -> list[tuple[str, str]]:
        """Return id and `Article.url` of every article that has one."""

    def resolve(self, name: str) -> list[str]:
        """Return the ids that `name` can mean: an id, the beginning of one, or a path."""

    def article(self, id: str) -> tuple["Article", "Outline"] | None:
        """Return a stored article, or None when it is gone."""

    def hits(self, id: str, query: "Query", snippets: int = 2, *, typing: bool = False) -> Hits:
        """Return where `query` hits inside an article; with `typing`, as `complete` finds."""

    def outlets(self) -> list[tuple[str, int]]:
        """Return every outlet with its number of articles, most frequent first."""

    def close(self) -> None:
        """Let go of all files."""

"""The articles of the index, for all who want to know something about them."""

from collections.abc import Mapping, Sequence

from library.index.live_index import LiveIndex
from library.model import Opened
from search.language.everything import Everything
from search.model import Order, Row


class IndexedArticles:
    """Answers from the index in use; see `library.articles` for what each answer is."""

    def __init__(self, index: LiveIndex) -> None:
        self._index = index

    def generation(self) -> int:
        """Return a number that changes when any process commits to the index; cheap to poll."""
        return self._index.generation()

    def count(self) -> int:
        """Return the number of articles."""
        return self._index.ask(lambda engine: engine.count())

    def keys(self, order: Order) -> Sequence[int]:
        """Return the keys of all articles in an order that the index knows."""
        return self._index.ask(lambda engine: engine.search(Everything(), order=order).keys)

    def keys_of(self, ids: Sequence[str]) -> list[int]:
        """Return the keys of articles, in order; articles that are gone are left out."""
        return self._index.ask(lambda engine: engine.keys_of(ids))

    def narrow(self, keys: Sequence[int], text: str) -> Sequence[int]:
        """Return the keys, in order, whose title, outlet or path hold every word of `text`."""
        return self._index.ask(lambda engine: engine.narrow(keys, text))

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the list rows of `keys`, in order; articles that are gone are left out."""
        return self._index.ask(lambda engine: engine.rows(keys))

    def digests(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the SHA-256 of the texts of articles, by id; those that are gone are left out."""
        return self._index.ask(lambda engine: engine.digests(ids))

    def identities(self) -> Mapping[str, tuple[str, str, str]]:
        """Return id, title and SHA-256 of the text of every article, by the path of its file."""
        return self._index.ask(lambda engine: engine.identities())

    def addresses(self) -> list[tuple[str, str]]:
        """Return id and address of every article that has an address."""
        return self._index.ask(lambda engine: engine.addresses())

    def outlets(self) -> list[tuple[str, int]]:
        """Return every outlet with its number of articles, most frequent first."""
        return self._index.ask(lambda engine: engine.outlets())

    def article(self, id: str) -> Opened | None:
        """Return an article of the index, or None when it is gone."""
        found = self._index.ask(lambda engine: engine.article(id))
        return Opened(*found) if found else None

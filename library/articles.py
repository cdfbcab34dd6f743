"""What a wing of the library may ask about the articles of the index."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from library.model import Opened
from search.model import Row

if TYPE_CHECKING:
    from search.model import Order


class Articles(Protocol):
    """The articles as they stand in the index now. May be asked from any thread."""

    def generation(self) -> int:
        """Return a number that changes when any process commits to the index; cheap to poll."""

    def count(self) -> int:
        """Return the number of articles."""

    def keys(self, order: "Order") -> Sequence[int]:
        """Return the keys of all articles in an order that the index knows."""

    def keys_of(self, ids: Sequence[str]) -> list[int]:
        """Return the keys of articles, in order; articles that are gone are left out."""

    def narrow(self, keys: Sequence[int], text: str) -> Sequence[int]:
        """Return the keys, in order, whose title, outlet or path hold every word of `text`."""

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the list rows of `keys`, in order; articles that are gone are left out."""

    def digests(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the SHA-256 of the texts of articles, by id; those that are gone are left out."""

    def identities(self) -> Mapping[str, tuple[str, str, str]]:
        """Return id, title and SHA-256 of the text of every article, by the path of its file."""

    def addresses(self) -> list[tuple[str, str]]:
        """Return id and address of every article that has an address."""

    def outlets(self) -> list[tuple[str, int]]:
        """Return every outlet with its number of articles, most frequent first."""

    def article(self, id: str) -> Opened | None:
        """Return an article of the index, or None when it is gone."""

"""How far something that is derived from the articles has come, and whether it is newer."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.articles import Articles
    from library.files.derived_store import DerivedStore


class DerivedView:
    """What a store holds of the articles of the index; its table `articles` has `id`, `digest`.

    `state` changes whenever an answer could be another one than before.
    """

    def __init__(
        self,
        articles: "Articles",
        store: "Callable[[], DerivedStore]",
        state: Callable[[], Hashable],
    ) -> None:
        self._articles = articles
        self._store = store
        self._state = state
        self._told: Hashable = None
        self._pending: tuple[Hashable, int] | None = None

    def generation(self) -> int:
        """Return a number that changes with the state; cheap to poll."""
        return hash(self._state())

    def renew(self) -> bool:
        """Tell whether the state is another one than when this was asked last; cheap."""
        state = self._state()
        newer, self._told = state != self._told, state
        return newer

    def pending(self) -> int:
        """Return how many articles of the index are not in the store, or in an older text."""
        store = self._store()
        state = self._articles.generation(), store.state()
        if self._pending is None or self._pending[0] != state:
            stored = dict(store.ask("SELECT id, digest FROM main.articles", {}))
            current = self._articles.digests(list(stored))
            fresh = sum(stored[id] == digest for id, digest in current.items())
            self._pending = state, max(0, self._articles.count() - fresh)
        return self._pending[1]

"""The embedded engine: one directory that holds an index over one corpus.

Postings are in the files of Whoosh, rows and texts in a catalogue of SQLite; a transaction of the
catalogue decides which postings are valid. What searching and writing need is imported when it is
needed for the first time: a list of articles is shown without it.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from search.embedded import listing
from search.embedded.catalogue import Catalogue
from search.embedded.private import check_private, make_private
from search.embedded.records import ARTICLE_COLUMNS, article_of, unpack_outline, unpack_text
from search.errors import IndexDamaged
from search.language.everything import Everything
from search.model import Found, Hits, Order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus.article import Article, Outline
    from search.embedded.searcher import Searcher
    from search.engine import Cancelled, Progress, States
    from search.language.syntax import Query
    from search.model import Entry, Row, Stamp

_KIND_OF_ERROR = 0xFF
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class WhooshEngine:
    """See `search.engine.Engine`. Reading methods may be called from any thread."""

    def __init__(self, directory: Path, catalogue: Catalogue) -> None:
        self._directory = directory
        self._catalogue = catalogue
        self._generation = catalogue.meta("generation")
        self._searcher: Searcher | None = None
        self._opening = threading.Lock()

    @classmethod
    def open(cls, directory: Path, *, writable: bool = False) -> WhooshEngine:
        """Open the index in `directory`; with `writable`, an empty or missing one is made.

        Raises `IndexUnsafe` when others can write there, `IndexOutdated` or `IndexDamaged` when
        it has to be built anew.
        """
        if writable:
            make_private(directory)
        check_private(directory)
        with _damage_reported():
            if writable and not any(directory.iterdir()):
                return cls(directory, Catalogue.create(directory))
            return cls(directory, Catalogue.open(directory))

    # -- writing -------------------------------------------------------------------------------
    def stamps(self) -> Mapping[str, Stamp]:
        """Return the stamp of every file in the index, by path."""
        with _damage_reported():
            return listing.stamps(self._catalogue.connection())

    def identities(self) -> Mapping[str, tuple[str, str, str]]:
        """Return id, title and SHA-256 of the text of every file in the index, by path."""
        with _damage_reported():
            return listing.identities(self._catalogue.connection())

    def update(
        self,
        entries: Iterable[Entry],
        removed: Collection[str] = (),
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Add or replace `entries`, drop the articles with the ids in `removed`, and commit."""
        from search.embedded.writer import Writer  # noqa: PLC0415 - heavy

        with _damage_reported():
            Writer(self._directory, self._catalogue).update(entries, removed, progress, cancelled)
        self.refresh()

    # -- reading -------------------------------------------------------------------------------
    def generation(self) -> int:
        """Return a number that grows with every commit, read from disk."""
        with _damage_reported():
            return self._catalogue.meta("generation")

    def refresh(self) -> bool:
        """Move readers to the newest generation; True when there was a newer one."""
        newest = self.generation()
        with self._opening:
            newer, self._generation = newest != self._generation, newest
        return newer

    def count(self) -> int:
        """Return the number of articles."""
        with _damage_reported():
            return listing.count(self._catalogue.connection())

    def search(
        self,
        query: Query,
        order: Order = Order.RELEVANCE,
        *,
        states: States | None = None,
        cancelled: Cancelled | None = None,
    ) -> Found:
        """Find all articles that match; an empty query matches every article."""
        return self._found(query, order, states, cancelled, typing=False)

    def complete(
        self,
        query: Query,
        cancelled: Cancelled | None = None,
        *,
        order: Order = Order.RELEVANCE,
        states: States | None = None,
    ) -> Found:
        """Find while typing: the last word is the beginning of a word."""
        return self._found(query, order, states, cancelled, typing=True)

    def narrow(self, keys: Sequence[int], text: str) -> Sequence[int]:
        """Return the keys, in order, whose title, outlet or path hold every word of `text`."""
        with _damage_reported():
            return listing.narrow(self._catalogue.connection(), keys, text)

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the rows of `keys` in that order; keys that are gone are left out."""
        with _damage_reported():
            return listing.rows(self._catalogue.connection(), keys)

    def keys_of(self, ids: Sequence[str]) -> list[int]:
        """Return the keys of `ids` in that order; ids that are gone are left out."""
        with _damage_reported():
            return listing.keys_of(self._catalogue.connection(), ids)

    def digests(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the SHA-256 of the texts of `ids`; ids that are gone are left out."""
        with _damage_reported():
            return listing.digests(self._catalogue.connection(), ids)

    def addresses(self) -> list[tuple[str, str]]:
        """Return id and address of every article that has an address."""
        with _damage_reported():
            return listing.addresses(self._catalogue.connection())

    def resolve(self, name: str) -> list[str]:
        """Return the ids that `name` can mean: an id, the beginning of one, or a path."""
        with _damage_reported():
            return listing.resolve(self._catalogue.connection(), name)

    def article(self, id: str) -> tuple[Article, Outline] | None:
        """Return a stored article, or None when it is gone."""
        statement = (
            f"SELECT texts.text, outline, {ARTICLE_COLUMNS} FROM articles"  # noqa: S608 - constant
            " JOIN texts USING (key) WHERE id = ?"
        )
        with _damage_reported():
            found = self._catalogue.connection().execute(statement, (id,)).fetchone()
        if found is None:
            return None
        text, outline, *values = found
        return article_of(values, text), unpack_outline(outline)

    def hits(
        self,
        id: str,
        query: Query,
        snippets: int = 2,
        *,
        typing: bool = False,
    ) -> Hits:
        """Return where `query` hits inside an article; `typing` as in `complete`."""
        from search.embedded.snippets import cut_snippets  # noqa: PLC0415 - heavy

        statement = "SELECT title, titled, text FROM articles JOIN texts USING (key) WHERE id = ?"
        with _damage_reported():
            found = self._catalogue.connection().execute(statement, (id,)).fetchone()
            if found is None:
                return Hits((), ())
            title, titled, packed = found
            text = unpack_text(packed)
            head = title.rstrip("…")
            title_end = len(head) if text.startswith(head) else 0
            spans = self._opened().spotter(query, typing=typing).spans(text, title_end)
        return Hits(spans, cut_snippets(text, spans, snippets, title_end if titled else 0))

    def outlets(self) -> list[tuple[str, int]]:
        """Return every outlet with its number of articles, most frequent first."""
        with _damage_reported():
            return listing.outlets(self._catalogue.connection())

    def close(self) -> None:
        """Let go of all files."""
        self._searcher = None
        self._catalogue.close()

    def _found(
        self,
        query: Query,
        order: Order,
        states: States | None,
        cancelled: Cancelled | None,
        *,
        typing: bool,
    ) -> Found:
        with _damage_reported():
            if isinstance(query, Everything):
                order = Order.NEWEST if order is Order.RELEVANCE else order
                return Found(
                    listing.ordered_keys(self._catalogue.connection(), order), (), (), None
                )
            searcher = self._opened()
            try:
                return searcher.search(query, order, states, cancelled, typing=typing)
            finally:
                searcher.snapshot.rest()

    def _opened(self) -> Searcher:
        """Return the searcher of the generation that readers have moved to."""
        from search.embedded.searcher import Searcher  # noqa: PLC0415 - heavy

        with self._opening:
            searcher = self._searcher
            if searcher is None or searcher.snapshot.generation < self._generation:
                searcher = Searcher(self._directory, self._catalogue, searcher)
                self._searcher = searcher
                self._generation = searcher.snapshot.generation
            return searcher


@contextmanager
def _damage_reported() -> Iterator[None]:
    """Turn what SQLite says about a broken file into `IndexDamaged`; other trouble passes."""
    try:
        yield
    except sqlite3.Error as error:
        if error.sqlite_errorcode & _KIND_OF_ERROR in _DAMAGE:
            raise IndexDamaged(f"The index is damaged ({error}).") from error
        raise

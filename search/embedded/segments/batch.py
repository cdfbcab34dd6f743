"""One batch of articles on its way into the index: postings and rows, collected in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from search.embedded.records import ARTICLE_WIDTH, article_values, label_of, pack_outline, pack_text
from search.embedded.segments.inversion import Inverter

if TYPE_CHECKING:
    import sqlite3

    from search.model import Entry

MOST_ARTICLES: Final = 10_000
MOST_TEXT: Final = 40_000_000
"""Code points: keeps the memory of the indexing process below about 500 MB."""


_MARKS: Final = ",".join("?" * ARTICLE_WIDTH)


class Batch:
    """Articles that are committed together, as one segment."""

    def __init__(self) -> None:
        self.inverter = Inverter()
        self.ids: set[str] = set()
        self._entries: list[Entry] = []
        self._text = 0

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def is_full(self) -> bool:
        """Whether it is time to commit."""
        return len(self.ids) >= MOST_ARTICLES or self._text >= MOST_TEXT

    def add(self, key: int, entry: Entry) -> None:
        """Add an article that gets `key`."""
        self.inverter.add(key, entry.article)
        self.ids.add(entry.article.id)
        self._entries.append(entry)
        self._text += len(entry.article.text)

    def store(self, connection: sqlite3.Connection) -> None:
        """Write the rows; rows with the same keys are replaced."""
        keys, words = self.inverter.keys, self.inverter.lengths
        rows = map(article_values, keys, self._entries, words)
        connection.executemany(f"INSERT OR REPLACE INTO articles VALUES ({_MARKS})", rows)  # noqa: S608
        articles = [entry.article for entry in self._entries]
        labels = zip(keys, map(label_of, articles), strict=True)
        connection.executemany("INSERT OR REPLACE INTO labels VALUES (?, ?)", labels)
        texts = (pack_text(article.text) for article in articles)
        outlines = (pack_outline(entry.outline) for entry in self._entries)
        packed = zip(keys, texts, outlines, strict=True)
        connection.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", packed)

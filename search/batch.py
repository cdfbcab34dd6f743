"""One batch of articles on its way into the index: postings and rows, collected in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from search.inversion import Inverter
from search.records import article_values, label_of, pack_outline, pack_text

if TYPE_CHECKING:
    import sqlite3

    from search.model import Entry

MOST_ARTICLES: Final = 10_000
MOST_TEXT: Final = 40_000_000
"""Code points: keeps the memory of the indexing process below about 500 MB."""


class Batch:
    """Articles that are committed together, as one segment."""

    def __init__(self) -> None:
        self.inverter = Inverter()
        self.ids: set[str] = set()
        self._text = 0
        self._articles: list[tuple[object, ...]] = []
        self._labels: list[tuple[int, str]] = []
        self._texts: list[tuple[int, bytes, bytes]] = []

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def is_full(self) -> bool:
        """Whether it is time to commit."""
        return len(self.ids) >= MOST_ARTICLES or self._text >= MOST_TEXT

    def add(self, key: int, entry: Entry) -> None:
        """Add an article that gets `key`."""
        article = entry.article
        words = self.inverter.add(key, article)
        self.ids.add(article.id)
        self._text += len(article.text)
        self._articles.append(article_values(key, entry, words))
        self._labels.append((key, label_of(article)))
        self._texts.append((key, pack_text(article.text), pack_outline(entry.outline)))

    def store(self, connection: sqlite3.Connection) -> None:
        """Write the rows; rows with the same keys are replaced."""
        if not self._articles:
            return
        marks = ",".join("?" * len(self._articles[0]))
        statement = f"INSERT OR REPLACE INTO articles VALUES ({marks})"  # noqa: S608 - marks
        connection.executemany(statement, self._articles)
        connection.executemany("INSERT OR REPLACE INTO labels VALUES (?, ?)", self._labels)
        connection.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", self._texts)

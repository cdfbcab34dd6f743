"""What one reader remembers about a corpus: read marks, stars, positions, history, last place.

Kept in one SQLite file per corpus in the user's state folder. It is personal, so it is never
deleted: a damaged file is moved aside. Several sessions may use it at once (write-ahead log),
and one `Marks` may be used from several threads.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from library.marks.marks_file import MarksFile

FILE = "marks.sqlite3"
HISTORY = 200
"""Queries that are remembered."""
CHUNK = 500
"""Ids asked for at once; SQLite allows at least 999 values in a statement."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader noted about one article without words."""

    read: bool = False
    starred: bool = False
    position: int = 0
    """Code point of `Article.text` at the beginning of the first visible line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader was when they left."""

    article: str | None
    """Id of the open article."""
    query: str
    order: str
    """Value of a `search.model.Order`."""


class Marks:
    """The marks of one reader on one corpus. Writing raises `NotSaved` when it fails."""

    def __init__(self, folder: Path) -> None:
        self._file = MarksFile(folder / FILE)

    @property
    def notices(self) -> Sequence[str]:
        """What happened to the file that people should know."""
        return self._file.notices

    def get(self, article: str) -> Mark:
        """Return the mark of an article."""
        return self.many([article]).get(article, Mark())

    def many(self, articles: Sequence[str]) -> dict[str, Mark]:
        """Return the marks of `articles`; one without any mark is left out."""
        found: dict[str, Mark] = {}
        for at in range(0, len(articles), CHUNK):
            part = articles[at : at + CHUNK]
            places = ",".join("?" * len(part))
            columns = "SELECT article, read, starred, position FROM marks"
            wanted = f"{columns} WHERE article IN ({places})"
            for article, read, starred, position in self._file.ask(wanted, part):
                found[article] = Mark(bool(read), bool(starred), int(position))
        return found

    def read_ids(self) -> frozenset[str]:
        """Return the ids of all articles marked as read."""
        return frozenset(row[0] for row in self._file.ask("SELECT article FROM marks WHERE read"))

    def starred_ids(self) -> frozenset[str]:
        """Return the ids of all starred articles."""
        return frozenset(
            row[0] for row in self._file.ask("SELECT article FROM marks WHERE starred")
        )

    def set_read(self, articles: Iterable[str], read: bool) -> None:
        """Mark articles as read or unread."""
        self._set("read", articles, int(read))

    def set_starred(self, articles: Iterable[str], starred: bool) -> None:
        """Star articles or take their stars away."""
        self._set("starred", articles, int(starred))

    def set_position(self, article: str, position: int) -> None:
        """Remember how far an article was read, as a code point offset."""
        self._set("position", [article], position)

    def rename(self, ids: Mapping[str, str]) -> None:
        """Give the marks of articles to other ids, all at once; marks that are there are joined."""
        before = self.many(list({*ids, *ids.values()}))
        after: dict[str, Mark] = {id: mark for id, mark in before.items() if id not in ids}
        for id, now in ids.items():
            mark, other = before.get(id, Mark()), after.get(now, Mark())
            after[now] = Mark(
                mark.read or other.read,
                mark.starred or other.starred,
                mark.position or other.position,
            )
        place = self.last_place()
        rows = [(id, mark.read, mark.starred, mark.position) for id, mark in after.items()]

        def rename(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM marks WHERE article = ?", [(id,) for id in ids])
            connection.executemany("REPLACE INTO marks VALUES (?, ?, ?, ?)", rows)
            if place and place.article and place.article in ids:
                connection.execute("UPDATE place SET article = ?", (ids[place.article],))

        self._file.write(rename)

    def history(self) -> list[str]:
        """Return the queries of before, latest first."""
        return [row[0] for row in self._file.ask("SELECT query FROM history ORDER BY id DESC")]

    def remember_query(self, query: str) -> None:
        """Put a query on top of the history."""

        def remember(connection: sqlite3.Connection) -> None:
            connection.execute("REPLACE INTO history (query) VALUES (?)", (query,))
            connection.execute(
                "DELETE FROM history WHERE id NOT IN "
                "(SELECT id FROM history ORDER BY id DESC LIMIT ?)",
                (HISTORY,),
            )

        self._file.write(remember)

    def last_place(self) -> Place | None:
        """Return where the reader was when they last left."""
        rows = self._file.ask("SELECT article, query, sorting FROM place")
        return Place(*rows[0]) if rows else None

    def remember_place(self, place: Place) -> None:
        """Remember where the reader is."""
        values = (place.article, place.query, place.order)
        self._file.write(lambda on: on.execute("REPLACE INTO place VALUES (1, ?, ?, ?)", values))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _set(self, column: str, articles: Iterable[str], value: int) -> None:
        rows = [(article, value) for article in articles]
        change = (
            f"INSERT INTO marks (article, {column}) VALUES (?, ?) "  # noqa: S608 - own column names
            f"ON CONFLICT (article) DO UPDATE SET {column} = excluded.{column}"
        )
        self._file.write(lambda connection: connection.executemany(change, rows))

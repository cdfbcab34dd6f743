"""One run of finding names: what is new is found, stored batch by batch, and linked."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import entities
from corpus.text import clean_line
from corpus.work import Cancelled, Progress
from library.errors import LibraryError
from library.files.derived_file import read_meta
from library.files.write_lock import write_lock
from library.jobs.article_workers import work_through
from library.jobs.current_articles import current_articles, version_of
from library.names.linking import link_stored
from library.names.model import NamesReport
from library.names.names_file import NAMES_FILE
from search.errors import IndexBusy

if TYPE_CHECKING:
    from library.articles import Articles
    from library.model import Opened

PROCESS = "library.names.naming_process"
BATCH = 25
"""Articles after which what was found is stored for good."""
FIRST_LINKING = 10.0
"""Seconds of finding after which the names found so far are linked for a first time."""


@dataclass(slots=True)
class _Tally:
    found: int = 0
    removed: int = 0
    linked: bool = False
    finished: bool = True
    troubled: list[str] = field(default_factory=list)


def find_names(
    articles: "Articles",
    folder: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    anew: bool = False,
) -> NamesReport:
    """Find the names of all articles in the index that have none yet, and link all of them.

    With `anew`, those of all articles are found; the ones of before are shown meanwhile. `folder`
    is the private folder of the names. What was found before a cancellation stays.
    Raises `LibraryError` when names cannot be stored at all.
    """
    try:
        with write_lock(folder), closing(NAMES_FILE.open_for_writing(folder)) as connection:
            run = _Run(articles, connection, progress, cancelled)
            if anew:
                run.distrust()
            run.find_all()
            run.link_if_needed()
            tally = run.tally
    except IndexBusy:
        return NamesReport(busy=True, finished=False)
    except (OSError, sqlite3.Error) as error:
        reason = clean_line(getattr(error, "strerror", None) or str(error))
        raise LibraryError(
            f"Names cannot be stored: {reason}. Articles and decisions are untouched."
        ) from error
    return NamesReport(
        tally.found, tally.removed, tally.linked, False, tally.finished, tuple(tally.troubled)
    )


class _Run:
    """One run, with the lock held."""

    def __init__(
        self,
        articles: "Articles",
        connection: sqlite3.Connection,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self.tally = _Tally()
        self._articles = articles
        self._connection = connection
        self._progress = progress
        self._cancelled = cancelled or (lambda: False)
        self._next_linking = time.monotonic() + FIRST_LINKING

    def distrust(self) -> None:
        """Take everything that was found before for outdated."""
        self._connection.execute("UPDATE found SET stamp = ''")

    def find_all(self) -> None:
        """Find what is new or changed, newest articles first; forget what is gone."""
        wanted = current_articles(self._articles, version_of(entities, without=("linking",)))
        stored = dict(self._connection.execute("SELECT article, stamp FROM found"))
        gone = [id for id in stored if id not in wanted]
        if gone:
            self._store([("DELETE FROM found WHERE article = ?", [(id,) for id in gone])])
            self.tally.removed = len(gone)
        missing = [id for id, each in wanted.items() if stored.get(id) != each.stamp]
        self._tell(0, len(missing))
        outlets = [outlet for outlet, _ in self._articles.outlets()]
        batch: list[tuple[object, ...]] = []
        opened = self._opened(missing)
        with closing(
            work_through(PROCESS, opened, len(missing), outlets, self._cancelled)
        ) as answers:
            for answer, record in answers:
                article = answer.article
                if record is None:
                    self.tally.troubled.append(article.id)
                each = wanted[article.id]
                digest, outlet, day = article.digest, each.outlet, each.day
                batch.append((article.id, each.stamp, digest, outlet, day, record))
                self.tally.found += 1
                self._tell(self.tally.found, len(missing))
                if len(batch) >= BATCH:
                    self._keep(batch)
                    self._link_now_and_then(len(missing))
        self._keep(batch)
        self.tally.finished = not self._cancelled()

    def link_if_needed(self) -> None:
        """Link all names, if anything was found, removed or improved since the last time."""
        if not self.tally.finished:
            return
        state = read_meta(self._connection, "found"), version_of(entities)
        before = read_meta(self._connection, "linked"), read_meta(self._connection, "linked_by")
        if before != state:
            link_stored(self._connection, {"linked": state[0], "linked_by": state[1]})
            self.tally.linked = True

    def _link_now_and_then(self, missing: int) -> None:
        """Show what was found so far; the pauses grow, so that it never costs most of the time."""
        left = missing - self.tally.found
        if time.monotonic() < self._next_linking or not left:
            return
        started = time.monotonic()
        link_stored(self._connection, {})
        self.tally.linked = True
        spent = time.monotonic() - started
        self._next_linking = time.monotonic() + 3 * (FIRST_LINKING + spent)

    def _opened(self, ids: Sequence[str]) -> Iterator["Opened"]:
        for id in ids:
            if opened := self._articles.article(id):
                yield opened

    def _keep(self, batch: list[tuple[object, ...]]) -> None:
        """Store what was found and empty the batch."""
        if batch:
            self._store([("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?, ?, ?)", batch)])
            batch.clear()

    def _store(self, changes: list[tuple[str, list[tuple[object, ...]]]]) -> None:
        """Carry out changes of what was found as one transaction."""
        self._connection.execute("BEGIN IMMEDIATE")
        for statement, rows in changes:
            self._connection.executemany(statement, rows)
        count = int(read_meta(self._connection, "found") or 0) + 1
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('found', ?)", (str(count),))
        self._connection.execute("COMMIT")

    def _tell(self, done: int, total: int) -> None:
        if self._progress:
            self._progress(done, total)

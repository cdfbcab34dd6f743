"""One background run: what is new is taken apart, stored batch by batch, and grouped by event."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import comparison
from comparison.corrections import Corrections
from corpus.text import clean_line
from corpus.work import Cancelled, Progress
from library.analyses.analyses_file import ANALYSES_FILE
from library.analyses.analysing_process import PROCESS, Analysed
from library.analyses.sentence_model import ModelUnusable, SentenceModel, stamp_of
from library.analyses.writing import Taken, forget, store
from library.chosen_file import expand_path
from library.errors import LibraryError
from library.events.model import EventsReport
from library.events.seeking import NamesOf, find_events
from library.files.write_lock import write_lock
from library.jobs.article_workers import work_through
from library.jobs.current_articles import CurrentArticle, current_articles, version_of
from search.errors import IndexBusy

if TYPE_CHECKING:
    from library.articles import Articles
    from library.model import Opened

ASIDE = ("linking", "discrepancies", "report")
"""What of the room `comparison` has no part in taking articles apart and grouping them."""
BATCH = 50
"""Articles after which what was done is stored for good."""

_WITHOUT = "Articles are compared by their words alone."


def run_analyses(
    articles: "Articles",
    names: NamesOf,
    corrections: Callable[[], Corrections],
    folder: Path,
    model: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> EventsReport:
    """Take apart all articles of the index that have not been yet, and group what is new.

    `corrections` tells those that hold when events are sought. `folder` is the private folder of
    the analyses, `model` that of a model of sentences, or empty.
    What was done before a cancellation stays. Raises `LibraryError` when nothing can be stored.
    """
    try:
        with write_lock(folder), closing(ANALYSES_FILE.open_for_writing(folder)) as connection:
            return _Run(articles, connection, model, progress, cancelled).all(names, corrections)
    except IndexBusy:
        return EventsReport(busy=True, finished=False)
    except (OSError, sqlite3.Error) as error:
        reason = clean_line(getattr(error, "strerror", None) or str(error))
        raise LibraryError(
            f"Events cannot be stored: {reason}. Articles, notes and decisions are untouched."
        ) from error


class _Run:
    """One run, with the lock held."""

    def __init__(
        self,
        articles: "Articles",
        connection: sqlite3.Connection,
        model: str,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._articles = articles
        self._connection = connection
        self._progress = progress or (lambda _done, _total: None)
        self._cancelled = cancelled or (lambda: False)
        self._version = version_of(comparison, without=ASIDE)
        self._model: Path | None = None
        self._notice = ""
        if model:
            self._use_model(expand_path(model))

    def all(self, names: NamesOf, corrections: Callable[[], Corrections]) -> EventsReport:
        """Forget what is gone, take apart what is new, and seek events."""
        wanted = current_articles(self._articles, self._version)
        stored = dict(self._connection.execute("SELECT id, stamp FROM articles"))
        gone = [id for id in stored if id not in wanted]
        if gone:
            forget(self._connection, gone)
        missing = {id: each for id, each in wanted.items() if stored.get(id) != each.stamp}
        analysed, troubled = self._analyse(missing)
        grouped = 0
        if not self._cancelled():
            grouped = find_events(
                names, self._connection, corrections(), self._version, self._cancelled
            )
        finished = not self._cancelled()
        return EventsReport(
            analysed, len(gone), grouped, False, finished, tuple(troubled), self._notice
        )

    def _analyse(self, missing: Mapping[str, CurrentArticle]) -> tuple[int, list[str]]:
        """Take articles apart; return how many, and which could not be."""
        batch: list[Taken] = []
        troubled: list[str] = []
        done = 0
        self._progress(done, len(missing))
        if missing and self._model:
            self._try_model(self._model)
        articles, count = self._opened(missing), len(missing)
        work = work_through(PROCESS, articles, count, self._model, self._cancelled)
        with closing(work) as answers:
            for opened, analysed in answers:
                if analysed is None:
                    troubled.append(opened.article.id)
                batch.append(_taken(opened, missing[opened.article.id], analysed))
                done += 1
                if len(batch) >= BATCH:
                    store(self._connection, batch)
                    batch.clear()
                self._progress(done, len(missing))
        if batch:
            store(self._connection, batch)
        return done, troubled

    def _use_model(self, folder: Path) -> None:
        """Let vectors of a model join; articles are taken apart anew when it is another one."""
        try:
            self._version += stamp_of(folder)
            self._model = folder
        except ModelUnusable as problem:
            self._notice = f"{problem} {_WITHOUT}"

    def _try_model(self, folder: Path) -> None:
        try:
            SentenceModel.open(folder)
        except ModelUnusable as problem:
            self._model, self._notice = None, f"{problem} {_WITHOUT}"

    def _opened(self, ids: Iterable[str]) -> Iterator["Opened"]:
        for id in ids:
            if opened := self._articles.article(id):
                yield opened


def _taken(opened: "Opened", wanted: CurrentArticle, analysed: Analysed | None) -> Taken:
    article = opened.article
    return Taken(
        article.id,
        wanted.stamp,
        article.digest,
        analysed.language if analysed else "",
        wanted.day,
        article.titled,
        article.title,
        analysed,
    )

"""Working on many articles in processes of their own: one that dies costs one article.

A process is told what it needs to know, says that it is ready, and answers each article in turn;
see `library.jobs.article_process`.
"""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Self

from library.jobs.helper_process import HelperFailed, HelperProcess

if TYPE_CHECKING:
    from library.model import Opened

AHEAD = 3
"""Articles that wait in each process, so that it never waits itself."""
ROOM = 15_000
"""Code points that may wait in a process at most, but for a single longer article: as much as a
pipe takes in without being read. A process that sends a long answer reads nothing, and two that
both send wait for each other for ever."""
MANY = 40
"""From this number of articles on, making ready more than one process pays."""
MOST = 4
"""Processes at most: one that finds names holds about 150 MB of models and word lists."""
TICK = 0.2
"""Seconds between two looks at whether the work was cancelled."""

Answer = tuple["Opened", Any]
"""An article and what came of it; None when the work could not be done."""


@dataclass(slots=True)
class _Worker:
    """One process and the articles it was given, in the order it answers them."""

    module: str
    told: object
    process: HelperProcess
    ready: bool = False
    given: deque["Opened"] = field(default_factory=deque)

    @property
    def room(self) -> int | None:
        """Code points that it can be given now; None for any number."""
        if not self.given:
            return None
        return ROOM - sum(len(opened.article.text) for opened in self.given)

    @classmethod
    def start(cls, module: str, told: object) -> Self:
        """Start a process and tell it what it needs to know."""
        worker = cls(module, told, HelperProcess(module))
        with suppress(OSError):
            worker.process.connection.send(told)
        return worker


class _Line:
    """The articles that wait for a process."""

    def __init__(self, articles: Iterable["Opened"]) -> None:
        self._articles = iter(articles)
        self._first: Opened | None = None

    def take(self, room: int | None) -> "Opened | None":
        """Return the next article unless it is longer than `room`; None when there is none."""
        first = self._first = self._first or next(self._articles, None)
        if first and room is not None and len(first.article.text) > room:
            return None
        self._first = None
        return first


def work_through(
    module: str,
    articles: Iterable["Opened"],
    count: int,
    told: object,
    cancelled: Callable[[], bool] | None = None,
) -> Generator[Answer]:
    """Yield what processes of `module` make of each of about `count` articles; stop when cancelled.

    Articles are fetched as they are needed. `told` is what the processes need to know. Raises
    `HelperFailed` when none can be started.
    """
    waiting = _Line(articles)
    workers = [_Worker.start(module, told) for _ in range(_processes(count))] if count else []
    try:
        for worker in workers:
            _give(worker, waiting)
        while any(worker.given for worker in workers) and not (cancelled and cancelled()):
            ready = set(wait([worker.process.connection for worker in workers], TICK))
            for number, worker in enumerate(workers):
                if worker.process.connection in ready:
                    answer, workers[number] = _take(worker)
                    if answer:
                        yield answer
                    _give(workers[number], waiting)
    finally:
        for worker in workers:
            worker.process.close()


def _processes(articles: int) -> int:
    """Return how many processes to use: all cores, at a low priority."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(MOST, cores or 1)) if articles >= MANY else 1


def _give(worker: _Worker, waiting: _Line) -> None:
    """Hand articles to a process that is running out of them."""
    while len(worker.given) < AHEAD and (opened := waiting.take(worker.room)):
        _send(worker, opened)


def _send(worker: _Worker, opened: "Opened") -> None:
    worker.given.append(opened)
    with suppress(OSError):  # it has died: the next look at its answers finds out
        worker.process.connection.send((opened.article, opened.outline))


def _take(worker: _Worker) -> tuple[Answer | None, _Worker]:
    """Receive one answer; a process that died is replaced and its first article blamed."""
    connection: Connection[Any, Any] = worker.process.connection
    try:
        answer = connection.recv()
    except (EOFError, OSError):
        if not worker.ready:
            raise HelperFailed("A process that works on articles ended at its start.") from None
        worker.process.close()
        fresh = _Worker.start(worker.module, worker.told)
        guilty = worker.given.popleft() if worker.given else None
        for opened in worker.given:
            _send(fresh, opened)
        return (guilty, None) if guilty else None, fresh
    if not worker.ready:
        worker.ready = True
        return None, worker
    return (worker.given.popleft(), answer), worker

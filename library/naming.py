"""Finding the names of many articles in processes of their own."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from library.helper_process import HelperFailed, HelperProcess

if TYPE_CHECKING:
    from library.model import Opened

PROCESS = "library.naming_process"
AHEAD = 3
"""Articles that wait in each process, so that it never waits itself."""
MANY = 40
"""From this number of articles on, loading the models in more than one process pays."""
MOST = 4
"""Processes at most: each holds about 150 MB of models and word lists."""
TICK = 0.2
"""Seconds between two looks at whether finding was cancelled."""

Answer = tuple["Opened", str | None]
"""An article and its names as a record; None when its names could not be sought."""


@dataclass(slots=True)
class _Namer:
    """One process and the articles it was given, in the order it answers them."""

    process: HelperProcess
    ready: bool = False
    given: deque["Opened"] = field(default_factory=deque)


def name_articles(
    articles: Iterable["Opened"],
    count: int,
    outlets: Sequence[str],
    cancelled: Callable[[], bool] | None = None,
) -> Generator[Answer]:
    """Yield the names of each of about `count` articles; stop early when cancelled.

    Articles are fetched as they are needed. Raises `HelperFailed` when no process can be started.
    """
    waiting = iter(articles)
    namers = [_start(outlets) for _ in range(_processes(count))] if count else []
    try:
        for namer in namers:
            _give(namer, waiting)
        while any(namer.given for namer in namers) and not (cancelled and cancelled()):
            ready = set(wait([namer.process.connection for namer in namers], TICK))
            for number, namer in enumerate(namers):
                if namer.process.connection in ready:
                    answer, namers[number] = _take(namer, outlets)
                    if answer:
                        yield answer
                    _give(namers[number], waiting)
    finally:
        for namer in namers:
            namer.process.close()


def _processes(articles: int) -> int:
    """Return how many processes to use: all cores, at a low priority."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(MOST, cores or 1)) if articles >= MANY else 1


def _start(outlets: Sequence[str]) -> _Namer:
    namer = _Namer(HelperProcess(PROCESS))
    with suppress(OSError):
        namer.process.connection.send(outlets)
    return namer


def _give(namer: _Namer, waiting: Iterator["Opened"]) -> None:
    """Hand articles to a process that is running out of them."""
    while len(namer.given) < AHEAD and (opened := next(waiting, None)):
        _send(namer, opened)


def _send(namer: _Namer, opened: "Opened") -> None:
    namer.given.append(opened)
    with suppress(OSError):  # it has died: the next look at its answers finds out
        namer.process.connection.send((opened.article, opened.outline))


def _take(namer: _Namer, outlets: Sequence[str]) -> tuple[Answer | None, _Namer]:
    """Receive one answer; a process that died is replaced and its first article blamed."""
    connection: Connection[Any, Any] = namer.process.connection
    try:
        answer = connection.recv()
    except (EOFError, OSError):
        if not namer.ready:
            raise HelperFailed("The process that finds names ended at its start.") from None
        namer.process.close()
        fresh = _start(outlets)
        guilty = namer.given.popleft() if namer.given else None
        for opened in namer.given:
            _send(fresh, opened)
        return (guilty, None) if guilty else None, fresh
    if not namer.ready:
        namer.ready = True
        return None, namer
    return (namer.given.popleft(), answer), namer

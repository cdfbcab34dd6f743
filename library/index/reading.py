"""Reading many files in processes of their own, as a stream: memory does not grow with number."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from library.jobs.helper_process import HelperFailed, HelperProcess

if TYPE_CHECKING:
    from library.index.reading_process import ReadFile

Job = tuple[str, str]
"""Path relative to the corpus folder, and id."""
Answer = tuple[str, "ReadFile | str"]
"""Path, and the file as read or the reason why it was refused."""

READER = "library.index.reading_process"
"""Module that reads in a process of its own."""
AHEAD = 8
"""Files a process is given at a time, so that it never waits for the next one."""
MANY = 200
"""From this number of files on, more than one process is worth its start."""
MOST = 4
"""Processes at most: writing the index cannot keep up with more."""
TICK = 0.2
"""Seconds between two looks at whether reading was cancelled."""


@dataclass(slots=True)
class _Reader:
    """One process and the files it was given, in the order it answers them."""

    process: HelperProcess
    ready: bool = False
    given: deque[Job] = field(default_factory=deque)


def read_files(
    root: Path, jobs: Sequence[Job], cancelled: Callable[[], bool] | None = None
) -> Generator[Answer]:
    """Yield the answer for each job, in no special order; stop early when cancelled.

    Raises `HelperFailed` when reading processes cannot be started at all.
    """
    waiting = deque(jobs)
    readers = [_start(root) for _ in range(_processes(len(jobs)))] if jobs else []
    try:
        while (waiting or any(reader.given for reader in readers)) and not (
            cancelled and cancelled()
        ):
            for reader in readers:
                _give(reader, waiting)
            ready = set(wait([reader.process.connection for reader in readers], TICK))
            for number, reader in enumerate(readers):
                if reader.process.connection in ready:
                    answer, readers[number] = _take(root, reader, waiting)
                    if answer:
                        yield answer
    finally:
        for reader in readers:
            reader.process.close()


def _processes(files: int) -> int:
    """Return how many processes to read with: one core is left to the index."""
    return max(1, min(MOST, _cores() - 1)) if files >= MANY else 1


def _cores() -> int:
    """Return the number of cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(root: Path) -> _Reader:
    reader = _Reader(HelperProcess(READER))
    with suppress(OSError):
        reader.process.connection.send(str(root))
    return reader


def _give(reader: _Reader, waiting: deque[Job]) -> None:
    """Hand files to a process that is running out of them."""
    with suppress(OSError):  # it has died: the next look at its answers finds out
        while waiting and len(reader.given) < AHEAD:
            reader.given.append(waiting.popleft())
            reader.process.connection.send(reader.given[-1])


def _take(root: Path, reader: _Reader, waiting: deque[Job]) -> tuple[Answer | None, _Reader]:
    """Receive one answer; a process that died is replaced and its first file blamed."""
    connection: Connection[Any, Any] = reader.process.connection
    try:
        answer = connection.recv()
    except (EOFError, OSError):
        code = reader.process.ended()
        if not reader.ready:
            raise HelperFailed("The process that reads articles ended at its start.") from None
        reader.process.close()
        guilty = reader.given.popleft() if reader.given else None
        waiting.extendleft(reversed(reader.given))
        return (guilty[0], _death(code)) if guilty else None, _start(root)
    if not reader.ready:
        reader.ready = True
        return None, reader
    path, _ = reader.given.popleft()
    return (path, answer), reader


def _death(code: int) -> str:
    """Say why a process died while it read a file."""
    if -code in {signal.SIGPROF, signal.SIGALRM}:
        return "reading it took too long"
    return "the process that read it ended unexpectedly"

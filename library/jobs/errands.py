"""Long work in a process of its own, away from the screen's.

It loads dictionaries and models and fills memory; the reading program stays small and quick. The
process runs at a lower priority, and stops when the caller cancels or is gone.
"""

from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from corpus.work import Asked
from library.errors import LibraryError
from library.jobs.helper_process import HelperProcess
from library.places import Places

if TYPE_CHECKING:
    from library.context import Context

R = TypeVar("R")
DESK = "library.desk_process"
"""The module whose process opens a whole library: no part of it can do that for itself."""
TICK = 0.1
"""Seconds between two looks at whether the caller wants to stop."""


class Errand(NamedTuple):
    """What such a process is to do with the library it opens."""

    task: str
    """`index`, `names` or `events`."""
    wish: Any
    """What else is to be known for it: plain data."""


class Request(NamedTuple):
    """An errand, and where it is to be done."""

    folder: Path
    places: Places
    notes: Path
    """The folder of the notes."""
    errand: Errand


def run_errand(context: "Context", errand: Errand, kind: type[R], asked: Asked, lost: str) -> R:
    """Have an errand done in a process that opens the same library; see `work_elsewhere`."""
    notes = context.place_notes().root
    return work_elsewhere(
        DESK, Request(context.folder, context.places, notes, errand), kind, asked, lost
    )


def work_elsewhere(module: str, request: object, kind: type[R], asked: Asked, lost: str) -> R:
    """Have `serve` of a module do what is requested in a process of its own; return its report.

    It tells how far it is as pairs of numbers, ends with a report of `kind` or a message, and is
    asked to stop by a word. Raises `LibraryError` with its message, or with `lost` when it died.
    """
    progress, cancelled = asked
    helper = HelperProcess(module)
    connection: Connection[Any, Any] = helper.connection
    stopping = False
    try:
        connection.send(request)
        while True:
            if not stopping and cancelled and cancelled():
                connection.send("stop")
                stopping = True
            if not connection.poll(TICK):
                continue
            answer = connection.recv()
            if isinstance(answer, kind):
                return answer
            if not isinstance(answer, tuple):
                raise LibraryError(str(answer))
            if progress:
                progress(*answer)
    except (EOFError, OSError) as error:
        raise LibraryError(lost) from error
    finally:
        helper.close()

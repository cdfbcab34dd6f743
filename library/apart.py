"""Bringing an index up to date in a process of its own, away from the screen's.

Indexing loads dictionaries and fills memory; the reading program stays small and quick. The
process runs at a lower priority, and stops at the next file when the caller cancels or is gone.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from library.errors import LibraryError
from library.helper_process import HelperProcess
from library.model import Report
from library.places import Places
from search.errors import SearchError

if TYPE_CHECKING:
    from library.desk import Library

R = TypeVar("R")
Asked = tuple[Callable[[int, int], None] | None, Callable[[], bool] | None]
"""What to tell progress to, and what to ask whether to stop."""
LOWER_PRIORITY = 5
TICK = 0.1
"""Seconds between two looks at whether the caller wants to stop."""


def refresh_apart(
    folder: Path,
    places: Places,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    notes: Path | None = None,
    rebuild: bool = False,
) -> Report:
    """Refresh or rebuild the index of `folder` in a process of its own; blocks until it is done.

    `notes` is the folder of the notes, when it is not the usual one. Raises `LibraryError` with
    what the process reported, or when it ended without a word.
    """
    return work_apart(
        "library.apart",
        (str(folder), places, notes, rebuild),
        Report,
        (progress, cancelled),
        "Indexing stopped unexpectedly; it will go on next time.",
    )


def work_apart(module: str, request: object, kind: type[R], asked: Asked, lost: str) -> R:
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


def serve(connection: "Connection[Any, Any]") -> None:
    """Do what the caller asks, tell how far it is, and answer with a `Report` or a message."""
    with suppress(OSError):
        os.nice(LOWER_PRIORITY)

    def work(library: "Library", tell: Callable[..., None], rebuild: object) -> Report:
        run = library.rebuild if rebuild else library.refresh
        return run(tell, connection.poll)

    serve_library(connection, work)


def serve_library(
    connection: "Connection[Any, Any]",
    work: "Callable[[Library, Callable[..., None], Any], object]",
) -> None:
    """Answer a request (folder, places, folder of the notes, wish) with what `work` returns.

    It is given the library, what to tell progress to, and the wish; what goes wrong for reasons a
    person can mend is answered with its message.
    """
    from library.desk import Library  # noqa: PLC0415 - the desk imports this module
    from library.settings import Settings  # noqa: PLC0415 - not needed by the caller

    folder, places, notes, wish = connection.recv()
    with suppress(BrokenPipeError):
        try:
            library = Library.open(Path(folder), settings=Settings(), places=places, notebook=notes)
            connection.send(work(library, lambda *counts: connection.send(counts), wish))
        except (LibraryError, SearchError) as error:
            connection.send(str(error))

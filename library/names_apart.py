"""Finding names in a process of its own, away from the screen's: it loads models and memory."""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from library.apart import work_apart
from library.errors import LibraryError
from library.names_model import NamesReport
from library.places import Places
from search.errors import SearchError


def find_names_apart(
    folder: Path,
    places: Places,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    anew: bool = False,
) -> NamesReport:
    """Find the names of `folder` in a process of its own; blocks until it is done.

    Raises `LibraryError` with what the process reported, or when it ended without a word.
    """
    return work_apart(
        "library.names_apart",
        (str(folder), places, anew),
        NamesReport,
        (progress, cancelled),
        "Finding names stopped unexpectedly; it will go on next time.",
    )


def serve(connection: "Connection[Any, Any]") -> None:
    """Do what the caller asks, tell how far it is, and answer with a report or a message."""
    from library.desk import Library  # noqa: PLC0415 - the desk imports this module
    from library.settings import Settings  # noqa: PLC0415 - not needed by the caller

    folder, places, anew = connection.recv()
    with suppress(BrokenPipeError):
        try:
            library = Library.open(Path(folder), settings=Settings(), places=places)
            report = library.names.find(
                lambda *counts: connection.send(counts), connection.poll, apart=False, anew=anew
            )
            connection.send(report)
        except (LibraryError, SearchError) as error:
            connection.send(str(error))

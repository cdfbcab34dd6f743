"""Finding names in a process of its own, away from the screen's: it loads models and memory."""

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from library.apart import serve_library, work_apart
from library.names_model import NamesReport
from library.places import Places


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
        (str(folder), places, None, anew),
        NamesReport,
        (progress, cancelled),
        "Finding names stopped unexpectedly; it will go on next time.",
    )


def serve(connection: "Connection[Any, Any]") -> None:
    """Do what the caller asks, tell how far it is, and answer with a report or a message."""
    serve_library(
        connection,
        lambda library, tell, anew: library.names.find(
            tell, connection.poll, apart=False, anew=anew
        ),
    )

"""Taking articles apart and grouping them in a process of its own, away from the screen's."""

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from library.apart import serve_library, work_apart
from library.comparisons_model import ComparisonsReport
from library.places import Places


def find_comparisons_apart(
    folder: Path,
    places: Places,
    notes: Path | None,
    model: str,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ComparisonsReport:
    """Do what is to be done for `folder` in a process of its own; blocks until it is done.

    `notes` is the folder of the notes, when it is not the usual one; `model` is the setting
    `sentence_model`. Raises `LibraryError` with what the process reported, or when it ended
    without a word.
    """
    return work_apart(
        "library.comparisons_apart",
        (str(folder), places, notes, model),
        ComparisonsReport,
        (progress, cancelled),
        "Grouping articles by event stopped unexpectedly; it will go on next time.",
    )


def serve(connection: "Connection[Any, Any]") -> None:
    """Do what the caller asks, tell how far it is, and answer with a report or a message."""
    serve_library(
        connection,
        lambda library, tell, model: library.comparisons.find(
            tell, connection.poll, apart=False, model=model
        ),
    )

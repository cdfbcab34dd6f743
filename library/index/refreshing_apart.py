"""Bringing an index up to date in a process of its own: it loads dictionaries and fills memory."""

from typing import TYPE_CHECKING

from corpus.work import Asked
from library.jobs.errands import Errand, run_errand
from library.model import Report

if TYPE_CHECKING:
    from library.context import Context


def refresh_apart(context: "Context", asked: Asked) -> Report:
    """Refresh the index of a corpus in a process of its own; blocks until it is done.

    Raises `LibraryError` with what the process reported, or when it ended without a word.
    """
    lost = "Indexing stopped unexpectedly; it will go on next time."
    return run_errand(context, Errand("index", None), Report, asked, lost)

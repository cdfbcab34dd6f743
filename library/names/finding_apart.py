"""Finding names in a process of its own, away from the screen's: it loads models and memory."""

from typing import TYPE_CHECKING

from corpus.work import Asked
from library.jobs.errands import Errand, run_errand
from library.names.model import NamesReport

if TYPE_CHECKING:
    from library.context import Context


def find_names_apart(context: "Context", asked: Asked, *, anew: bool) -> NamesReport:
    """Find the names of a corpus in a process of its own; blocks until it is done.

    Raises `LibraryError` with what the process reported, or when it ended without a word.
    """
    lost = "Finding names stopped unexpectedly; it will go on next time."
    return run_errand(context, Errand("names", anew), NamesReport, asked, lost)

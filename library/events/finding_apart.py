"""Taking articles apart and grouping them in a process of its own, away from the screen's."""

from typing import TYPE_CHECKING

from corpus.work import Asked
from library.events.model import EventsReport
from library.jobs.errands import Errand, run_errand

if TYPE_CHECKING:
    from library.context import Context


def find_events_apart(context: "Context", model: str, asked: Asked) -> EventsReport:
    """Do what is to be done for a corpus in a process of its own; blocks until it is done.

    `model` is the setting `sentence_model`. Raises `LibraryError` with what the process reported,
    or when it ended without a word.
    """
    lost = "Grouping articles by event stopped unexpectedly; it will go on next time."
    return run_errand(context, Errand("events", model), EventsReport, asked, lost)

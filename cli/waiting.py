"""Waiting until names and events are found, also while another process finds them."""

import time
from typing import TYPE_CHECKING

from cli.output import talk

if TYPE_CHECKING:
    from cli.progress import ProgressBar
    from library.desk import Library
    from library.events.model import EventsReport
    from library.names.model import NamesReport

PAUSE = 0.5
"""Seconds between two tries while another process is at it."""


def names_found(library: "Library", bar: "ProgressBar", *, anew: bool = False) -> "NamesReport":
    """Find the names of all articles that have none, or wait for the process that does.

    With `anew`, those of all articles.
    """
    told = False
    while True:
        report = library.names.find(bar, anew=anew)
        if not report.busy:
            for article in report.troubled:
                talk(f"The names in {article} could not be sought; it is read without them.")
            return report
        if not told:
            talk("Another Lesart is finding names in this folder; waiting for it to finish.")
            told = True
        time.sleep(PAUSE)


def events_found(library: "Library", bar: "ProgressBar") -> "EventsReport":
    """Group all articles by event, or wait for the process that does."""
    told = False
    while True:
        report = library.events.find(bar)
        if not report.busy:
            library.events.renew()
            for article in report.troubled:
                talk(f"{article} could not be compared with the others; it is read without.")
            if report.notice:
                talk(report.notice)
            return report
        if not told:
            talk("Another Lesart is finding events in this folder; waiting for it to finish.")
            told = True
        time.sleep(PAUSE)

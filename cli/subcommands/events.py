"""`lesart events`: which articles report the same."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.opening import freshen, opened_library
from cli.options import corpus_option, json_option, notebook_option
from cli.outcomes import NothingFound
from cli.output import paper, print_json, print_wrapped, talk
from cli.progress import ProgressBar
from cli.shapes import event_shape
from cli.waiting import events_found, names_found
from corpus.dates import short_day

if TYPE_CHECKING:
    from rich.console import Console

    from library.desk import Library
    from library.events.model import Event


@click.command()
@corpus_option
@notebook_option
@json_option
def events(corpus: Path | None, notebook: Path | None, as_json: bool) -> None:
    """List events, the newest first: articles that report the same thing.

    `lesart list event:ID` lists the articles of one; `lesart compare` sets them side by side.
    """
    with opened_library(corpus, notebook) as library:
        freshen(library)
        with ProgressBar("Finding names") as bar:
            names_found(library, bar)
        with ProgressBar("Finding events") as bar:
            events_found(library, bar)
        for notice in library.comparisons.notices:
            talk(notice)
        found = library.events.all()
        if as_json:
            print_json([event_shape(each) for each in found])
        else:
            _print_events(paper(), library, found)
        if not found:
            raise NothingFound("No two articles report the same event.")


def _print_events(out: "Console", library: "Library", found: "list[Event]") -> None:
    """Print each event with its articles below it."""
    from rich.text import Text  # noqa: PLC0415 - programs do without

    for number, event in enumerate(found):
        if number:
            out.print()
        days = dict.fromkeys(short_day(day) for day in (event.first, event.last) if day)
        copies = sum(len(each) - 1 for each in event.copies)
        about = [f"{len(event.articles)} articles", " – ".join(days), event.id]
        if copies:
            about.insert(1, f"{copies} of them nearly a copy")
        print_wrapped(out, Text(event.title, style="bold"))
        print_wrapped(out, Text(" · ".join(part for part in about if part), style="dim"))
        for row in library.rows_with_events(library.keys_of(event.articles)):
            origin = " · ".join(part for part in (row.outlet, short_day(row.date), row.id) if part)
            print_wrapped(out, Text(origin, style="cyan"), indent=2)

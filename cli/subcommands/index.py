"""`lesart index`: bring the index up to date and say what could not be read."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.opening import opened_library
from cli.options import corpus_option, json_option
from cli.output import paper, print_json, talk
from cli.progress import ProgressBar
from cli.shapes import report_shape
from cli.waiting import events_found, names_found
from corpus.text import clean_line

if TYPE_CHECKING:
    from library.desk import Library
    from library.model import Report

PAUSE = 0.2
"""Seconds between two tries while another process is indexing."""


@click.command()
@click.option("--rebuild", is_flag=True, help="Build the index anew from nothing.")
@click.option("--no-names", is_flag=True, help="Find no names and events; the reader will do it.")
@corpus_option
@json_option
def index(rebuild: bool, no_names: bool, corpus: Path | None, as_json: bool) -> None:
    """Read new and changed articles into the index, and find their names and events."""
    with opened_library(corpus) as library:
        with ProgressBar("Reading articles") as bar:
            report = _when_free(library, bar, rebuild=rebuild)
        if not no_names:
            library.renew()
            with ProgressBar("Finding names") as bar:
                names_found(library, bar, anew=rebuild)
            with ProgressBar("Finding events") as bar:
                events_found(library, bar)
    if as_json:
        print_json(report_shape(report))
    else:
        _print_report(report)


def _when_free(library: "Library", bar: ProgressBar, *, rebuild: bool) -> "Report":
    """Index as soon as no other process does."""
    from search.errors import IndexBusy  # noqa: PLC0415 - `--help` does without

    told = False
    while True:
        try:
            report = library.rebuild(bar) if rebuild else library.refresh(bar)
            if not report.busy:
                return report
        except IndexBusy:
            pass
        if not told:
            talk("Another Lesart is indexing this folder; waiting for it to finish.")
            told = True
        time.sleep(PAUSE)


def _print_report(report: "Report") -> None:
    """Print counts, then every file that was refused, then what was odd."""
    from rich.text import Text  # noqa: PLC0415 - programs do without

    out = paper()
    changes = [
        f"{number} {what}"
        for number, what in (
            (report.added, "added"),
            (report.updated, "updated"),
            (report.removed, "removed"),
        )
        if number
    ]
    plural = "article" if report.articles == 1 else "articles"
    counts = f"{report.articles:,} {plural}: {', '.join(changes) or 'nothing new'}"
    out.print(Text(f"{counts} ({report.seconds:.1f} s)"))
    if report.skipped:
        out.print(Text(f"\n{len(report.skipped)} not readable:", style="bold"))
    for skipped in report.skipped:
        line = Text("  ").append(clean_line(skipped.path) or "(a name of invisible characters)")
        out.print(line.append(f": {skipped.reason}", style="dim"))
    if report.notices:
        out.print(Text("\nRead, with remarks:", style="bold"))
    for notice in report.notices:
        out.print(Text(f"  {notice}"))

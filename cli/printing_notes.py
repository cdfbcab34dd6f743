"""Notes as people read them on a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cli.output import print_wrapped
from corpus.dates import short_day
from corpus.text import clean_line

if TYPE_CHECKING:
    from rich.console import Console

    from library.notes.model import NoteRow, Problem

LONGEST = 160
"""Code points of a passage that are shown."""


def print_notes(out: "Console", rows: "Sequence[NoteRow]") -> None:
    """Print each note: its passage, what it says, and where it comes from."""
    from rich.text import Text  # noqa: PLC0415 - programs do without

    for number, row in enumerate(rows):
        if number:
            out.print()
        print_wrapped(out, Text(_passage(row), style="bold"))
        if row.note.body:
            print_wrapped(out, Text(row.note.body), indent=2)
        tags = " ".join(f"#{tag}" for tag in row.note.tags)
        about = [row.outlet, row.note.article, row.note.author, short_day(row.note.modified), tags]
        if row.note.state != "exact":
            about.append(f"{row.note.state}: {row.note.reason}")
        if row.note.conflict:
            about.append("two versions: decide in the reader")
        print_wrapped(out, Text(" · ".join(part for part in about if part), style="dim"), indent=2)


def print_problems(out: "Console", problems: "Sequence[Problem]", root: str) -> None:
    """Print a table of what is wrong in the notebook at `root`."""
    from rich.table import Table  # noqa: PLC0415 - programs do without
    from rich.text import Text  # noqa: PLC0415

    if not problems:
        out.print(Text(f"All notes in {root} are fine."))
        return
    out.print(Text(f"In {root}:", style="bold"))
    table = Table.grid(padding=(0, 2))
    for problem in problems:
        name = Text(clean_line(problem.path) or ".", overflow="fold")
        reason = Text(clean_line(problem.reason, 500))
        if problem.advice:
            reason.append(f"\n{clean_line(problem.advice, 500)}", "dim")
        table.add_row(Text(problem.kind, "yellow"), name, reason)
    out.print(table)


def _passage(row: "NoteRow") -> str:
    if row.note.quote is None:
        return row.title
    line = clean_line(row.note.quote, LONGEST + 1)
    return f"“{line}”" if len(line) <= LONGEST else f"“{line[: LONGEST - 1]}…”"

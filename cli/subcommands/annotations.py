"""`lesart annotations`: list, export, import and check the notes on a corpus."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.opening import freshen, opened_library
from cli.options import corpus_option, json_option, notebook_option
from cli.outcomes import BAD_INPUT, OK, NothingFound
from cli.output import paper, print_json, print_lines, print_text, talk
from cli.printing_notes import print_notes, print_problems
from cli.shapes import import_shape, note_shape, problem_shape
from corpus.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.desk import Library
    from library.notes.model import NoteRow

FORMATS = ("md", "csv", "jsonld", "json")


@click.group()
def annotations() -> None:
    """List, export, import and check notes."""


@annotations.command("list")
@click.argument("query", required=False, default="")
@corpus_option
@notebook_option
@json_option
def list_notes(query: str, corpus: Path | None, notebook: Path | None, as_json: bool) -> None:
    """List notes, last modified first; with QUERY, those that match it.

    Words stand in text, tags or passage; note: tag: look in one of them; title: outlet: date: and
    the like are about the article.
    """
    with opened_library(corpus, notebook) as library:
        rows = _rows(library, query)
        if as_json:
            print_lines(note_shape(row.note) for row in rows)
        else:
            print_notes(paper(), rows)
        if not rows:
            raise NothingFound(_none(library, query))


@annotations.command()
@click.argument("query", required=False, default="")
@click.option("--format", "kind", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to.")
@corpus_option
@notebook_option
def export(
    query: str, kind: str, output: Path | None, corpus: Path | None, notebook: Path | None
) -> None:
    """Write notes as Markdown, CSV, JSON-LD (W3C Web Annotations) or JSON; QUERY as in `list`."""
    with opened_library(corpus, notebook) as library:
        rows = _rows(library, query) if query else None
        if output:
            path = library.notebook.export_to(output, kind, rows)
            talk(f"Written: {path}")
        else:
            print_text(library.notebook.export(kind, rows))
        if not (rows if query else library.notebook.counts()):
            raise NothingFound(_none(library, query))


@annotations.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@corpus_option
@notebook_option
@json_option
def import_notes(file: Path, corpus: Path | None, notebook: Path | None, as_json: bool) -> None:
    """Store the notes in FILE: W3C JSON-LD or an export of Hypothesis; never the same one twice.

    FILE may be a pipe, or - for standard input.
    """
    with opened_library(corpus, notebook) as library:
        freshen(library)
        summary = library.notebook.import_file(file)
    if as_json:
        print_json(import_shape(summary))
        return
    from rich.text import Text  # noqa: PLC0415 - programs do without

    out = paper()
    out.print(Text(f"{summary.added:,} added, {summary.already:,} were here already"))
    for source in summary.without_article:
        out.print(Text(f"  {source}: there is no such article here", style="dim"))
    for source, reason in summary.unreadable:
        out.print(Text(f"  {source}: {reason}", style="dim"))


@annotations.command()
@click.option("--purge", is_flag=True, help="Remove the files of deleted notes for good.")
@corpus_option
@notebook_option
@json_option
def check(purge: bool, corpus: Path | None, notebook: Path | None, as_json: bool) -> int:
    """Say what is wrong with notes: damaged, doubtful, lost passages. Repairs nothing.

    Ends with 2 when something is wrong.
    """
    with opened_library(corpus, notebook) as library:
        freshen(library)
        if purge:
            talk(f"{library.notebook.purge():,} deleted notes were removed for good.")
        problems = library.notebook.check()
        if as_json:
            print_lines(map(problem_shape, problems))
        else:
            print_problems(paper(), problems, clean_line(str(library.notebook.root)))
    return BAD_INPUT if problems else OK


def _rows(library: "Library", query: str) -> "Sequence[NoteRow]":
    """Return the notes that a query means, each with its place."""
    freshen(library)
    library.notebook.look_up()
    for notice in library.notebook.notices:
        talk(notice)
    found = library.notebook.find(query)
    for notice in found.notices:
        talk(notice)
    return found.rows


def _none(library: "Library", query: str) -> str:
    if not library.notebook.counts():
        return f"There are no notes on {library.name} yet."
    return f"No note matches “{clean_line(query)}”."

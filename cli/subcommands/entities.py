"""`lesart entities`: who and what is named, under which spellings."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.naming import find_article
from cli.opening import freshen, opened_library
from cli.options import corpus_option, json_option
from cli.outcomes import NothingFound
from cli.output import paper, print_json, talk
from cli.progress import ProgressBar
from cli.shapes import entities_shape
from cli.waiting import names_found

if TYPE_CHECKING:
    from library.names.model import MentionedName

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
SHOWN = 6
"""Spellings that are listed in the table."""


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]…")
@corpus_option
@json_option
def entities(articles: tuple[str, ...], corpus: Path | None, as_json: bool) -> None:
    """List people, organisations and places, the most mentioned first.

    Those of all articles, or of each ARTICLE: an id, the beginning of one, or a path.
    """
    with opened_library(corpus) as library:
        report = freshen(library)
        chosen = [find_article(library, each, report.skipped) for each in articles]
        with ProgressBar("Finding names") as bar:
            names_found(library, bar)
        for notice in library.names.notices:
            talk(notice)
        found = list(library.names.mentioned(chosen if articles else None))
        if as_json:
            print_json(entities_shape(found))
        elif found:
            _print_table(found)
        if not found:
            raise NothingFound("No names were found.")


def _print_table(found: "list[MentionedName]") -> None:
    """Print one line a name; the counts are those of the articles asked for."""
    from rich import box  # noqa: PLC0415 - programs do without
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("name", overflow="fold", style="bold", ratio=3)
    table.add_column("type")
    table.add_column("mentions", justify="right")
    table.add_column("articles", justify="right")
    table.add_column("also spelled", overflow="fold", style="dim", ratio=4)
    for each in found:
        others = [spelling for spelling in each.spellings if spelling != each.name]
        more = f" · {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        table.add_row(
            Text(each.name),
            Text(KINDS[each.type]),
            Text(f"{len(each.mentions):,}"),
            Text(f"{len({mention[0] for mention in each.mentions}):,}"),
            Text(" · ".join(others[:SHOWN]) + more),
        )
    paper().print(table)

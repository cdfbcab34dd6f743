"""`lesart list`: the articles of a folder, or those that match a query."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from cli.opening import freshen, opened_library
from cli.options import corpus_option, json_option
from cli.outcomes import NothingFound
from cli.output import ENDLESS, paper, print_lines, talk
from cli.shapes import row_shape

if TYPE_CHECKING:
    from rich.table import Table

    from library.desk import Library
    from search.model import Row

T = TypeVar("T")

AT_ONCE = 500
"""Rows that are fetched and set together."""
DAY_WIDTH, OUTLET_WIDTH, GAP = 10, 24, 2
"""Cells of the date, most cells of the outlet, cells between columns."""
ONE_LINE = 120
"""Cells from which ids stand beside titles."""


@click.command("list")
@click.argument("query", required=False, default="")
@corpus_option
@json_option
def list_articles(query: str, corpus: Path | None, as_json: bool) -> None:
    """List articles, newest first; with QUERY, those that match it."""
    from search.model import Order  # noqa: PLC0415 - `--help` does without

    with opened_library(corpus) as library:
        freshen(library)
        listing = library.listing(query, Order.NEWEST)
        for notice in listing.notices:
            talk(notice)
        if as_json:
            print_lines(row_shape(row) for row in _rows(library, listing.keys))
        elif listing.total:
            _print_rows(library, listing.keys)
        if not listing.total:
            raise NothingFound(nothing_matches(library, query, listing.suggestion))


def nothing_matches(library: "Library", query: str, suggestion: str | None) -> str:
    """Say that nothing was found, and what might be."""
    if not library.count():
        return f"There are no articles in {library.name}."
    advice = f" Did you mean “{suggestion}”?" if suggestion else ""
    return f"Nothing matches “{query}”.{advice}"


def _rows(library: "Library", keys: Sequence[int]) -> "Iterator[Row]":
    for some in _pieces(keys):
        yield from library.rows_with_events(some)


def _print_rows(library: "Library", keys: Sequence[int]) -> None:
    """Print rows as tables that line up, so that the first ones appear at once."""
    out = paper()
    widths = _widths(out.width, max((len(outlet) for outlet, _ in library.outlets()), default=0))
    for some in _pieces(keys):
        out.print(_table(library.rows(some), widths))


def _widths(width: int, outlets: int) -> list[int | None]:
    """Share out `width` cells to date, outlet, title and, where there is room, id.

    None: as wide as it needs to be. Where it is narrow, there are three columns.
    """
    if width == ENDLESS:
        return [DAY_WIDTH, None, None, None]
    outlet = min(outlets, OUTLET_WIDTH if width >= ONE_LINE else OUTLET_WIDTH * 2 // 3)
    rest = width - DAY_WIDTH - outlet - 2 * GAP
    if width < ONE_LINE:
        return [DAY_WIDTH, outlet, max(1, rest)]
    title = rest * 3 // 5
    return [DAY_WIDTH, outlet, title, rest - title - GAP]


def _table(rows: "list[Row]", widths: list[int | None]) -> "Table":
    """Set rows; with three columns, the id stands below the title."""
    from rich.table import Table  # noqa: PLC0415 - programs do without
    from rich.text import Text  # noqa: PLC0415

    table = Table.grid(padding=(0, GAP))
    for width in widths:
        table.add_column(width=width, no_wrap=True, overflow="ellipsis")
    for row in rows:
        title, name = Text(row.title), Text(row.id, style="dim")
        last = [title, name] if len(widths) > 3 else [title.append("\n").append(name)]
        table.add_row(Text((row.date or "")[:DAY_WIDTH]), Text(row.outlet or "", "cyan"), *last)
    return table


def _pieces(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a sequence into pieces of a handy size."""
    rest = iter(items)
    while piece := list(islice(rest, AT_ONCE)):
        yield piece

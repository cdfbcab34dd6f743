"""`lesart search`: the articles that match a query, best first, with the places that match."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.opening import freshen, opened_library
from cli.options import corpus_option, json_option
from cli.outcomes import NothingFound
from cli.output import paper, print_json, print_wrapped, talk
from cli.shapes import Shape, hit_shape
from cli.subcommands.listing import nothing_matches
from corpus.dates import short_day

if TYPE_CHECKING:
    from rich.console import Console

    from library.model import Listing
    from search.model import Hits, Row

LIMIT = 20
"""Hits that are printed unless more are asked for."""


@click.command()
@click.argument("query")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=LIMIT,
    metavar="N",
    show_default=True,
    help="Print at most N articles.",
)
@corpus_option
@json_option
def search(query: str, limit: int, corpus: Path | None, as_json: bool) -> None:
    """Find articles that match QUERY, best first.

    Words in any form: haus finds Häuser. "a phrase", OR, NOT or -word, ( ), begin*, mispelt~,
    title: outlet: date:2025-08 after: before: lang:de is:unread.
    """
    from search.model import Order  # noqa: PLC0415 - `--help` does without

    with opened_library(corpus) as library:
        freshen(library)
        listing = library.listing(query, Order.RELEVANCE)
        for notice in listing.notices:
            talk(notice)
        rows = library.rows_with_events(listing.keys[:limit])
        found = [(row, library.hits(row.id, listing)) for row in rows]
        if as_json:
            print_json(_answer(listing, found))
        elif found:
            _print_answer(paper(), listing, found)
        if not listing.total:
            raise NothingFound(nothing_matches(library, query, listing.suggestion))


def _answer(listing: "Listing", found: "list[tuple[Row, Hits]]") -> Shape:
    scores = dict(zip(listing.keys, listing.scores, strict=False))
    return {
        "query": listing.text,
        "total": listing.total,
        "hits": [hit_shape(row, scores.get(row.key), hits) for row, hits in found],
        "suggestion": listing.suggestion,
    }


def _print_answer(out: "Console", listing: "Listing", found: "list[tuple[Row, Hits]]") -> None:
    """Print how many articles match, then each with its snippets, hits in bold."""
    from rich.text import Text  # noqa: PLC0415 - programs do without

    shown = f", the best {len(found)} are shown" if len(found) < listing.total else ""
    matches = "1 article matches" if listing.total == 1 else f"{listing.total:,} articles match"
    out.print(Text(matches + shown, style="dim"))
    for row, hits in found:
        about = " · ".join(part for part in (row.outlet, short_day(row.date), row.id) if part)
        out.print()
        print_wrapped(out, Text(row.title, style="bold"))
        print_wrapped(out, Text(about, style="dim"))
        for snippet in hits.snippets:
            text = Text(snippet.text)
            for span in snippet.spans:
                text.stylize("bold yellow", *span)
            print_wrapped(out, text, indent=2)

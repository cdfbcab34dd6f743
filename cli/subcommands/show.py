"""`lesart show`: one article, well set."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.naming import find_article
from cli.opening import freshen, opened_library
from cli.options import corpus_option, json_option
from cli.outcomes import NothingFound
from cli.output import paper, print_json, print_wrapped
from cli.shapes import article_shape
from corpus.dates import long_day, reading_minutes
from corpus.weblink import read_weblink

if TYPE_CHECKING:
    from rich.console import Console

    from library.model import Opened
    from search.model import Row

MARGIN = 2
"""Cells left of the text."""


@click.command()
@click.argument("article")
@corpus_option
@json_option
def show(article: str, corpus: Path | None, as_json: bool) -> None:
    """Print ARTICLE: an id, the beginning of one, or a path."""
    with opened_library(corpus) as library:
        report = freshen(library)
        article_id = find_article(library, article, report.skipped)
        rows = library.rows_with_events(library.keys_of([article_id]))
        opened = library.article(article_id)
        if not rows or opened is None:
            raise NothingFound(f"{article_id} is gone.")
        if as_json:
            print_json(article_shape(rows[0], opened))
        else:
            _print_article(paper(), rows[0], opened, library.settings.measure)


def _print_article(out: "Console", row: "Row", opened: "Opened", measure: int) -> None:
    """Print title, where it comes from, and the text in lines of `measure` cells."""
    from rich.text import Text  # noqa: PLC0415 - programs do without

    article, outline = opened.article, opened.outline
    text = Text(article.text)
    for span in outline.headings:
        text.stylize("bold", *span)
    for span in outline.boilerplate:
        text.stylize("dim", *span)
    title, body = text[: len(article.title)], text[len(article.title) + 1 :]
    title.stylize("bold")
    minutes = f"{reading_minutes(row.words)} min"
    about = [row.outlet, long_day(row.date), article.author, minutes, row.language]
    parts = [title, Text(" · ".join(each for each in about if each), style="dim")]
    if article.url:
        link = read_weblink(article.url)
        parts.append(Text(link.url if link else article.url, style="dim"))
        if link and link.doubt:
            parts.append(Text(f"Take care: this address {link.doubt}.", style="bold"))
    for part in (*parts, body):
        print_wrapped(out, part, indent=MARGIN, width=measure)

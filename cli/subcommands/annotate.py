"""`lesart annotate`: a note on a passage of an article."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.naming import find_article
from cli.opening import freshen, opened_library
from cli.options import corpus_option, json_option, notebook_option
from cli.outcomes import BadInput, NothingFound
from cli.output import paper, print_json
from cli.shapes import note_shape
from corpus.text import clean_line

if TYPE_CHECKING:
    from corpus.article import Article, Span
    from library.notes.model import Placed

SHOWN = 8
"""Places that are listed when a quote stands at several."""
AROUND = 24
"""Code points shown before and behind such a place."""
LONGEST = 60
"""Code points of a quote in a message."""


@click.command()
@click.argument("article")
@click.option("--quote", metavar="TEXT", help="The passage, word by word; without: all of it.")
@click.option("--at", type=click.IntRange(min=0), metavar="OFFSET", help="Where the quote begins.")
@click.option("--note", default="", metavar="TEXT", help="What you have to say about it.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be repeated.")
@corpus_option
@notebook_option
@json_option
def annotate(  # noqa: PLR0913 - one parameter for each option
    *,
    article: str,
    quote: str | None,
    at: int | None,
    note: str,
    tags: tuple[str, ...],
    corpus: Path | None,
    notebook: Path | None,
    as_json: bool,
) -> None:
    """Put a note on a passage of ARTICLE: an id, the beginning of one, or a path."""
    if quote is None and not (note.strip() or tags):
        raise BadInput("Nothing to save: add --quote, --note or --tag.")
    with opened_library(corpus, notebook) as library:
        skipped = freshen(library).skipped
        found = library.article(find_article(library, article, skipped))
        if found is None:
            raise NothingFound(f'There is no article "{clean_line(article)}" any more.')
        span = None if quote is None else find_span(found.article, quote, at)
        placed = library.notebook.add(found.article, span, note, tags)
        _print_saved(placed, as_json=as_json)


def find_span(article: "Article", quote: str, at: int | None) -> "Span":
    """Return the one place that is meant by a quote.

    Raises `NothingFound` when there is none and `BadInput` when there are several.
    """
    from library.notes.quoting import find_quote, nearest_words  # noqa: PLC0415 - `--help` does without

    shown = _short(quote)
    if not quote.strip():
        raise BadInput("The quote is empty; without --quote the note is about the whole article.")
    spans = find_quote(article.text, quote)
    if not spans:
        near = nearest_words(article.text, quote)
        advice = f" Did you mean “{_short(near)}”?" if near else ""
        raise NothingFound(f"“{shown}” does not stand in {article.id}.{advice}")
    meant = [span for span in spans if at in (None, span.start)]
    if len(meant) == 1:
        return meant[0]
    places = ", ".join(_place(article.text, span) for span in spans[:SHOWN])
    rest = f" and {len(spans) - SHOWN} more" if len(spans) > SHOWN else ""
    problem = "does not begin there, but at" if at is not None else "is there more than once: at"
    raise BadInput(
        f"“{shown}” {problem} {places}{rest}. Choose one with --at, or quote more of it."
    )


def _place(text: str, span: "Span") -> str:
    before, behind = text[max(0, span.start - AROUND) : span.start], text[span.end :][:AROUND]
    return f"{span.start} (…{clean_line(f'{before}[{text[slice(*span)]}]{behind}')[:120]}…)"


def _short(quote: str) -> str:
    line = clean_line(quote)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _print_saved(placed: "Placed", *, as_json: bool) -> None:
    if as_json:
        print_json(note_shape(placed))
        return
    from rich.text import Text  # noqa: PLC0415 - programs do without

    about = f"“{_short(placed.quote)}”" if placed.quote else "the whole article"
    paper().print(Text(f"Saved: a note on {about} in {placed.article} ({placed.id})"))

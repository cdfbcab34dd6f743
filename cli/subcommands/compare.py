"""`lesart compare`: what articles share, what only one says, and where they differ."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.comparison_shape import comparison_shape
from cli.naming import find_article
from cli.opening import freshen, opened_library
from cli.options import corpus_option, json_option, notebook_option
from cli.outcomes import BadInput, NothingFound
from cli.output import ENDLESS, paper, print_json, print_pieces, print_text, talk
from cli.progress import ProgressBar
from cli.waiting import names_found

if TYPE_CHECKING:
    from comparison.report.contents import Contents
    from library.comparing.model import Compared
    from library.desk import Library

KINDS = ("text", "md", "html")


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE ARTICLE…")
@click.option("--format", "kind", type=click.Choice(KINDS), help="Write a report of this kind.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to.")
@click.option("--force", is_flag=True, help="Replace FILE when it is there already.")
@click.option(
    "--threshold",
    type=click.FloatRange(-10, 10),
    metavar="N",
    help="How sure a link must be, in log-odds; 0: as likely as not.",
)
@corpus_option
@notebook_option
@json_option
def compare(  # noqa: PLR0913 - one parameter for each option
    *,
    articles: tuple[str, ...],
    kind: str | None,
    output: Path | None,
    force: bool,
    threshold: float | None,
    corpus: Path | None,
    notebook: Path | None,
    as_json: bool,
) -> None:
    """Set articles side by side: what they share, what only one says, where they differ.

    An ARTICLE is an id, the beginning of one, or a path. Reports are written with --format or into
    a FILE that ends in .html, .md or .txt. An HTML report is one page that needs nothing else.
    """
    from comparison.viewing import THRESHOLD  # noqa: PLC0415 - `--help` does without

    kind = _kind(kind, output, as_json=as_json)
    least = THRESHOLD if threshold is None else threshold
    with opened_library(corpus, notebook) as library:
        compared = _compared(library, articles)
        contents = _contents(compared, least)
        if as_json:
            print_json(comparison_shape(compared, least))
        elif output and kind:
            _write(library, contents, kind, output, force=force)
        else:
            _print(contents, kind)
        for remark in contents.remarks if as_json or output else ():
            talk(remark)
        if not contents.common:
            raise NothingFound("These articles have no statement in common.")


def _kind(kind: str | None, output: Path | None, *, as_json: bool) -> str | None:
    """Return what to write, by the ending of the file when it is not said."""
    from library.comparing.reporting import SUFFIXES  # noqa: PLC0415 - `--help` does without

    if as_json and (kind or output):
        raise BadInput("--json prints data; leave it out for a report, or leave out the rest.")
    if output and not kind:
        kind = SUFFIXES.get(output.suffix.lower())
        if not kind:
            raise BadInput("Which kind of report? Add --format html, md or text.")
    return kind


def _compared(library: "Library", names: tuple[str, ...]) -> "Compared":
    skipped = freshen(library).skipped
    chosen = [find_article(library, each, skipped) for each in names]
    if library.names.pending():
        with ProgressBar("Finding names") as bar:
            names_found(library, bar)
        library.names.renew()
    with ProgressBar("Comparing statements") as bar:
        compared = library.comparisons.compare(chosen, bar)
    for notice in compared.notices:
        talk(notice)
    return compared


def _contents(compared: "Compared", threshold: float) -> "Contents":
    from library.comparing.reporting import contents_of  # noqa: PLC0415 - `--help` does without

    return contents_of(compared, threshold)


def _write(
    library: "Library", contents: "Contents", kind: str, output: Path, *, force: bool
) -> None:
    from library.comparing.reporting import FORMATS  # noqa: PLC0415
    from library.files.export_file import AlreadyThere  # noqa: PLC0415 - `--help` does without

    try:
        path = library.comparisons.write_report(output, FORMATS[kind](contents), replace=force)
    except AlreadyThere as error:
        raise BadInput(f"{error} With --force it is replaced.") from error
    talk(f"Written: {path}")


def _print(contents: "Contents", kind: str | None) -> None:
    from comparison.report.side_by_side import side_by_side  # noqa: PLC0415
    from library.comparing.reporting import FORMATS  # noqa: PLC0415 - `--help` does without

    if kind:
        print_text(FORMATS[kind](contents))
        return
    out = paper()
    width = out.width if out.width < ENDLESS else None
    print_pieces(out, side_by_side(contents, width))

"""Opening the corpus for a command, with its index up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cli.options import chosen_corpus
from cli.output import talk
from cli.progress import ProgressBar

if TYPE_CHECKING:
    from library.desk import Library


@contextmanager
def opened_library(corpus: Path | None) -> "Iterator[Library]":
    """Open the corpus and close it again."""
    from library.desk import Library  # noqa: PLC0415 - `--help` does without

    library = Library.open(chosen_corpus(corpus))
    try:
        yield library
    finally:
        for notice in library.notices:
            talk(notice)
        library.close()


@contextmanager
def fresh_library(corpus: Path | None) -> "Iterator[Library]":
    """Open the corpus with its index up to date; quiet when that is quick."""
    with opened_library(corpus) as library:
        with ProgressBar("Reading articles") as bar:
            report = library.refresh(bar)
        if report.busy:
            talk(report.notices[0])
        library.renew()
        library.refill_at_once()
        yield library

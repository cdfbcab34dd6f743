"""Opening the corpus for a command, and bringing its index up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cli.options import chosen_corpus, current_permissions
from cli.output import talk
from cli.progress import ProgressBar
from cli.restricting import check_folders

if TYPE_CHECKING:
    from library.desk import Library
    from library.model import Report


@contextmanager
def opened_library(corpus: Path | None, notebook: Path | None = None) -> "Iterator[Library]":
    """Open the corpus, perhaps with its notes in a folder of their own, and close it again."""
    from library.desk import Library  # noqa: PLC0415 - `--help` does without

    permissions = current_permissions()
    check_folders(permissions, None, corpus, notebook)
    library = Library.open(chosen_corpus(corpus), notebook=notebook, permissions=permissions)
    try:
        yield library
    finally:
        for notice in library.notices:
            talk(notice)
        library.close()


def freshen(library: "Library") -> "Report":
    """Bring the index up to date, quietly when that is quick, and say what was found."""
    with ProgressBar("Reading articles") as bar:
        report = library.refresh(bar)
    if report.busy:
        talk(report.notices[0])
    library.renew()
    library.refill_at_once()
    return report

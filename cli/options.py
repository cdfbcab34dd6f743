"""Options that several commands share, and the folder they mean."""

import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.outcomes import BadInput
from cli.restricting import CORPUS as VARIABLE
from cli.restricting import is_restricted, permit
from library.places import NOTEBOOK

if TYPE_CHECKING:
    from library.permissions import Permissions

Command = TypeVar("Command", bound=Callable[..., Any])

GLANCE = 1000
"""Entries of a folder that are looked at to tell whether it holds articles."""


def corpus_option(command: Command) -> Command:
    """Add `-C/--corpus FOLDER`."""
    return click.option(
        "-C",
        "--corpus",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        envvar=VARIABLE,
        help=f"Folder of articles; without it {VARIABLE}, else the current folder.",
    )(command)


def notebook_option(command: Command) -> Command:
    """Add `--notebook DIR`."""
    return click.option(
        "--notebook",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help=f"Folder of the notes; without it {NOTEBOOK}, else beside the articles.",
    )(command)


def json_option(command: Command) -> Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def current_permissions() -> "Permissions":
    """Return what the running command may do."""
    from library.permissions import Permissions  # noqa: PLC0415 - `--help` does without

    return click.get_current_context().find_object(Permissions) or permit(
        is_restricted((), os.environ), os.environ
    )


def chosen_corpus(corpus: Path | None) -> Path:
    """Return the folder to open: the one given, else the current one when it holds articles.

    Raises `BadInput` when there is none.
    """
    if corpus is not None:
        return corpus
    if current_permissions().restricted:
        raise BadInput(
            f"This session is restricted to one folder, but none was named: set {VARIABLE}, or "
            "start it as `lesart --restricted FOLDER`."
        )
    here = Path.cwd()
    if holds_articles(here):
        return here
    raise BadInput(
        "Which folder? Here are no articles. Name a folder of .txt, .md or .html files, "
        f"or set {VARIABLE} to one."
    )


def holds_articles(folder: Path) -> bool:
    """Tell whether an article lies in `folder` or one level below; a home folder never counts."""
    from corpus.folder import SUFFIXES  # noqa: PLC0415 - `--help` does without

    if folder in {Path.home(), Path(folder.anchor)}:
        return False
    try:
        names = list(islice(os.scandir(folder), GLANCE))
        below = [
            entry.name
            for each in names
            if each.is_dir(follow_symlinks=False) and not each.name.startswith(".")
            for entry in islice(os.scandir(each), GLANCE)
        ]
    except OSError:
        return False
    return any(Path(name).suffix.lower() in SUFFIXES for name in [e.name for e in names] + below)

"""`lesart [FOLDER]`: open the reader."""

import difflib
import os
from pathlib import Path

import click

from cli.commands import COMMANDS
from cli.options import chosen_corpus, corpus_option, current_permissions, notebook_option
from cli.outcomes import BadInput
from cli.reader import open_reader
from cli.restricting import check_folders

NAME = "(read)"
"""The command that is meant when none is named; nobody types it."""


@click.command(NAME, hidden=True)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.argument("more", nargs=-1, metavar="")
@corpus_option
@notebook_option
def read(
    folder: Path | None, more: tuple[str, ...], corpus: Path | None, notebook: Path | None
) -> int:
    """Read the articles in FOLDER."""
    if folder and not os.path.exists(folder):  # noqa: PTH110 - never raises
        _refuse_word(str(folder))
    if more:
        raise BadInput("One folder at a time can be read: name only one.")
    permissions = current_permissions()
    check_folders(permissions, folder, corpus, notebook)
    return open_reader(chosen_corpus(folder or corpus), notebook, permissions)


def _refuse_word(word: str) -> None:
    """Raise `BadInput` for something that is neither a folder nor a command."""
    if word in COMMANDS:
        raise BadInput(f"Options come behind the command: `lesart {word} -C FOLDER`.")
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    advice = f" Did you mean `lesart {near[0]}`?" if near else ""
    raise BadInput(f'There is no folder and no command "{word}".{advice}')

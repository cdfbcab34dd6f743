"""Whether this session is restricted: said by `--restricted` or by the environment, never unsaid.

The folders of a restricted session are the configured ones: what the command line names must not
contradict the environment.
"""

import os
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cli.outcomes import BadInput
from library.places import NOTEBOOK

if TYPE_CHECKING:
    from library.permissions import Permissions

FLAG, VARIABLE = "--restricted", "LESART_RESTRICTED"
CORPUS = "LESART_CORPUS"
"""Environment variable that names the folder of articles."""
HARMFUL = ("PYTHON", "TEXTUAL", "_LESART_COMPLETE")
"""Beginnings of variables that make Python or Textual run code, write files or open a prompt."""
PROGRAMS = ("BROWSER", "EDITOR", "PAGER", "SHELL", "VISUAL")
"""Variables that name programs to be started."""


def is_restricted(arguments: Sequence[str], environ: MutableMapping[str, str]) -> bool:
    """Tell whether a command line or the environment asks for a restricted session."""
    return FLAG in arguments[:1] or environ.get(VARIABLE, "") not in ("", "0")


def forget_programs(environ: MutableMapping[str, str]) -> None:
    """Remove from the environment what names programs or changes how ours run."""
    for name in list(environ):
        if name.startswith(HARMFUL) or name in PROGRAMS:
            del environ[name]


def permit(restricted: bool, environ: MutableMapping[str, str]) -> "Permissions":
    """Return what this session may do."""
    from library.permissions import Permissions  # noqa: PLC0415 - `--help` does without

    if not restricted:
        return Permissions()
    named = environ.get(CORPUS)
    from library.chosen_file import resolve_path  # noqa: PLC0415

    return Permissions(True, resolve_path(named) if named else None)


def check_folders(
    permissions: "Permissions", folder: Path | None, corpus: Path | None, notebook: Path | None
) -> None:
    """Raise `BadInput` when a restricted session is given folders that contradict each other."""
    if not permissions.restricted:
        return
    from library.chosen_file import resolve_path  # noqa: PLC0415 - most sessions are free

    if folder and corpus and resolve_path(folder) != resolve_path(corpus):
        raise BadInput("This session is restricted to one folder of articles; name one only.")
    configured = os.environ.get(NOTEBOOK)
    if notebook and (not configured or resolve_path(notebook) != resolve_path(configured)):
        raise BadInput(
            "In this restricted session the folder of the notes cannot be chosen by --notebook; "
            f"whoever set it up can name one in {NOTEBOOK}."
        )

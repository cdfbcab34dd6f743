"""Opening the reader: what the terminal must be fit for, and what is set before the screen."""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cli.commands import NO_SCREEN
from cli.outcomes import BadInput
from library.places import NOTEBOOK

if TYPE_CHECKING:
    from library.permissions import Permissions
    from tui.terminal.first_frame import FirstFrame

M_ARENA_MAX = -8
"""The number of places of memory, for `mallopt` (malloc.h)."""


def open_reader(
    folder: Path,
    notebook: Path | None,
    permissions: "Permissions",
    frame: "FirstFrame | None" = None,
) -> int:
    """Read the articles in `folder` on the screen and return the exit code.

    `frame` is what the terminal shows already. Raises `BadInput` where no screen can be painted.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(
            "The reader needs a terminal. For output into a file or another program there are "
            "`lesart list`, `lesart search` and `lesart show`."
        )
    _check_terminal(os.environ.get("TERM", ""))
    _prepare_start()
    if notebook:
        os.environ[NOTEBOOK] = str(notebook)
    from tui.textual_seams.lean_import import import_textual  # noqa: PLC0415 - only the reader needs a screen

    import_textual("tui.app")
    from tui.app import run_reader  # noqa: PLC0415

    return run_reader(folder, permissions, frame)


def _check_terminal(kind: str) -> None:
    """Raise `BadInput` for a terminal on which no screen can be painted."""
    if kind in NO_SCREEN:
        said = f'TERM is "{kind}"' if kind else "TERM is not set"
        raise BadInput(
            f"{said}: on such a terminal no screen can be painted. If yours is an ordinary one, "
            "try `TERM=xterm-256color lesart …`; over SSH, `ssh -t`. Without a screen there are "
            "`lesart list`, `lesart search` and `lesart show`."
        )


def _prepare_start() -> None:
    """Set what must be set before the screen library is imported."""
    # Escape is told from longer keys by a pause; 100 ms, as it comes, is felt at every Escape.
    os.environ.setdefault("ESCDELAY", "25")
    # Few objects of a screen are garbage, but parts of style sheets are: 20,000 costs 5 MB more.
    gc.set_threshold(2_000, 10, 10)
    _share_memory()


def _share_memory() -> None:
    """Have all threads take memory from one place: several keep several times what is free.

    That is 5 of 80 MB after searching 100,000 articles. Only glibc can be asked.
    """
    import ctypes  # noqa: PLC0415 - no other command wants this

    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)

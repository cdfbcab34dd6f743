"""`lesart [FOLDER]`: open the reader."""

import difflib
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from cli.options import chosen_corpus, corpus_option, notebook_option
from cli.outcomes import BadInput
from cli.restricting import check_folders, current_permissions
from cli.start import COMMANDS
from library.places import NOTEBOOK

NAME = "(read)"
"""The command that is meant when none is named; nobody types it."""
FRAME = "cli.frame"
"""Where in the context of a command the first frame is found."""
M_ARENA_MAX = -8
"""The number of places of memory, for `mallopt` (malloc.h)."""
NO_SCREEN = frozenset({"", "dumb", "unknown", "network", "dialup"})
"""Values of TERM that promise nothing at all (terminfo: `dumb`, `unknown`)."""


@click.command(NAME, hidden=True)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@corpus_option
@notebook_option
@click.pass_context
def read(
    context: click.Context, folder: Path | None, corpus: Path | None, notebook: Path | None
) -> int:
    """Read the articles in FOLDER."""
    if folder and not folder.exists():
        _refuse_word(str(folder))
    check_folders(folder, corpus, notebook)
    chosen = chosen_corpus(folder or corpus)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(
            "The reader needs a terminal. For output into a file or another program there are "
            "`lesart list`, `lesart search` and `lesart show`."
        )
    _check_terminal(os.environ.get("TERM", ""))
    _prepare_start()
    if notebook:
        os.environ[NOTEBOOK] = str(notebook)
    from tui.app import run_reader  # noqa: PLC0415 - only the reader needs a screen

    return run_reader(chosen, current_permissions(), context.meta.get(FRAME))


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


def _refuse_word(word: str) -> None:
    """Raise `BadInput` for something that is neither a folder nor a command."""
    if word in COMMANDS:
        raise BadInput(f"Options come behind the command: `lesart {word} -C FOLDER`.")
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    advice = f" Did you mean `lesart {near[0]}`?" if near else ""
    raise BadInput(f'There is no folder and no command "{word}".{advice}')

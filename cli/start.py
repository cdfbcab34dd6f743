"""Where the program starts: something to read at once, then everything else.

Only what is needed for the first frame may be imported at the top.
"""

import os
import sys

from cli.commands import COMMANDS, NO_SCREEN

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself takes a while to import
    from collections.abc import Callable, Mapping
    from typing import NoReturn

    from tui.terminal.first_frame import FirstFrame

NAMED = ("-C", "--corpus")
"""Options that name the folder of articles."""
BESIDE = ("--notebook",)
"""Options of the reader that are followed by something else."""


def main() -> "NoReturn":
    """Show the first frame where a person is going to read, then run the command."""
    frame = command = None
    try:
        wish = folder_to_read(sys.argv[1:], os.environ)
        if wish and _on_terminal(os.environ):
            frame = _show(os.path.realpath(wish[0]))
            command = _reader(*wish, frame)
        from cli.running import run  # noqa: PLC0415 - the first frame comes first

        if command is None:
            from cli.main import run_command  # noqa: PLC0415

            command = run_command
        run(command, frame)
    except KeyboardInterrupt as interrupted:
        # `run` hears this too, but not yet while the modules of a command are imported.
        if frame:
            frame.give_back()
        from cli.running import tell_ending  # noqa: PLC0415 - the first frame comes first

        sys.exit(tell_ending(interrupted))
    finally:
        if frame:
            frame.give_back()


def _reader(
    folder: str, notebook: str | None, frame: "FirstFrame | None"
) -> "Callable[[], object]":
    """Return what opens the reader: it does without the library that reads command lines."""

    def read() -> int:
        from pathlib import Path  # noqa: PLC0415 - the first frame comes first

        from cli.reader import open_reader  # noqa: PLC0415
        from cli.restricting import check_folders, is_restricted, permit  # noqa: PLC0415

        permissions = permit(is_restricted(sys.argv[1:], os.environ), os.environ)
        notes = Path(notebook) if notebook else None
        check_folders(permissions, None, None, notes)
        return open_reader(Path(folder), notes, permissions, frame)

    return read


def _show(folder: str) -> "FirstFrame | None":
    import gc  # noqa: PLC0415 - no other command wants this

    from tui.terminal.first_frame import show_first_frame  # noqa: PLC0415

    # Importing makes many objects and no garbage: looking for some costs a tenth of the start.
    gc.disable()
    return show_first_frame(os.environ, folder, _hear_endings)


def _hear_endings(frame: "FirstFrame") -> None:
    """Restore the terminal when the program is told to end before the screen library hears it."""
    import signal  # noqa: PLC0415 - the first frame comes first

    def end(number: int, _: object) -> None:
        frame.restore()
        os._exit(128 + number)

    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, end)


def folder_to_read(
    arguments: list[str], environ: "Mapping[str, str]"
) -> tuple[str, str | None] | None:
    """Return the folder that the reader will open, and the folder of notes that was named.

    None when it is not certain that a reader is wanted and that the folder is there.
    """
    folder = notebook = None
    rest = arguments[1:] if arguments[:1] == ["--restricted"] else arguments[:]
    if rest and rest[0] in COMMANDS:
        return None
    while rest:
        word = rest.pop(0)
        if word in NAMED and rest:
            folder = rest.pop(0)
        elif word in BESIDE and rest:
            notebook = rest.pop(0)
        elif word.startswith("-") or folder is not None:
            return None
        else:
            folder = word
    folder = environ.get("LESART_CORPUS", "") if folder is None else folder
    is_file = notebook is not None and os.path.isfile(notebook)  # noqa: PTH113
    return (folder, notebook) if os.path.isdir(folder) and not is_file else None  # noqa: PTH112


def _on_terminal(environ: "Mapping[str, str]") -> bool:
    """Tell whether a person looks at the output, with a terminal that can show something."""
    from tui.terminal.switch import is_stock  # noqa: PLC0415 - no other command wants this

    usual = not is_stock(environ) and "_LESART_COMPLETE" not in environ
    fit = environ.get("TERM", "") not in NO_SCREEN and not sys.flags.inspect
    return usual and fit and all(map(os.isatty, (0, 1, 2)))

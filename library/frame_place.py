"""Where the last screen of a corpus is kept, found out without importing anything slow.

It is asked before anything else at the start of the program; the folders are those of
`library.places`.
"""

import os
from binascii import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself takes a while to import
    from collections.abc import Mapping


def frame_file(environ: "Mapping[str, str]", folder: str) -> str:
    """Return the file that keeps the last screen of the articles in a folder; it need not exist.

    Different folders may have one file: it says itself which folder it is about.
    """
    base = environ.get("XDG_STATE_HOME", "")
    if not base.startswith("/"):
        home = environ.get("HOME") or os.path.expanduser("~")  # noqa: PTH111 - pathlib is slow
        base = f"{home}/.local/state"
    return f"{base}/lesart/frames/{crc32(os.fsencode(folder)):08x}"


def frame_look(environ: "Mapping[str, str]", size: tuple[int, int], folder: str) -> str:
    """Return what a kept screen must have in common with the terminal to be shown on it."""
    terminal = [environ.get(name, "") for name in ("TERM", "COLORTERM", "NO_COLOR")]
    parts = ["lesart frame 1", f"{size[0]}x{size[1]}", *terminal, folder]
    return "\t".join(part.encode("unicode_escape").decode("ascii") for part in parts)

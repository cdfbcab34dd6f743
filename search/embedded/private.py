"""The private folder of an index: nobody else may have written what is read there."""

import os
from pathlib import Path
from typing import Final

from corpus.trusted import Untrusted, check_contents, check_folder, open_trusted
from search.errors import IndexUnsafe

PRIVATE: Final = 0o700


def make_private(folder: Path) -> Path:
    """Make `folder` if it is missing, closed to others, and return it."""
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    return folder


def check_private(folder: Path) -> None:
    """Raise `IndexUnsafe` unless `folder` and every file in it are this user's, closed to others.

    Raises `FileNotFoundError` when there is no such folder.
    """
    try:
        check_folder(folder)
        check_contents(folder)
    except Untrusted as error:
        raise IndexUnsafe(str(error)) from error


def open_private(file: Path, flags: int = os.O_RDONLY) -> int:
    """Open a file of the index, a new one closed to others.

    Raises `IndexUnsafe` when it may not be ours, else `OSError` as `os.open` does.
    """
    try:
        return open_trusted(file, flags)
    except Untrusted as error:
        raise IndexUnsafe(str(error)) from error

"""The private folder of an index: reading it means unpickling, so nobody else may write there."""

import os
import stat
from pathlib import Path
from typing import Final

from search.errors import IndexUnsafe

PRIVATE: Final = 0o700


def make_private(folder: Path) -> Path:
    """Make `folder` if it is missing, closed to others, and return it."""
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    return folder


def check_private(folder: Path) -> None:
    """Raise `IndexUnsafe` unless `folder` belongs to this user and nobody else can write to it."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise IndexUnsafe(f"{folder} is no folder, so the index cannot be there.")
    if found.st_uid != os.geteuid():
        raise IndexUnsafe(f"{folder} does not belong to you, so the index in it is not opened.")
    if stat.S_IMODE(found.st_mode) & (stat.S_IWGRP | stat.S_IWOTH):
        raise IndexUnsafe(
            f"Others can write to {folder}, so the index in it is not opened. Delete the folder."
        )

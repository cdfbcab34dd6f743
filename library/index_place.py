"""Where the index of one corpus stands: a link to the folder that is in use now.

That folder holds the files of the engine and the ledger. A new index is filled in a folder of its
own beside the old one and put in place by turning the link, which readers see as a whole or not
at all. Folders that no link names are left-overs.
"""

import os
import shutil
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from library.errors import LibraryError
from library.places import PRIVATE
from library.write_lock import write_lock
from search.errors import IndexBusy, IndexDamaged, IndexOutdated

if TYPE_CHECKING:
    from search.engine import Engine

LINK = "index"
ENGINE = "engine"
"""Folder of the engine inside an index."""
FAILURES = (IndexDamaged, IndexOutdated, OSError, sqlite3.Error)
"""What an engine may raise when its files are damaged or were taken away under its hands."""
DAMAGED = "The index was damaged and is being rebuilt; your articles and notes are untouched."
OUTDATED = "The index was made by another version of Lesart and is being rebuilt."
PATIENCE = 5.0
"""Seconds to wait for another process that is putting an index in place."""
TICK = 0.05


def current_index(folder: Path) -> Path | None:
    """Return the index in use below `folder`; None when there is none."""
    try:
        return folder / os.readlink(folder / LINK)  # noqa: PTH115 - stays relative
    except OSError:
        return None


def open_engine(index: Path | None, *, writable: bool = False) -> "Engine":
    """Open the engine of an index; raises `IndexDamaged` or `IndexOutdated` if it is unusable."""
    from search.whoosh_engine import WhooshEngine  # noqa: PLC0415 - heavy

    if index is None or not (index / ENGINE).is_dir():
        raise IndexDamaged("There is no index.")
    return WhooshEngine.open(index / ENGINE, writable=writable)


def open_or_begin(folder: Path) -> "tuple[Engine, str | None]":
    """Open the index in use, beginning an empty one when it is missing, damaged or outdated.

    Return it with a notice for people, if there is something to tell. Raises `LibraryError` when
    another process holds on to a damaged index.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return open_engine(current_index(folder)), None
        except (IndexDamaged, IndexOutdated) as error:
            notice = _notice(folder, error)
        try:
            with write_lock(folder):
                engine = _begin(folder)
        except IndexBusy as error:
            if time.monotonic() > until:
                raise LibraryError(
                    "The index is damaged, and another Lesart is working on it. Try again soon."
                ) from error
            time.sleep(TICK)
        else:
            return engine, notice


def _begin(folder: Path) -> "Engine":
    """Put an empty index in use, unless another process just did. Needs the write lock."""
    try:
        return open_engine(current_index(folder))
    except (IndexDamaged, IndexOutdated):
        switch_index(folder, new_index(folder))
        return open_engine(current_index(folder))


def new_index(folder: Path) -> Path:
    """Make an empty index beside the one in use. Needs the write lock."""
    index = folder / f"{LINK}-{time.time_ns()}"
    index.mkdir(mode=PRIVATE)
    (index / ENGINE).mkdir(mode=PRIVATE)
    open_engine(index, writable=True).close()
    return index


def switch_index(folder: Path, index: Path) -> None:
    """Put `index` in use and throw away all others. Needs the write lock."""
    beside = folder / f"{LINK}.new"
    beside.unlink(missing_ok=True)
    beside.symlink_to(index.name)
    beside.replace(folder / LINK)
    remove_leftovers(folder)


def remove_leftovers(folder: Path) -> None:
    """Throw away index folders that are not in use. Needs the write lock."""
    used = current_index(folder)
    for each in folder.glob(f"{LINK}-*"):
        if each != used:
            shutil.rmtree(each, ignore_errors=True)


def _notice(folder: Path, error: Exception) -> str | None:
    """Say why the index is begun anew; nothing when there was none before."""
    if current_index(folder) is None:
        return None
    return OUTDATED if isinstance(error, IndexOutdated) else DAMAGED

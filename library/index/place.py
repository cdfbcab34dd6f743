"""Where the index of one corpus stands: a link to the folder that is in use now.

That folder holds the files of the engine and the ledger. A new index is filled in a folder of its
own beside the old one and put in place by turning the link, which readers see as a whole or not
at all. Folders that no link names are left-overs.
"""

import os
import re
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.text import clean_line
from corpus.trusted import is_wholly_ours
from library.errors import LibraryError, UnsafePlace
from library.files.damage import FAILURES, is_damage
from library.files.write_lock import write_lock
from library.places import PRIVATE
from search.errors import IndexBusy, IndexDamaged, IndexOutdated, IndexUnsafe

if TYPE_CHECKING:
    from search.engine import Engine

LINK = "index"
ENGINE = "engine"
"""Folder of the engine inside an index."""
DAMAGED = "The index was damaged and is being rebuilt; your articles and notes are untouched."
OUTDATED = "The index was made by another version of Lesart and is being rebuilt."
NAME = re.compile(f"{LINK}-[0-9]+")
"""What the link may hold: nothing that leads out of its folder."""
PATIENCE = 5.0
"""Seconds to wait for another process that is putting an index in place."""
TICK = 0.05


def current_index(folder: Path) -> Path | None:
    """Return the index in use below `folder`; None when there is none, or a link not of ours."""
    try:
        name = os.readlink(folder / LINK)  # noqa: PTH115 - stays relative
        is_ours = (folder / LINK).lstat().st_uid == os.geteuid()
    except OSError:
        return None
    return folder / name if is_ours and NAME.fullmatch(name) else None


def open_engine(index: Path | None, *, writable: bool = False) -> "Engine":
    """Open the engine of an index.

    Raises `IndexDamaged`, `IndexOutdated` or `IndexUnsafe` if it is unusable.
    """
    from search.embedded.private import check_private  # noqa: PLC0415 - heavy
    from search.embedded.whoosh_engine import WhooshEngine  # noqa: PLC0415

    if index is None:
        raise IndexDamaged("There is no index.")
    check_private(index)
    if not (index / ENGINE).is_dir():
        raise IndexDamaged("There is no index.")
    return WhooshEngine.open(index / ENGINE, writable=writable)


class OpenIndex(NamedTuple):
    """An index that is open for reading."""

    engine: "Engine"
    path: Path
    begun: bool = False
    """Whether it was begun just now, so that it is empty and needs a refresh."""
    notice: str | None = None
    """Why it had to be begun, for people; None when there was none before."""


def open_or_begin(folder: Path, *, broken: Path | None = None) -> OpenIndex:
    """Open the index in use, beginning an empty one when it is missing, damaged or outdated.

    `broken` is an index that could be opened but turned out to be damaged inside. Raises
    `LibraryError` when another process holds on to an index that cannot be used.
    """
    until = time.monotonic() + PATIENCE
    while True:
        found = _open(folder, broken)
        if isinstance(found, OpenIndex):
            return found
        try:
            with write_lock(folder):
                return _begin(folder, broken)
        except IndexBusy as error:
            if time.monotonic() > until:
                raise LibraryError(
                    "The index is damaged, and another Lesart is working on it. Try again soon."
                ) from error
            time.sleep(TICK)


def _open(folder: Path, broken: Path | None) -> OpenIndex | Exception | None:
    """Open the index in use, or return why it is unusable; None when there is none."""
    index = current_index(folder)
    if index is None:
        return None
    if index == broken:
        return IndexDamaged("The index is damaged.")
    try:
        return OpenIndex(open_engine(index), index)
    except FAILURES as error:
        if is_damage(error):
            return error
        raise


def _begin(folder: Path, broken: Path | None) -> OpenIndex:
    """Put an empty index in use, unless another process just did. Needs the write lock."""
    found = _open(folder, broken)
    if isinstance(found, OpenIndex):
        return found
    unused = current_index(folder)
    index = new_index(folder)
    switch_index(folder, index)
    return OpenIndex(open_engine(index), index, begun=True, notice=_notice(found, unused))


def _notice(why: Exception | None, unused: Path | None) -> str | None:
    """Say for people why an index was begun anew; None when there was none before."""
    if isinstance(why, IndexUnsafe):
        kept = f" {unused} was left as it is." if unused and unused.exists() else ""
        return clean_line(
            f"The index in {unused} was not opened: {why} A new one is being made;{kept}", 1000
        )
    return OUTDATED if isinstance(why, IndexOutdated) else DAMAGED if why else None


def new_index(folder: Path) -> Path:
    """Make an empty index beside the one in use. Needs the write lock."""
    index = folder / f"{LINK}-{time.time_ns()}"
    index.mkdir(mode=PRIVATE)
    (index / ENGINE).mkdir(mode=PRIVATE)
    open_engine(index, writable=True).close()
    return index


def switch_index(folder: Path, index: Path) -> None:
    """Put `index` in use and throw away all others. Needs the write lock.

    Raises `UnsafePlace` when something that is not ours stands in the way of the link.
    """
    beside = folder / f"{LINK}.new"
    try:
        beside.unlink(missing_ok=True)
        beside.symlink_to(index.name)
        beside.replace(folder / LINK)
    except (IsADirectoryError, PermissionError) as error:
        where = error.filename2 or error.filename
        raise UnsafePlace(f"{where} is in the way of the index. Move it elsewhere.") from error
    remove_leftovers(folder)


def remove_leftovers(folder: Path) -> None:
    """Throw away index folders that are not in use and wholly ours. Needs the write lock."""
    used = current_index(folder)
    for each in folder.glob(f"{LINK}-*"):
        if each != used and is_wholly_ours(each):
            shutil.rmtree(each, ignore_errors=True)

"""Writing into a folder that others may move, exchange or remove at the same moment.

What was written counts only if the folder still is the one of its name afterwards: `git`, a
synchroniser or a person may have put another one there, or none. Then it is done again, in the
folder that stands there now. One that is gone is waited for a little, because it may only be
on its way; whoever makes it anew at once would stand in the way of its return.
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

from annotations.errors import ChangedMeanwhile, NotConfirmed, NotSaved, Vanished, explain
from annotations.files.disk import Disk

T = TypeVar("T")

GRACE = 1.0
"""Seconds in which a folder or file that is gone may come back before it is made anew."""

_ATTEMPTS = 20
_NAP = 0.005


def in_place(
    disk: Disk,
    path: Path,
    opened: Callable[[], AbstractContextManager[int]],
    work: Callable[[int], T],
    grace: float = GRACE,
) -> T:
    """Do `work` in the folder at `path`, as `opened` opens it, and return what it returns.

    It is done again, from the reading on, when the folder or what stands in it was taken away or
    changed under it; so it must read what stands itself. Raises what `work` raises, and
    `NotConfirmed` when the folder does not come to rest.
    """
    failure: NotSaved | None = None
    for _ in range(_ATTEMPTS):
        try:
            with opened() as folder:
                result = work(folder)
                if _stays(disk, path, folder, grace):
                    return result
        except (Vanished, ChangedMeanwhile) as error:
            failure = error
        else:
            failure = None
    raise failure or NotConfirmed(
        "The change was written, but somebody keeps exchanging the folder of the notes: it may "
        "not last. Keep your draft and save again."
    )


def wait_for(path: Path, grace: float = GRACE) -> bool:
    """Wait until something has this name again; tell whether it has."""
    until = time.monotonic() + grace
    while not path.exists():
        if time.monotonic() >= until:
            return False
        time.sleep(_NAP)
    return True


def _stays(disk: Disk, path: Path, folder: int, grace: float) -> bool:
    """Tell whether an open folder is the one at `path`, or comes back there."""
    until = time.monotonic() + grace
    try:
        own = disk.identity_of(folder)
        while True:
            try:
                return disk.identity_at(path) == own
            except FileNotFoundError:
                if time.monotonic() >= until:
                    return False
            time.sleep(_NAP)
    except OSError as error:
        raise NotConfirmed(
            f"The change was written, but {explain(error)}: it may not last. "
            "Keep your draft and save again."
        ) from error

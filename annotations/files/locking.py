"""One writer at a time in a folder, across sessions and users of one machine."""

import contextlib
import errno
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager

from annotations.errors import Busy, not_saved
from annotations.files.disk import Disk

LOCK_NAME = ".lock"
LOCK_MODE = 0o660
PATIENCE = 5.0
"""Seconds to wait for another writer; a save takes a few milliseconds."""

_LONGEST_NAP = 0.005


@contextmanager
def locked(disk: Disk, folder: int, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a folder. Raises `Busy` after `patience` seconds, or `NotSaved`.

    The lock is a file of its own: a note that is replaced takes its lock along. A process that
    dies lets go of it.
    """
    file = -1
    try:
        file = _open_lock(disk, folder)
        _wait(disk, file, time.monotonic() + patience)
    except (OSError, Busy) as error:
        if file >= 0:
            close_quietly(disk, file)
        raise not_saved(error) if isinstance(error, OSError) else error from error
    try:
        yield
    finally:
        close_quietly(disk, file)


def close_quietly(disk: Disk, file: int) -> None:
    """Close a file or folder that was only read or locked: an error then means nothing."""
    with contextlib.suppress(OSError):
        disk.close(file)


def _wait(disk: Disk, file: int, until: float) -> None:
    while True:
        try:
            disk.lock(file)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise Busy(
                    "Not saved: another session is writing there and does not finish."
                ) from None
            time.sleep(_LONGEST_NAP * (1 + secrets.randbelow(100)) / 100)
        else:
            return


def _open_lock(disk: Disk, folder: int) -> int:
    """Open the lock for reading, which suffices: it may be the file of another user."""
    for _ in range(3):
        try:
            return disk.open_file(LOCK_NAME, folder)
        except FileNotFoundError:
            try:
                disk.close(disk.create_file(LOCK_NAME, folder, LOCK_MODE))
            except FileExistsError:
                continue
    raise OSError(errno.EIO, "the lock comes and goes")

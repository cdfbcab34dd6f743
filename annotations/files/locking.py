"""One writer at a time in a folder, across sessions and users of one machine.

What is locked is the folder itself. A lock file can be swept away under the one who holds it, by
`git clean`, `git stash -u` or `rsync --delete`; the next writer then locks a new file, both write,
and a change is lost that was acknowledged. No one else can take the lock of a folder while it is
held: one that was removed or exchanged is another folder, in the removed one the system lets no
file be named any more, and in one that was moved away `in_place` finds out. A folder can be locked
on every file system of Linux and macOS, by whoever may read it, and a process that dies lets go.

The file `.lock` is locked as well, second. It keeps out sessions of earlier versions, which lock
nothing else, and other machines: over NFS the lock of a folder holds on one machine only, and a
lock is only given to who opens the file for writing. A `.lock` that lost its name while it was
waited for is given up for the new one. Where such sessions or machines write while somebody sweeps
the file away, `durable` still compares what stands with what was read right before it replaces it.
"""

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
_SWEEPS = 1_000
"""How often the lock file may be swept away while it is being taken."""
_NO_FOLDER_LOCKS = frozenset(
    {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
)
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def locked(
    disk: Disk, folder: int, patience: float = PATIENCE, name: str = LOCK_NAME
) -> Iterator[None]:
    """Hold the lock of a folder. Raises `Busy` after `patience` seconds, or `NotSaved`.

    `name` is that of the lock file. A process that dies lets go.
    """
    with contextlib.ExitStack() as held:
        try:
            until = time.monotonic() + patience
            own = disk.open_folder(".", folder, link=False)
            held.callback(close_quietly, disk, own)
            _lock_folder(disk, own, until)
            file = _lock_file(disk, folder, name, until)
            held.callback(close_quietly, disk, file)
        except OSError as error:
            raise not_saved(error) from error
        yield


def close_quietly(disk: Disk, file: int) -> None:
    """Close a file or folder that was only read or locked: an error then means nothing."""
    with contextlib.suppress(OSError):
        disk.close(file)


def _lock_folder(disk: Disk, folder: int, until: float) -> None:
    """Lock a folder; where the file system cannot, the lock file has to do."""
    try:
        _wait(disk, folder, until)
    except OSError as error:
        if error.errno not in _NO_FOLDER_LOCKS:
            raise


def _lock_file(disk: Disk, folder: int, name: str, until: float) -> int:
    """Return the lock file, open and locked, once it is the one that has the name."""
    for _ in range(_SWEEPS):
        file = _open_lock(disk, folder, name)
        try:
            _wait(disk, file, until)
            if _has_name(disk, file, folder, name):
                return file
        except BaseException:
            close_quietly(disk, file)
            raise
        close_quietly(disk, file)
    raise OSError(errno.EIO, "the lock comes and goes")


def _has_name(disk: Disk, file: int, folder: int, name: str) -> bool:
    try:
        return disk.identity_of(file) == disk.identity_at(name, folder)
    except FileNotFoundError:
        return False


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


def _open_lock(disk: Disk, folder: int, name: str) -> int:
    """Open the lock file, made if missing; that of another user perhaps for reading only."""
    for _ in range(_SWEEPS):
        try:
            return _open(disk, folder, name)
        except FileNotFoundError:
            try:
                disk.close(disk.create_file(name, folder, LOCK_MODE))
            except FileExistsError:
                continue
    raise OSError(errno.EIO, "the lock comes and goes")


def _open(disk: Disk, folder: int, name: str) -> int:
    try:
        return disk.open_file(name, folder, writing=True)
    except OSError as error:
        if error.errno not in _NOT_ALLOWED:
            raise
        return disk.open_file(name, folder)

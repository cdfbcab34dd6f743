"""Letting one process at a time change an index; the system frees the lock of a dead process.

As with notes (`annotations.locking`), the folder itself is locked and not only a file in it: who
sweeps that file away lets no second writer in.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from search.errors import IndexBusy

FILE = "lock"
BUSY = "Another Lesart is indexing this folder right now; you see what it has finished so far."


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the index in `folder`; raises `IndexBusy` when another process has it."""
    with ExitStack() as held:
        with suppress(_NoFolderLocks):
            _lock(held, folder, os.O_RDONLY | os.O_DIRECTORY)
        _lock(held, folder / FILE, os.O_RDWR | os.O_CREAT)
        yield


class _NoFolderLocks(OSError):
    """The file system cannot lock a folder; the file in it has to do."""


def _lock(held: ExitStack, path: Path, flags: int) -> None:
    descriptor = os.open(path, flags | os.O_CLOEXEC, 0o600)
    held.callback(os.close, descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise IndexBusy(BUSY) from error
    except OSError as error:
        if flags & os.O_DIRECTORY:
            raise _NoFolderLocks from error
        raise

"""Letting one process at a time change an index; the system frees the lock of a dead process.

As with notes (`annotations.files.locking`), the folder itself is locked and not only a file in it:
who sweeps that file away lets no second writer in.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from corpus.trusted import Untrusted, open_trusted
from library.errors import UnsafePlace
from search.errors import IndexBusy

FILE = "lock"
BUSY = "Another Lesart is indexing this folder right now; you see what it has finished so far."


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the index in `folder`; raises `IndexBusy` when another process has it.

    Raises `UnsafePlace` when the lock is not a file of ours.
    """
    with ExitStack() as held:
        _lock_folder(held, folder)
        try:
            file = open_trusted(folder / FILE, os.O_RDWR | os.O_CREAT)
        except Untrusted as error:
            raise UnsafePlace(str(error)) from error
        held.callback(os.close, file)
        _lock(file)
        yield


def _lock_folder(held: ExitStack, folder: Path) -> None:
    """Lock a folder where the file system can; elsewhere the file in it has to do."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    held.callback(os.close, opened)
    with suppress(OSError):
        _lock(opened)


def _lock(opened: int) -> None:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise IndexBusy(BUSY) from error

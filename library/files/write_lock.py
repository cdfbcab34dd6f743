"""Letting one process at a time change an index; the system frees the lock of a dead process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
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
    try:
        descriptor = open_trusted(folder / FILE, os.O_RDWR | os.O_CREAT)
    except Untrusted as error:
        raise UnsafePlace(str(error)) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusy(BUSY) from error
        yield
    finally:
        os.close(descriptor)

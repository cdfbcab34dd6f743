"""Letting one process at a time change an index; the system frees the lock of a dead process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.errors import IndexBusy

FILE = "lock"
BUSY = "Another Lesart is indexing this folder right now; you see what it has finished so far."


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the index in `folder`; raises `IndexBusy` when another process has it."""
    descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusy(BUSY) from error
        yield
    finally:
        os.close(descriptor)

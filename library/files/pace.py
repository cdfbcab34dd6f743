"""Doing something again and again, but no oftener than costs a small part of a processor."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 60.0
"""Seconds between two turns at most, however much the last one cost."""


class Pace:
    """Says when something is due again, by what it cost the last time."""

    def __init__(self, share: float) -> None:
        """`share` is the part of the time of one processor that it may take."""
        self._share = share
        self._next = 0.0

    def is_due(self) -> bool:
        """Tell whether enough time has passed since the last turn."""
        return time.monotonic() >= self._next

    @contextmanager
    def spending(self) -> Iterator[None]:
        """Do it, and count what it costs this thread."""
        begun = time.thread_time()
        try:
            yield
        finally:
            spent = time.thread_time() - begun
            self._next = time.monotonic() + min(LONGEST, spent / self._share)

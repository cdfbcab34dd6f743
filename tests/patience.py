"""How tests wait on a machine that is busy with other things, or stands still for a while."""

import time
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds in which what must happen happens, also on a machine that stalls."""


def wait_until(happened: Callable[[], bool]) -> bool:
    """Wait until something has happened; tell whether it has in time."""
    until = time.monotonic() + PATIENCE
    while not happened() and time.monotonic() < until:
        time.sleep(0.01)
    return happened()


def quickest(seconds: Callable[[], float], enough: float, tries: int = 3) -> float:
    """Measure at least `tries` times, then on until one is quick `enough`; return the quickest.

    A stall makes any one slow; what is slow by itself is slow every time.
    """
    until = time.monotonic() + PATIENCE
    best = min(seconds() for _ in range(tries))
    while best > enough and time.monotonic() < until:
        best = min(best, seconds())
    return best

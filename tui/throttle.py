"""What is told again and again while something goes on is told now and then only.

Each telling is a frame: computed beside the work it tells of, and sent over a line maybe slow.
"""

import time

PAUSE = 0.5
"""Seconds between two tellings."""


class Throttle:
    """Says whether it is time to tell something again; may be asked from any thread."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._told = -pause

    def due(self) -> bool:
        """Return whether the last telling, which this one is then, was long enough ago."""
        now = time.monotonic()
        if now - self._told < self._pause:
            return False
        self._told = now
        return True

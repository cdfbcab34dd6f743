"""When the next frame may be sent, so that a slow line never has frames waiting on it.

Over SSH nothing tells a program that the line is behind: the buffers on the way take megabytes, and
what a held key painted arrives seconds after it was let go. So a line is taken to carry at least
`RATE`; the frame that would have to wait on it is left out, and its cells go with the next one.
"""

import math
from collections.abc import Mapping

RATE = 32_000
"""Bytes a second, those of a line of 256 kbit/s."""
LONGEST = 0.1
"""Seconds that a frame waits at most: shorter ones are hardly noticed on a line that is faster."""


class Pace:
    """Counts what was sent; all times are seconds of one monotonic clock."""

    def __init__(self, rate: float) -> None:
        """`rate` is in bytes a second, `math.inf` where nothing needs to wait."""
        self._rate = rate
        self._free = 0.0

    @classmethod
    def for_line(cls, environ: Mapping[str, str]) -> "Pace":
        """Return the pace for where the terminal is."""
        return cls(RATE if environ.get("SSH_CONNECTION") else math.inf)

    @property
    def is_finite(self) -> bool:
        """Whether anything ever has to wait."""
        return self._rate < math.inf

    def pause(self, now: float) -> float:
        """Return for how long the next frame has to wait."""
        return min(LONGEST, max(0.0, self._free - now))

    def sent(self, size: int, now: float) -> None:
        """Take note of a frame of `size` bytes."""
        self._free = max(now, self._free) + size / self._rate

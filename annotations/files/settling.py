"""When a file that looks as it did need not be read again.

The moment of change in the status of a file (`st_ctime`) cannot be set back, as that of the content
can by `rsync -t`, `cp -p`, `touch` or an editor. But it is only as fine as the file system counts:
two changes within one tick, of up to 2 s on old ones, look alike. So a file is read once more when
it has looked the same for that long. No clock of the day is asked, neither ours nor that of the
file system: they may be days apart, and a file that is dated tomorrow would never come to rest.
"""

import os
from typing import NamedTuple

TICK = 2.0
"""Seconds; the coarsest file system (FAT) counts time in steps of two."""


class Look(NamedTuple):
    """What a folder says about a file without opening it."""

    size: int
    """Bytes."""
    mtime_ns: int
    ctime_ns: int
    inode: int


def look_of(status: os.stat_result) -> Look:
    """Return what the status of a file says."""
    return Look(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class Settling:
    """Tells when one file must be read. Times are seconds of a clock that is never set."""

    def __init__(self) -> None:
        self._look: Look | None = None
        self._since = 0.0
        self._read = TICK

    def must_read(self, look: Look | None, now: float) -> bool:
        """Tell whether to read a file that looks like this now; the answer counts as done.

        `look` is None while there is no file.
        """
        if look != self._look:
            self._look, self._since = look, now
        elif look is None or self._read >= self._since + TICK:
            return False
        self._read = now
        return True

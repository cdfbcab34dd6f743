"""Names for notes that sort by time: ULID, 26 letters and digits (github.com/ulid/spec).

48 bits of milliseconds since 1970 and 80 random bits in Crockford's base 32, lower case.
"""

import hashlib
import secrets
from collections.abc import Callable
from threading import Lock

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_RANDOM_BITS = 80


class UlidMaker:
    """Makes ULIDs that ascend even when the clock stands still or goes back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` answers seconds since 1970, as `time.time` does."""
        self._clock = clock
        self._last = 0
        self._lock = Lock()

    def make(self) -> str:
        """Return a new ULID, greater than all that this maker made before."""
        fresh = ulid_number(self._clock(), secrets.token_bytes(10))
        with self._lock:
            self._last = max(fresh, self._last + 1)
            return spell(self._last)


def derived_ulid(seconds: float, source: str) -> str:
    """Return the one ULID that belongs to a moment and a name given elsewhere."""
    return spell(ulid_number(seconds, hashlib.sha256(source.encode()).digest()[:10]))


def ulid_number(seconds: float, random: bytes) -> int:
    """Return the 128 bits of a ULID; `random` is 10 bytes."""
    milliseconds = min(max(int(seconds * 1000), 0), (1 << 48) - 1)
    return (milliseconds << _RANDOM_BITS) | int.from_bytes(random)


def spell(number: int) -> str:
    """Return 128 bits as 26 letters and digits."""
    return "".join(_DIGITS[number >> shift & 31] for shift in range(125, -1, -5))

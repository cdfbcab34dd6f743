"""Giving memory back to the system that is free but kept by the allocator."""

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back what is free, where the C library can (glibc); elsewhere do nothing.

    A search over a large index takes some 10 MB for moments, from many threads in turn, and the
    allocator keeps a good part of it for each of them.
    """
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    try:
        found: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library, or none that can be asked
        return bool
    return found

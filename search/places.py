"""Where a word stands in a segment, packed: as differences while it is rare, as bits when frequent.

The places of a segment are the words of its articles, numbered through (`search.inversion`). A
bitmap has a bit for each place: place `p` is bit `p & 7` of byte `p >> 3`. Phrases are found in
bitmaps, a whole segment in a few steps (`search.phrases`).
"""

import struct
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub
from typing import Final

from search.errors import IndexDamaged

WORTH_PACKING: Final = 160
"""Bytes; zlib gains nothing on less."""
LEVEL: Final = 1
"""Of zlib."""
_OFTEN: Final = 1024
"""Fewer places are entered into a bitmap faster than a packed bitmap is read."""
_FREQUENT: Final = 512
"""A word that is one of so many is kept as a bitmap."""
_EVERYWHERE: Final = 128
"""The bitmap of a word that is one of so many is not packed: a few dozen words, much read."""
_ALONE: Final = struct.Struct("=BI")
_TYPES: Final = {1: "B", 2: "H", 4: "I"}
_PACKED_STEPS: Final = b"z"
_BITMAP: Final = b"B"
_PACKED_BITMAP: Final = b"b"


def pack_places(places: Sequence[int]) -> bytes:
    """Pack ascending places; the first byte tells how: a size of differences, or a letter."""
    if len(places) == 1:
        return _ALONE.pack(4, places[0])
    one_in = places[-1] // len(places)
    if len(places) >= _OFTEN and one_in < _FREQUENT:
        bits = bytes(_entered(places, bytearray((places[-1] >> 3) + 1)))
        if one_in < _EVERYWHERE:
            return _BITMAP + bits
        return _PACKED_BITMAP + zlib.compress(bits, LEVEL)
    differences = steps(places)
    size = 1 if isinstance(differences, bytes) else differences.itemsize
    data = bytes((size,)) + bytes(differences)
    return _PACKED_STEPS + zlib.compress(data, LEVEL) if len(data) > WORTH_PACKING else data


def bitmap(packed: Iterable[bytes], size: int) -> bytes:
    """Return where any of some words stand, as a bitmap of `size` bytes.

    Raises `IndexDamaged` when what was packed is torn.
    """
    try:
        return _bitmap(packed, size)
    except (zlib.error, KeyError, ValueError, IndexError, OverflowError) as error:
        raise IndexDamaged("The postings of the index are damaged.") from error


def _bitmap(packed: Iterable[bytes], size: int) -> bytes:
    whole: list[bytes] = []
    rare: list[Iterable[int]] = []
    for each in packed:
        kind, data = each[:1], each[1:]
        if kind == _BITMAP:
            whole.append(data)
        elif kind == _PACKED_BITMAP:
            whole.append(zlib.decompress(data))
        else:
            unpacked = zlib.decompress(data) if kind == _PACKED_STEPS else each
            rare.append(accumulate(array(_TYPES[unpacked[0]], unpacked[1:])))
    if len(whole) == 1:
        bits = whole[0].ljust(size, b"\0")
    else:
        united = 0
        for data in whole:
            united |= int.from_bytes(data, "little")
        bits = united.to_bytes(size, "little")
    if rare:
        entered = bytearray(bits)
        for places in rare:
            _entered(places, entered)
        bits = bytes(entered)
    if len(bits) > size:
        raise IndexDamaged("The postings of the index are damaged.")
    return bits


def _entered(places: Iterable[int], bits: bytearray) -> bytearray:
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return bits


def steps(numbers: Sequence[int]) -> "bytes | array[int]":
    """Return the differences between ascending numbers, in the smallest form."""
    differences = [numbers[0], *map(sub, numbers[1:], numbers)]
    highest = max(differences)
    if highest < 1 << 8:
        return bytes(differences)
    return array("H" if highest < 1 << 16 else "I", differences)

"""Where a word stands in a segment, packed: as differences while it is rare, as bits when frequent.

The places of a segment are the words of its articles, numbered through (`segments.inversion`). A
bitmap has a bit for each place: place `p` is bit `p & 7` of byte `p >> 3`. Phrases are found in
bitmaps, a whole segment in a few steps (`search.embedded.phrases`).
"""

import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, chain
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


def listed(packed: Iterable[bytes]) -> list[int] | None:
    """Return where any of some words stand, ascending; None when one of them is a frequent one.

    Raises `IndexDamaged` when what was packed is torn.
    """
    found: list[int] = []
    with _damage_reported():
        for each in packed:
            if each[:1] in {_BITMAP, _PACKED_BITMAP}:
                return None
            found.extend(_unpacked_steps(each))
    return sorted(found)


def bitmap(packed: Iterable[bytes], size: int) -> bytes:
    """Return where any of some words stand, as a bitmap of `size` bytes.

    Raises `IndexDamaged` when what was packed is torn.
    """
    whole: list[bytes] = []
    rare: list[Iterable[int]] = []
    with _damage_reported():
        for each in packed:
            if each[:1] == _BITMAP:
                whole.append(each[1:])
            elif each[:1] == _PACKED_BITMAP:
                whole.append(zlib.decompress(each[1:]))
            else:
                rare.append(_unpacked_steps(each))
        bits = _united(whole, size)
        if rare:
            bits = bytes(_entered(chain.from_iterable(rare), bytearray(bits)))
    return bits


@contextmanager
def _damage_reported() -> Iterator[None]:
    try:
        yield
    except (zlib.error, KeyError, ValueError, IndexError, OverflowError) as error:
        raise IndexDamaged("The postings of the index are damaged.") from error


def _unpacked_steps(packed: bytes) -> Iterator[int]:
    data = zlib.decompress(packed[1:]) if packed[:1] == _PACKED_STEPS else packed
    return accumulate(array(_TYPES[data[0]], data[1:]))


def _united(bitmaps: Sequence[bytes], size: int) -> bytes:
    """Return all bits of some bitmaps of up to `size` bytes."""
    if len(bitmaps) == 1 and len(bitmaps[0]) <= size:
        return bitmaps[0].ljust(size, b"\0")
    united = 0
    for bits in bitmaps:
        united |= int.from_bytes(bits, "little")
    return united.to_bytes(size, "little")


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

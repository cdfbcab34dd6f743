"""Postings of one word on disk: the block format of Whoosh's W3 codec, written and read in bulk.

A posting list is one block, whatever its length, because whole lists are read at once here. It
holds the numbers of the articles (as differences) and the weights, both as Whoosh's stock reader
understands them. The places of the word in the whole segment follow the block (`segments.places`):
only phrases read them. The list of a word that stands in a single article is kept inside the term
dictionary, where Whoosh calls it inlined.
"""

import struct
import zlib
from array import array
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import accumulate
from pickle import dumps
from typing import Final, NamedTuple

from search.embedded.segments.places import LEVEL, WORTH_PACKING, pack_places, steps
from search.embedded.segments.plain_pickle import load_plain, loads_plain
from search.errors import IndexDamaged

_MAGIC: Final = b"W3Bl"
_TERM = struct.Struct("!BfIBBfII")
"""Inlined, total weight, articles, shortest and longest length (not used), highest weight, first
and last article: `W3TermInfo` of Whoosh."""
_EXTENT = struct.Struct("!qi")
_SIZE = struct.Struct("!i")
_PICKLE: Final = 4
"""Protocol 2, which Whoosh writes, spells every bytes object as a call."""


class Postings(NamedTuple):
    """Articles that hold a word."""

    numbers: Sequence[int]
    """Ascending."""
    weights: Sequence[float] | float
    """One weight for each article, or one for all."""
    places: bytes = b""
    """Where the word stands, packed; empty in fields without places."""


class PackedTerm(NamedTuple):
    """What the term dictionary and the postings file hold about one word."""

    info: bytes
    """Complete when `block` is empty, else to be followed by `pack_extent`."""
    block: bytes
    places: bytes
    """What follows the block in the postings file."""


def pack_term(
    numbers: Sequence[int],
    weights: Sequence[float] | None = None,
    places: Sequence[int] | None = None,
) -> PackedTerm:
    """Pack the postings of one word; without weights, every article weighs 1."""
    first, last, count = numbers[0], numbers[-1], len(numbers)
    total, highest = (sum(weights), max(weights)) if weights else (float(count), 1.0)
    info = _TERM.pack(count == 1, total, count, 0, 0, highest, first, last)
    if count == 1:
        value = pack_places(places) if places else b""
        return PackedTerm(info + dumps(((first,), (highest,), (value,)), _PICKLE), b"", b"")
    tail = pack_places(places) if places else b""
    data = dumps((steps(numbers), _pack_weights(weights, highest), len(tail)), _PICKLE)
    level = LEVEL if len(data) > WORTH_PACKING else 0
    if level:
        data = zlib.compress(data, level)
    head = dumps((count, last, highest, level, 0, 0), 2)
    size = -(len(head) + len(data))  # negative: there is no block after this one
    return PackedTerm(info, b"".join((_MAGIC, _SIZE.pack(size), head, data)), tail)


def pack_extent(start: int, length: int) -> bytes:
    """Return what follows the term info of a word whose block stands in the postings file."""
    return _EXTENT.pack(start, length)


def term_count(info: bytes) -> int:
    """Return the number of articles from a term info."""
    count: int = _TERM.unpack_from(info)[2]
    return count


def unpack_inlined(info: bytes) -> Postings | None:
    """Return the postings inside a term info, or None when they stand in the postings file."""
    if not info[0]:
        return None
    try:
        numbers, (weight,), (value,) = loads_plain(info[_TERM.size :])
        return Postings(numbers, weight, value)
    except Exception as error:  # whatever a torn pickle raises
        raise IndexDamaged("The words of the index are damaged.") from error


def extent(info: bytes) -> tuple[int, int]:
    """Return where in the postings file the block of a term begins, and its length."""
    start, length = _EXTENT.unpack_from(info, _TERM.size)
    return start, length


def unpack_block(block: bytes, tail: Callable[[int], bytes]) -> Postings:
    """Undo the block of `pack_term`; raises `IndexDamaged` when it is torn.

    `tail` returns so many bytes of what follows the block.
    """
    if block[:4] != _MAGIC:
        raise IndexDamaged("The postings of the index are damaged.")
    stream = BytesIO(block)
    stream.seek(len(_MAGIC) + _SIZE.size)
    try:
        level = load_plain(stream)[3]
        data = block[stream.tell() :]
        unpacked = zlib.decompress(data) if level else data
        differences, weights, behind = loads_plain(unpacked)
        packed = tail(behind)
    except Exception as error:  # whatever a torn pickle or a torn stream raises
        raise IndexDamaged("The postings of the index are damaged.") from error
    if len(packed) != behind:
        raise IndexDamaged("The postings of the index are cut off.")
    return Postings(list(accumulate(differences)), 1.0 if weights is None else weights, packed)


def _pack_weights(weights: Sequence[float] | None, highest: float) -> "array[float] | float | None":
    if weights is None:
        return None
    return highest if min(weights) == highest else array("f", weights)

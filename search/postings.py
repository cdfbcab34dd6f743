"""Postings of one word on disk: the block format of Whoosh's W3 codec, written and read in bulk.

A posting list is one block, whatever its length, because whole lists are read at once here. Its
three columns are the numbers of the articles (as differences), the weights, and the positions of
the word in the whole segment (as differences), the last two absent where they are not needed.
Whoosh's stock reader understands numbers and weights. The list of a word that stands in a single
article is kept inside the term dictionary, where Whoosh calls it inlined.
"""

import struct
import zlib
from array import array
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import accumulate
from operator import sub
from pickle import dumps, load, loads
from typing import Final, NamedTuple

from search.errors import IndexDamaged

_MAGIC: Final = b"W3Bl"
_TERM = struct.Struct("!BfIBBfII")
"""Inlined, total weight, articles, shortest and longest length (not used), highest weight, first
and last article: `W3TermInfo` of Whoosh."""
_EXTENT = struct.Struct("!qi")
_SIZE = struct.Struct("!i")
_PICKLE: Final = 4
"""Protocol 2, which Whoosh writes, spells every bytes object as a call."""
_WORTH_PACKING: Final = 160
"""Bytes; zlib gains nothing on less."""
_LEVEL: Final = 1


class Postings(NamedTuple):
    """Articles that hold a word."""

    numbers: Sequence[int]
    """Ascending."""
    weights: Sequence[float] | float
    """One weight for each article, or one for all."""
    steps: Iterable[int] = ()
    """What `positions` unpacks."""

    @property
    def positions(self) -> list[int]:
        """Where in the segment the word stands, ascending; empty in fields without positions."""
        return list(accumulate(self.steps))


class PackedTerm(NamedTuple):
    """What the term dictionary and the postings file hold about one word."""

    info: bytes
    """Complete when `block` is empty, else to be followed by `pack_extent`."""
    block: bytes


def pack_term(
    numbers: Sequence[int],
    weights: Sequence[float] | None = None,
    positions: Sequence[int] | None = None,
) -> PackedTerm:
    """Pack the postings of one word; without weights, every article weighs 1."""
    first, last, count = numbers[0], numbers[-1], len(numbers)
    total, highest = (sum(weights), max(weights)) if weights else (float(count), 1.0)
    info = _TERM.pack(count == 1, total, count, 0, 0, highest, first, last)
    if count == 1:
        value = array("I", positions).tobytes() if positions else b""
        return PackedTerm(info + dumps(((first,), (highest,), (value,)), _PICKLE), b"")
    data = dumps(
        (
            _pack_ascending(numbers),
            _pack_weights(weights, highest),
            None if positions is None else _pack_ascending(positions),
        ),
        _PICKLE,
    )
    level = _LEVEL if len(data) > _WORTH_PACKING else 0
    if level:
        data = zlib.compress(data, level)
    head = dumps((count, last, highest, level, 0, 0), 2)
    size = -(len(head) + len(data))  # negative: there is no block after this one
    return PackedTerm(info, b"".join((_MAGIC, _SIZE.pack(size), head, data)))


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
    numbers, (weight,), (value,) = loads(info[_TERM.size :])  # noqa: S301 - our private folder
    positions = array("I", value)
    return Postings(numbers, weight, [*positions[:1], *map(sub, positions[1:], positions)])


def extent(info: bytes) -> tuple[int, int]:
    """Return where in the postings file the block of a term begins, and its length."""
    start, length = _EXTENT.unpack_from(info, _TERM.size)
    return start, length


def unpack_block(block: bytes) -> Postings:
    """Undo the block of `pack_term`; raises `IndexDamaged` when it is torn."""
    if block[:4] != _MAGIC:
        raise IndexDamaged("The postings of the index are damaged.")
    stream = BytesIO(block)
    stream.seek(len(_MAGIC) + _SIZE.size)
    try:
        level = load(stream)[3]  # noqa: S301 - our private folder
        data = block[stream.tell() :]
        steps, weights, positions = loads(zlib.decompress(data) if level else data)  # noqa: S301
    except Exception as error:  # whatever a torn pickle or a torn stream raises
        raise IndexDamaged("The postings of the index are damaged.") from error
    return Postings(list(accumulate(steps)), 1.0 if weights is None else weights, positions or ())


def _pack_ascending(numbers: Sequence[int]) -> "bytes | array[int]":
    """Return the differences between numbers, in the smallest form."""
    steps = [numbers[0], *map(sub, numbers[1:], numbers)]
    highest = max(steps)
    if highest < 1 << 8:
        return bytes(steps)
    return array("H" if highest < 1 << 16 else "I", steps)


def _pack_weights(weights: Sequence[float] | None, highest: float) -> "array[float] | float | None":
    if weights is None:
        return None
    return highest if min(weights) == highest else array("f", weights)

"""Where a word stands inside an article: numbers of words, packed for the postings.

The places of one word in one article are unsigned 16-bit numbers, or, in articles of more words,
a zero byte and 32-bit numbers. (An odd length tells the two apart.)
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate

NARROW_LIMIT = 1 << 16
"""Articles with more words than this need wide numbers."""

_WIDTH = 2


def pack_places(places: Sequence[int]) -> bytes:
    """Pack the ascending places of one word in one article."""
    if places[-1] < NARROW_LIMIT:
        return array("H", places).tobytes()
    return b"\0" + array("I", places).tobytes()


def count_places(packed: bytes) -> int:
    """Return how often a word stands in an article, from its packed places."""
    return len(packed) // (4 if len(packed) % 2 else _WIDTH)


def unpack_places(packed: bytes) -> "array[int]":
    """Undo `pack_places`."""
    if len(packed) % 2:
        return array("I", packed[1:])
    return array("H", packed)


class PackedPlaces(Sequence[bytes]):
    """The packed places of one word in many articles, in one piece until they are asked for.

    Written into the postings as their values: reading a word that is not part of a phrase then
    costs nothing for its places.
    """

    __slots__ = ("_blob", "_ends", "_sizes")

    def __init__(self, sizes: bytes | tuple[int, ...], blob: bytes) -> None:
        self._sizes = sizes
        self._blob = blob
        self._ends: list[int] | None = None

    @classmethod
    def join(cls, packed: Sequence[bytes]) -> "PackedPlaces":
        """Join what `pack_places` made, one item for each article."""
        blob = b"".join(packed)
        if len(blob) == _WIDTH * len(packed):
            return cls(b"", blob)
        sizes = tuple(map(len, packed))
        return cls(bytes(sizes) if max(sizes) < 256 else sizes, blob)

    def __reduce__(self) -> tuple[object, ...]:
        return PackedPlaces, (self._sizes, self._blob)

    def __len__(self) -> int:
        return len(self._sizes) or len(self._blob) // _WIDTH

    def __getitem__(self, item):  # type: ignore[no-untyped-def]  # only whole numbers
        if not self._sizes:
            return self._blob[_WIDTH * item : _WIDTH * item + _WIDTH]
        if self._ends is None:
            self._ends = list(accumulate(self._sizes, initial=0))
        return self._blob[self._ends[item] : self._ends[item + 1]]

    def __iter__(self) -> Iterator[bytes]:
        return (self[item] for item in range(len(self)))

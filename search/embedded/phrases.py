"""Words side by side or near each other, in many articles at once.

A bitmap of places (`segments.places`) is taken as one long number: shifting such numbers and
combining them looks at all places of a segment in a few steps (the idea of Baeza-Yates and Gonnet,
A New Approach to Text Searching, 1992). Going from place to place takes longer, unless one of the
words of a phrase is rare.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import accumulate, pairwise, repeat
from operator import and_, or_
from typing import Final, Protocol

from search.embedded.segments.inversion import APART

_FEW: Final = 4
"""When one in so many articles of a segment is asked for, cutting their places out saves time."""
_ANY: Final = bytes((0, *(1,) * 255))
"""Translates all bytes but 0 into 1."""


class Stretch(Protocol):
    """The places of articles of a segment, one article behind the other."""

    def number(self, bits: bytes) -> int:
        """Return the bitmap of these articles, as a number, from that of the whole segment."""

    def counts(self, places: int) -> dict[int, int]:
        """Return how many of some places each article has, by number; those without are left out.

        `places` are combined from what `number` gave, and shifted down or by less than the room.
        """


def stretch_of(ends: Sequence[int], numbers: Sequence[int], room: int) -> Stretch:
    """Return a stretch with at least the articles `numbers`, ascending.

    `ends` holds 0 and then, for each article of the segment, the byte of bitmaps behind it.
    Between two articles there are at least `room` empty places.
    """
    if room > APART or _FEW * len(numbers) < len(ends):
        return _Cut(ends, numbers, (max(0, room - APART) + 7) // 8)
    return _Whole(ends, numbers)


class _Whole:
    """All articles of a segment; only some of them can hold what is looked for."""

    def __init__(self, ends: Sequence[int], numbers: Sequence[int]) -> None:
        self._ends = ends
        self._numbers = numbers

    def number(self, bits: bytes) -> int:
        return int.from_bytes(bits, "little")

    def counts(self, places: int) -> dict[int, int]:
        ends, numbers = self._ends, self._numbers
        bits = places.to_bytes(ends[-1], "little")
        if places.bit_count() * 2 > len(numbers):
            return _counts(bits, numbers, ((ends[n], ends[n + 1]) for n in numbers))
        found, ends = {}, list(ends)  # bisecting a list is much faster than bisecting an array
        behind, next_one = 0, bits.translate(_ANY).find
        while (at := next_one(1, behind)) >= 0:
            article = bisect_right(ends, at)
            behind = ends[article]
            found[article - 1] = int.from_bytes(bits[at:behind], "little").bit_count()
        return found


class _Cut:
    """Some articles, cut out of a segment, with room between them."""

    def __init__(self, ends: Sequence[int], numbers: Sequence[int], room: int) -> None:
        self._numbers = numbers
        self._spans = [(ends[number], ends[number + 1]) for number in numbers]
        self._room = bytes(room)
        taken = (end - begin + room for begin, end in self._spans)
        self._begins = list(accumulate(taken, initial=0))

    def number(self, bits: bytes) -> int:
        cut = self._room.join([bits[begin:end] for begin, end in self._spans])
        return int.from_bytes(cut, "little")

    def counts(self, places: int) -> dict[int, int]:
        bits = places.to_bytes(self._begins[-1], "little")
        return _counts(bits, self._numbers, pairwise(self._begins))


def _counts(
    bits: bytes, numbers: Iterable[int], spans: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """Return how many bits each article has between the ends of its span, by number."""
    number_of = int.from_bytes
    return {
        number: count
        for number, (begin, end) in zip(numbers, spans, strict=True)
        if (count := number_of(bits[begin:end], "little").bit_count())
    }


def followed(begins: Sequence[int], bits: bytes, shift: int) -> list[int]:
    """Return those of few places that have a place of a bitmap `shift` places further on."""
    return [each for each in begins if bits[(each + shift) >> 3] >> ((each + shift) & 7) & 1]


def counts_of(places: Iterable[int], ends: Sequence[int]) -> dict[int, int]:
    """Return how many of few places each article of a segment has; `ends` as in `stretch_of`."""
    ends = list(ends)  # bisecting a list is much faster than bisecting an array
    behind = map(bisect_right, repeat(ends), [place >> 3 for place in places])
    return {number - 1: count for number, count in Counter(behind).items()}


def side_by_side(words: Sequence[int]) -> int:
    """Return the places where a phrase begins; `words` are the bitmaps of its words in order."""
    return reduce(and_, (word >> shift for shift, word in enumerate(words)))


def near_each_other(
    words: Sequence[int], needed: Sequence[int], width: int, check: Callable[[], None]
) -> int:
    """Return the places where a stretch of up to `width` places ends that holds all words.

    Each word must be there as often as it is `needed`. `check` is called now and then and may
    raise.
    """
    ends = reduce(or_, words)
    for word, times in zip(words, needed, strict=True):
        check()
        ends &= _within(word, width) if times == 1 else _often_within(word, times, width)
    return ends


def _within(word: int, width: int) -> int:
    """Return the places that have a word among the last `width` places, themselves included."""
    done = 1
    while done < width:
        step = min(done, width - done)
        word |= word << step
        done += step
    return word


def _often_within(word: int, times: int, width: int) -> int:
    """Return the places that have a word so many times among the last `width` places."""
    found = [word] + [0] * (times - 1)
    for step in range(1, width):
        shifted = word << step
        for already in range(times - 1, 0, -1):
            found[already] |= found[already - 1] & shifted
        found[0] |= shifted
    return found[-1]

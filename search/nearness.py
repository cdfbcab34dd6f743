"""Whether words stand side by side, or near each other, from the positions where they stand."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from operator import sub
from typing import Final

_OFTEN: Final = 4096
"""Positions between two checks whether to go on."""
_MUCH_MORE: Final = 12
"""Times as many positions as those of a rarer word: looking them up beats going through them."""
_NEVER: Final = -(1 << 40)


def count_near(positions: Sequence[Sequence[int]], slop: int) -> int:
    """Return how often the words of a phrase stand together."""
    return len(near_each_other(positions, slop) if slop else side_by_side(positions))


def side_by_side(positions: Sequence[Sequence[int]]) -> list[int]:
    """Return the positions where a phrase begins, word after word in order.

    `positions` are those of each word of the phrase, in the order of the phrase.
    """
    order = sorted(range(len(positions)), key=lambda word: len(positions[word]))
    begins: set[int] = set(map(sub, positions[order[0]], repeat(order[0])))
    for word in order[1:]:
        of_word = positions[word]
        if len(begins) * _MUCH_MORE < len(of_word):
            count = len(of_word)
            begins = {
                begin
                for begin in begins
                if (at := bisect_left(of_word, begin + word)) < count
                and of_word[at] == begin + word
            }
        else:
            begins.intersection_update(map(sub, of_word, repeat(word)))
    return sorted(begins)


def near_each_other(
    positions: Sequence[Sequence[int]], slop: int, check: Callable[[], None] = lambda: None
) -> list[tuple[int, int]]:
    """Return the stretches, first and last position, that hold all words in any order.

    A stretch has at most `slop` other words. A word that the phrase has twice must be there twice.
    `check` is called now and then and may raise.
    """
    width = len(positions) + slop
    rarest = min(positions, key=len)
    words: list[Sequence[int]] = []
    needed: list[int] = []
    for of_word in positions:
        if of_word in words:
            needed[words.index(of_word)] += 1
        else:
            words.append(of_word)
            needed.append(1)
    close = [_close_to(rarest, of_word, width) for of_word in words]
    return _stretches(close, needed, width, check)


def _close_to(rare: Sequence[int], common: Sequence[int], width: int) -> Sequence[int]:
    """Return the positions that are not too far from those of a rare word, if that saves work."""
    if len(common) < _MUCH_MORE * len(rare):
        return common
    close: set[int] = set()
    for position in rare:
        begin = bisect_left(common, position - width)
        close.update(common[begin : bisect_right(common, position + width)])
    return sorted(close)


def _stretches(
    words: Sequence[Sequence[int]], needed: Sequence[int], width: int, check: Callable[[], None]
) -> list[tuple[int, int]]:
    """Go through the positions of all words in order, looking back how far all of them reach."""
    count = len(words)
    marks = sorted(place * count + word for word, each in enumerate(words) for place in each)
    recent = [deque([_NEVER] * times, maxlen=times) for times in needed]
    reach = [_NEVER] * count
    found = []
    for done, mark in enumerate(marks):
        if not done % _OFTEN:
            check()
        position, word = divmod(mark, count)
        recent[word].append(position)
        reach[word] = recent[word][0]
        first = min(reach)
        if position - first < width:
            found.append((first, position))
    return found

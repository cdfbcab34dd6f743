"""Whether words stand side by side, or near each other, inside one text.

The index looks through many articles at once, in another way: see `search.embedded.phrases`.
"""

from collections import deque
from collections.abc import Sequence
from typing import Final

_NEVER: Final = -(1 << 40)


def side_by_side(places: Sequence[Sequence[int]]) -> list[int]:
    """Return the places where a phrase begins, word after word in order.

    `places` are those of each word of the phrase, in the order of the phrase.
    """
    shifted = ({place - word for place in of_word} for word, of_word in enumerate(places))
    return sorted(set.intersection(*shifted))


def near_each_other(places: Sequence[Sequence[int]], slop: int) -> list[tuple[int, int]]:
    """Return the stretches, first and last place, that hold all words in any order.

    A stretch has at most `slop` other words. A word that the phrase has twice must be there twice.
    """
    width = len(places) + slop
    words: list[Sequence[int]] = []
    needed: list[int] = []
    for of_word in places:
        if of_word in words:
            needed[words.index(of_word)] += 1
        else:
            words.append(of_word)
            needed.append(1)
    return _stretches(words, needed, width)


def _stretches(
    words: Sequence[Sequence[int]], needed: Sequence[int], width: int
) -> list[tuple[int, int]]:
    """Go through the places of all words in order, looking back how far all of them reach."""
    count = len(words)
    marks = sorted(place * count + word for word, each in enumerate(words) for place in each)
    recent = [deque([_NEVER] * times, maxlen=times) for times in needed]
    reach = [_NEVER] * count
    found = []
    for mark in marks:
        place, word = divmod(mark, count)
        recent[word].append(place)
        reach[word] = recent[word][0]
        first = min(reach)
        if place - first < width:
            found.append((first, place))
    return found

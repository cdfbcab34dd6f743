"""Whether words stand side by side, or near each other, from the places where they stand."""

from collections import Counter
from collections.abc import Sequence


def count_near(places: Sequence[Sequence[int]], slop: int) -> int:
    """Return how often the words of a phrase stand together.

    `places` are the ascending places of each word of the phrase, in the order of the phrase.
    """
    return len(side_by_side(places)) if not slop else len(windows(places, slop))


def side_by_side(places: Sequence[Sequence[int]]) -> list[int]:
    """Return the places where the phrase begins, word after word in order."""
    begins = set(places[0])
    for shift, of_word in enumerate(places[1:], 1):
        begins.intersection_update([place - shift for place in of_word])
        if not begins:
            return []
    return sorted(begins)


def windows(places: Sequence[Sequence[int]], slop: int) -> list[tuple[int, int]]:
    """Return the shortest stretches, first and last place, that hold all words in any order.

    A stretch has at most `slop` other words. A word that the phrase has twice must be there twice.
    """
    needed = Counter(tuple(of_word) for of_word in places)
    marked = sorted((place, word) for word in needed for place in word)
    inside: Counter[tuple[int, ...]] = Counter()
    found: list[tuple[int, int]] = []
    begin = 0
    for place, word in marked:
        inside[word] += 1
        while inside[marked[begin][1]] > needed[marked[begin][1]]:
            inside[marked[begin][1]] -= 1
            begin += 1
        first = marked[begin][0]
        if place - first < len(places) + slop and all(
            inside[each] >= times for each, times in needed.items()
        ):
            found.append((first, place))
    return found

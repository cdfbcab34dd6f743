"""How many letters two words differ by."""

from itertools import pairwise


def within(one: str, other: str, most: int) -> int | None:
    """Return the Levenshtein distance of two words, or None when it is more than `most`.

    Words that agree outside a short middle, the usual case, cost next to nothing.
    """
    if abs(len(one) - len(other)) > most:
        return None
    if one == other:
        return 0
    one, other = _without_common_ends(one, other)
    if not one or not other:
        return max(len(one), len(other))
    row = list(range(len(other) + 1))
    for count, letter in enumerate(one, 1):
        diagonal, row[0] = row[0], count
        for at, against in enumerate(other, 1):
            changed = diagonal + (letter != against)
            diagonal = row[at]
            row[at] = min(changed, diagonal + 1, row[at - 1] + 1)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def pieces(word: str, most: int) -> list[str]:
    """Cut a word into pieces of which one stands unchanged in every word within `most` letters.

    Empty when the word is too short for that.
    """
    count = most + 1
    if len(word) < count:
        return []
    cuts = [len(word) * number // count for number in range(count + 1)]
    return [word[start:end] for start, end in pairwise(cuts)]


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]

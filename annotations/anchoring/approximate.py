"""Approximate matching of short patterns by edit distance, in plain Python.

Bit vectors on whole numbers of any length: Myers, "A fast bit-vector algorithm for approximate
string matching based on dynamic programming", J. ACM 46 (1999). The edit distance counts
characters put in, left out or replaced.
"""

from typing import NamedTuple

_ENDS_TRIED = 4


class Match(NamedTuple):
    """A stretch of text that resembles a pattern, and how many edits lie between them."""

    start: int
    end: int
    distance: int


def best_matches(pattern: str, text: str) -> list[Match]:
    """Return the stretches of `text` nearest to `pattern`: at most a few, all equally near.

    `pattern` must not be empty. Takes time in proportion to the length of `text`.
    """
    masks = _masks(pattern)
    distance, ends = _scan(masks, len(pattern), text)
    if distance >= len(pattern):
        return []
    backwards = _masks(pattern[::-1])
    matches = []
    for end in _spread(ends):
        window = text[max(0, end - len(pattern) - distance) : end]
        _, lengths = _scan(backwards, len(pattern), window[::-1])
        matches.append(Match(end - lengths[0], end, distance))
    return matches


def similarity(pattern: str, text: str) -> float:
    """Return 0 to 1: how much of `pattern` stands somewhere in `text`, in one piece."""
    if not pattern or pattern in text:
        return 1.0
    if not text:
        return 0.0
    return 1 - _scan(_masks(pattern), len(pattern), text)[0] / len(pattern)


def edit_distance(left: str, right: str) -> int:
    """Return how many edits turn one whole text into the other."""
    if left == right:
        return 0
    if not left or not right:
        return len(left) + len(right)
    return _scan(_masks(left), len(left), right, whole=True)[0]


def _spread(ends: list[int]) -> list[int]:
    """Return some of many ends: the first and the last ones."""
    if len(ends) <= _ENDS_TRIED:
        return ends
    half = _ENDS_TRIED // 2
    return ends[:half] + ends[-half:]


def _masks(pattern: str) -> dict[str, int]:
    """Return for each character the places where it stands in `pattern`, as bits."""
    masks: dict[str, int] = {}
    for place, char in enumerate(pattern):
        masks[char] = masks.get(char, 0) | 1 << place
    return masks


def _scan(
    masks: dict[str, int], length: int, text: str, *, whole: bool = False
) -> tuple[int, list[int]]:
    """Return the least distance of any stretch of `text`, and where such stretches end.

    With `whole`, the distance of all of `text` instead. The names are those of the paper:
    vertical and horizontal differences, positive and negative.
    """
    carry = int(whole)
    full, top = (1 << length) - 1, 1 << (length - 1)
    pv, mv = full, 0
    current = least = length
    ends: list[int] = []
    for place, char in enumerate(text, 1):
        eq = masks.get(char, 0)
        xv = eq | mv
        xh = (((eq & pv) + pv) ^ pv) | eq
        ph = mv | (full & ~(xh | pv))
        mh = pv & xh
        if ph & top:
            current += 1
        elif mh & top:
            current -= 1
        ph = (ph << 1 | carry) & full
        mh = (mh << 1) & full
        pv = mh | (full & ~(xv | ph))
        mv = ph & xv
        if current < least:
            least, ends = current, [place]
        elif current == least and ends:
            ends.append(place)
    return (current if whole else least), ends

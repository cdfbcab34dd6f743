"""How well two counted nouns fit, by their form and by what they are: no dictionary needed."""

import functools

from comparison.quantities.crowds import ANYBODY
from comparison.quantities.kinds_of_things import thing

_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_ENDINGS = ("innen", "ern", "en", "er", "es", "in", "e", "n", "s")
_STEM = 4
"""Letters that must stay of a noun."""
UNKNOWN = 0.3
"""Fit when one of the two nouns is not known."""


def noun_fit(a: str, b: str) -> float:
    """Return 0 to 1: 1 for one noun, about .7 for head and compound or two words for one thing.

    Nouns are those of `Quantity.head`: lower case, possibly several words.
    """
    if not a or not b or ANYBODY in (a, b):
        return UNKNOWN
    words, others = a.split(), b.split()
    return max(_pair(one, other) for one in words for other in others)


@functools.lru_cache(20_000)
def _pair(a: str, b: str) -> float:
    stem, other = noun_stem(a.rpartition("-")[2]), noun_stem(b.rpartition("-")[2])
    if a == b or stem == other:
        return 1.0
    short, long = sorted((stem, other), key=len)
    if len(short) >= _STEM and long.endswith(short):
        return 0.7
    kinds = thing(stem) & thing(other)
    if kinds:
        return 0.6
    if len(short) >= 5 and long.startswith(short):
        return 0.5
    return 0.1


def noun_stem(noun: str) -> str:
    """Return a noun without its inflection, umlauts folded: `bewohn` for "Bewohnerinnen"."""
    stem = noun.translate(_FOLD)
    for _ in range(2):
        for end in _ENDINGS:
            if stem.endswith(end) and len(stem) - len(end) >= _STEM:
                stem = stem[: -len(end)]
                break
    return stem

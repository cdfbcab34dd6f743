"""How well two counted nouns fit, by their form and by what they are: no dictionary needed."""

import functools

from comparison.quantities.crowds import ANYBODY
from comparison.quantities.things import maybe_same_people, noun_stem, things
from comparison.synonyms import meanings
from corpus.folding import fold_plain

_COMPOUND = 3
"""Letters of the shorter and of the longer noun's rest for one to be the head of the other."""
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
    stem, other = noun_stem(a), noun_stem(b)
    if stem == other:
        return 1.0
    short, long = sorted((stem, other), key=len)
    if len(short) >= _COMPOUND and len(long) - len(short) >= _COMPOUND and long.endswith(short):
        return 0.7
    kinds, others = things(stem), things(other)
    if kinds & others or meanings(fold_plain(a)) & meanings(fold_plain(b)):
        return 0.6
    if maybe_same_people(kinds, others):
        return 0.5
    return 0.5 if len(short) >= 5 and long.startswith(short) else 0.1

"""Whether two forms of a name are one spelling, two spellings, or no spellings of each other."""

import re
from difflib import SequenceMatcher
from typing import Final

from comparison.words import fold

ALIKE: Final = 0.5
"""Share of common letters from which on two words may be spellings of one name."""
_TITLES = re.compile(r"(?i)^(?:(?:dr|prof|mr|mrs|ms|sir|st|ing|med|jur)\.?\s+)+")
_GENITIVE = re.compile(r"(?:['’]s?|(?<=[szxß])['’])$")
_ENDINGS = ("em", "en", "er", "es", "e", "n", "s", "m")
_STEM = 4
"""Letters that must stay of a word without its ending."""


def bare(name: str) -> str:
    """Return a name without titles before and a genitive mark behind it."""
    return _GENITIVE.sub("", _TITLES.sub("", " ".join(name.split())))


def without_genitive(name: str, known: frozenset[str]) -> str:
    """Return a name without a genitive `s` when it is known without one."""
    return name[:-1] if name[-1:] == "s" and name[:-1] in known else name


def alike(one: str, other: str) -> float:
    """Return which share of the letters of two names is common, 0 to 1, in their order."""
    matcher = SequenceMatcher(None, fold(one)[:60], fold(other)[:60], autojunk=False)
    return matcher.ratio()


def inflected(one: str, other: str) -> bool:
    """Return whether two names differ in the endings of their words only."""
    ours, theirs = fold(one).split(), fold(other).split()
    return len(ours) == len(theirs) and all(
        _stem(a) == _stem(b) for a, b in zip(ours, theirs, strict=True)
    )


def _stem(word: str) -> str:
    for end in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= _STEM:
            return word[: -len(end)]
    return word


def shortened(one: str, other: str) -> bool:
    """Return whether one name only has more words than the other: `Ann Reed`, `Ann M. Reed`."""
    ours, theirs = set(one.casefold().split()), set(other.casefold().split())
    return ours <= theirs or theirs <= ours

"""Whether two forms of a name are one spelling, two spellings, or no spellings of each other."""

import re
from difflib import SequenceMatcher
from typing import Final

from corpus.folding import fold_plain
from entities.linking.spelling import LIKE, surname_likeness

ALIKE: Final = 0.5
"""Share of common letters from which on two words may be spellings of one name."""
_FORMS: Final = 0.4
"""Share of common letters from which on two given names may be forms of one."""
_SCHOLARLY: Final = str.maketrans(
    {"ǧ": "dsch", "š": "sch", "ḫ": "ch", "č": "tsch", "ž": "sch", "ġ": "gh", "ṯ": "th", "ḏ": "dh",
     "ʿ": "", "ʾ": "", "ʻ": "", "ʼ": "", "ş": "sch", "ç": "tsch", "ă": "a", "ń": "n"}
)  # fmt: skip
"""Letters of scholarly transcriptions as newspapers write them."""
_TITLES = re.compile(r"(?i)^(?:(?:dr|prof|mr|mrs|ms|sir|st|ing|med|jur)\.?\s+)+")
_GENITIVE = re.compile(r"(?:['’]s?|(?<=[szxß])['’])$")
_ENDINGS = ("em", "en", "er", "es", "e", "n", "s", "m")
_CASES = ("s", "es", "n", "en", "ns", "ens", "er", "e", "'", "'s")
_SHORTEST = 3
"""Letters of a word that may have the ending of a case."""
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
    matcher = SequenceMatcher(None, fold_plain(one)[:60], fold_plain(other)[:60], autojunk=False)
    return matcher.ratio()


def inflected(one: str, other: str) -> bool:
    """Return whether two names differ in the endings of their words only."""
    ours, theirs = fold_plain(one).split(), fold_plain(other).split()
    return len(ours) == len(theirs) and all(
        _stem(a) == _stem(b) for a, b in zip(ours, theirs, strict=True)
    )


def declined(one: str, other: str) -> bool:
    """Return whether two names differ by cases only: `Landkreis Osterode`, `Landkreises Osterodes`.

    Every word is the same, or the same with the ending of a German case.
    """
    ours, theirs = fold_plain(one).split(), fold_plain(other).split()
    return len(ours) == len(theirs) and all(
        a == b or _cases(a, b) or _cases(b, a) for a, b in zip(ours, theirs, strict=True)
    )


def _cases(short: str, long: str) -> bool:
    return len(short) >= _SHORTEST and any(long == short + end for end in _CASES)


def _stem(word: str) -> str:
    for end in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= _STEM:
            return word[: -len(end)]
    return word


def transcribed(one: str, other: str) -> bool:
    """Return whether two names of people are one in two transcriptions: Ǧamāl, Dschamal.

    The last words must sound alike, those before be alike; where one has more words, they count
    from the last one.
    """
    ours, theirs = (name.casefold().translate(_SCHOLARLY).split() for name in (one, other))
    pairs = list(zip(reversed(ours), reversed(theirs), strict=False))
    return bool(pairs) and all(
        surname_likeness(a, b) >= LIKE or (number and _given(a, b))
        for number, (a, b) in enumerate(pairs)
    )


def _given(one: str, other: str) -> bool:
    """Return whether two given names may be forms of one; Petra and Peter are two."""
    ours, theirs = fold_plain(one), fold_plain(other)
    return alike(ours, theirs) >= _FORMS and (ours[-1:] == "a") == (theirs[-1:] == "a")


def shortened(one: str, other: str) -> bool:
    """Return whether one name only has more words than the other: `Ann Reed`, `Ann M. Reed`."""
    ours, theirs = set(one.casefold().split()), set(other.casefold().split())
    return ours <= theirs or theirs <= ours

"""The outline of a word: `Müller` is `Xxx`, `B96` is `Xdd`."""

import re
from functools import lru_cache

_RUN = re.compile(r"(.)\1{2,}")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyzäöüß" + "".join(map(chr, range(0xE0, 0x100))))
_LARGE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ")


@lru_cache(100_000)
def shape(word: str) -> str:
    """Capitals as X, small letters as x, digits as d, runs cut to two, other characters kept."""
    return _RUN.sub(r"\1\1", "".join(map(_class_of, word)))


def _class_of(char: str) -> str:
    if char in _SMALL:
        return "x"
    if char in _LARGE:
        return "X"
    return "d" if char.isdigit() else char


def is_capital(word: str) -> bool:
    """Return True for a token that begins with a capital letter."""
    return word[:1].isupper()

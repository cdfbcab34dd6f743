"""Cutting text into words, and bringing words into the form in which they are compared.

A *form* is a word as the index knows it: lower case, `ä ö ü ß` written `ae oe ue ss`, other accents
dropped, numbers without thousands marks. A *stem* is what the forms of one word have in common;
the Snowball stemmers also take `ae` for `ä` and drop the umlaut (`haeuser`, `haus` → `haus`).
"""

import re
from collections.abc import Callable
from functools import lru_cache

import Stemmer

from corpus.folding import fold_spelled

WORD = re.compile(
    r"(?<!\d[.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+[.,]\d+)(?![.,]?\d)"
    r"|\w+(?:['’]\w+)*"
)
"""A number with its marks (but not a date like 15.3.2025), or letters with inner apostrophes."""

_THOUSANDS = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:[.,](\d+))?")


def form_of(raw: str) -> str:
    """Return the form of one word as it was cut out by `WORD`."""
    word = fold_spelled(raw)
    if word[:1].isdigit():
        return _number(word)
    return word.removesuffix("'s") or word


def _number(word: str) -> str:
    """Write a number without thousands marks and with a decimal comma."""
    if grouped := _THOUSANDS.fullmatch(word):
        whole = grouped[1].replace(".", "").replace(",", "")
        return f"{whole},{grouped[2]}" if grouped[2] else whole
    return word.replace(".", ",")


def forms(text: str) -> list[str]:
    """Return the forms of all words of `text`, in order."""
    return [form_of(raw) for raw in WORD.findall(text)]


@lru_cache(maxsize=2)
def stemmer(language: str) -> Callable[[str], str]:
    """Return the stemmer for `english` or `german`; it takes and gives a form."""
    stem: Callable[[str], str] = Stemmer.Stemmer(language, maxCacheSize=0).stemWord
    return stem


def stem_german(form: str) -> str:
    """Return the German stem of a form."""
    return stemmer("german")(form)


def stem_english(form: str) -> str:
    """Return the English stem of a form."""
    return stemmer("english")(form)

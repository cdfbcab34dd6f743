"""Words of a statement: cut out, folded, stemmed, and how far two stems mean the same by form.

Stems come from the Snowball stemmers (PyStemmer), which are loaded only while an article is
analysed. Comparing stems needs no dictionary.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from comparison.stopwords import STOP_WORDS
from corpus.folding import fold_plain

WORD: Final = re.compile(
    r"(?<!\d[.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+[.,]\d+)(?![.,]?\d)"
    r"|[^\W_]+(?:['’][^\W_]+)*"
)
"""A number with its marks, or letters with inner apostrophes; a hyphen parts words."""

FAMILY: Final = 0.8
HEAD: Final = 0.7
MODIFIER: Final = 0.55
PART: Final = 0.45
"""How much of a match it is when stems are of one family (`verletz` + t, ung), when one is the head
of the other as a compound, its modifier, or some part of it."""

LANGUAGES: Final = {"de": "german", "en": "english"}
_MARKS = re.compile(r"[.,](?=\d{3}(?!\d))")
_DERIVED = re.compile(
    r"(?:ung|heit|keit|schaft|lich|isch|voll|los|bar|sam|nis|tion|ier|in|ig|er|end|et|t|e|n)$"
)


def cut_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of `text` start and end; hyphenated words as their parts."""
    for match in WORD.finditer(text):
        yield match.span()


def plain(word: str) -> str:
    """Return the form of one word without inflection being touched; a number as its digits."""
    if word[0].isdigit():
        return fold_plain(_MARKS.sub("", word).replace(".", ","))
    folded = fold_plain(word)
    return folded[:-2] if folded.endswith("'s") else folded


@lru_cache(maxsize=2)
def stemmer(language: str) -> Callable[[str], str]:
    """Return the stemmer of a language, `de` or `en`; it takes a word in lower case."""
    import Stemmer  # noqa: PLC0415 (only analysing needs it)

    stem: Callable[[str], str] = Stemmer.Stemmer(LANGUAGES[language], maxCacheSize=50_000).stemWord
    return stem


def stem_of(word: str, language: str) -> tuple[str, bool]:
    """Return the folded stem of a word and whether it is a content word."""
    form = plain(word)
    if form in STOP_WORDS[language] or (len(form) == 1 and not form.isdigit()):
        return form, False
    if word[0].isdigit():
        return form, True
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    return fold_plain(stemmer(language)(lower)), True


@lru_cache(maxsize=50_000)
def family(stem: str) -> str:
    """Return a stem without derivation: `verletz` for `verletzt` and for `verletzung`."""
    for _ in range(2):
        shorter = _DERIVED.sub("", stem)
        stem = shorter if len(shorter) >= 4 else stem
    return stem[2:] if stem[:2] in ("ge", "be") and len(stem) >= 6 else stem


def related(one: str, other: str) -> float:
    """Return how far two stems mean the same by their form, between 0 and 1.

    Numbers are related only to themselves.
    """
    if one == other:
        return 1.0
    if one[0].isdigit() or other[0].isdigit():
        return 0.0
    root, other_root = family(one), family(other)
    if root == other_root:
        return FAMILY
    if len(one) > len(other):
        one, other, root, other_root = other, one, other_root, root
    return _part_of(one, other, root) or _overlap(one, other)


def _part_of(short: str, long: str, root: str) -> float:
    """Return how far the shorter stem is a part of the longer one as a compound."""
    if len(short) < 4 or len(long) - len(short) < 3:
        return 0.0
    if long.endswith(short):
        return HEAD
    if long.startswith(short):
        return MODIFIER
    return PART if len(root) >= 5 and root in long else 0.0


def _overlap(short: str, long: str) -> float:
    start, end = _common(short, long), _common(short[::-1], long[::-1])
    return PART if start >= max(5, 0.6 * len(short)) or end >= 6 else 0.0


def _common(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def sentence_key(text: str) -> str:
    """Return what two sentences have in common that say the same word by word."""
    return " ".join(fold_plain(text[start:end]) for start, end in cut_words(text))

"""The words of a text, found from a place in it without looking at more than what is around.

Pure functions. Offsets are code points of the text, end exclusive. A *word* is what stands
between spaces without the punctuation around it, or one Chinese or Japanese sign. What is longer
than `LONGEST` counts as several words: a file may hold a million letters without a space.
"""

import re
from functools import cache
from typing import NamedTuple

from corpus.article import Span

SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Signs that are words by themselves: kana and Han."""
MARKS = "\u0300-\u036f\u3099\u309a"
"""Combining marks, which stay with their sign."""
APART = r"\s!-/:-@\[-`{-~\xa1-\xbf\u2010-\u205e\u3000-\u303f\uff01-\uff0f"
"""Spaces and punctuation, which divide words."""
JOINERS = "-'’.,:/&_"
"""Punctuation that may stand inside a word or number: `1.240`, `Zehn-Minuten-Takt`, `10:42`."""
LONGEST = 512
"""Most code points of a word; longer than any web address somebody would quote."""


class _Patterns(NamedTuple):
    """What words look like; compiled when first needed, as it takes a while."""

    word: re.Pattern[str]
    inside: re.Pattern[str]
    """One character of a word that is no joiner."""
    outside: re.Pattern[str]
    """Where no word goes on, read in either direction: a word may be looked for from there."""
    clinging: re.Pattern[str]
    """Characters that belong to the one before them."""


@cache
def _patterns() -> _Patterns:
    joiners = re.escape(JOINERS)
    joined = rf"[^{SIGN}{APART}]+(?:[{joiners}][^{SIGN}{APART}]+)*"
    return _Patterns(
        re.compile(rf"[{SIGN}][{MARKS}]*|{joined}"),
        re.compile(rf"[^{APART}]"),
        re.compile(rf"[{SIGN}]|(?![{joiners}])[{APART}]|[{joiners}]{{2}}"),
        re.compile("(?:\u200d.|[\u0300-\u036f\u200c\ufe0f\U0001f3fb-\U0001f3ff]){1,16}"),
    )


def has_word(text: str, start: int, end: int) -> bool:
    """Tell whether there is a word, or a part of one, in a stretch of a text."""
    return _patterns().inside.search(text, start, end) is not None


def word_at(text: str, offset: int) -> Span | None:
    """Return the word at a place, else the next one, else the last one; None without words."""
    offset = max(0, min(offset, len(text)))
    if _is_joint(text, offset):
        return _word_around(text, offset - 1)
    return next_word(text, offset, whole=True) or previous_word(text, len(text))


def next_word(text: str, offset: int, *, whole: bool = False) -> Span | None:
    """Return the first word that begins at or after the end `offset` of another one.

    With `whole`, a word that began before `offset` and goes on there is returned as well.
    """
    found = _patterns().inside.search(text, offset)
    if found is None:
        return None
    word = _word_around(text, found.start())
    return word if whole else Span(max(offset, word.start), word.end)


def previous_word(text: str, offset: int) -> Span | None:
    """Return the last word that ends at or before the beginning `offset` of another one."""
    end, reach = offset, LONGEST
    while end > 0:
        start = max(0, end - reach)
        found = _patterns().inside.search(text[start:end][::-1])
        if found:
            word = _word_around(text, end - found.end())
            return Span(word.start, min(word.end, offset))
        end, reach = start, reach * 4
    return None


def _is_joint(text: str, offset: int) -> bool:
    """Tell whether a joiner stands at a place, inside a word."""
    if not 0 < offset < len(text) or text[offset] not in JOINERS:
        return False
    word = _word_around(text, offset - 1) if has_word(text, offset - 1, offset) else None
    return word is not None and word.end > offset


def _word_around(text: str, place: int) -> Span:
    """Return the word of which the character at `place` is one, no joiner."""
    patterns, first = _patterns(), max(0, place - 2 * LONGEST)
    outside = patterns.outside.search(text[first:place][::-1])
    if outside:
        first = place - outside.end()
    for found in patterns.word.finditer(text, first, min(len(text), place + 2 * LONGEST)):
        if found.end() > place:
            start, end = found.span()
            return Span(start, end) if end - start <= LONGEST else _part(text, start, end, place)
    raise AssertionError("every character but spaces and punctuation is one of a word")


def _part(text: str, start: int, end: int, place: int) -> Span:
    """Return the part at `place` of a word that is too long; every place in it gives the same."""
    number = place // LONGEST
    if place < _cut(text, number):
        number -= 1
    return Span(max(start, _cut(text, number)), min(end, _cut(text, number + 1)))


def _cut(text: str, number: int) -> int:
    """Return where a long word is cut: at a fixed place, but never between letter and mark."""
    place = min(len(text), number * LONGEST)
    clinging = _patterns().clinging.match(text, place) if place > 0 else None
    return clinging.end() if clinging else place

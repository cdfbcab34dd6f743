"""Choosing a passage by keys: words, sentences and paragraphs of a text, and a selection of them.

Pure functions. Offsets are code points of the text, end exclusive. A *word* is what stands
between spaces without the punctuation around it, or one Chinese or Japanese sign; a *sentence* is
one of the outline, or a line in which the outline sees none (title, heading, caption).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
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
BLANK = re.compile(r"\n[ \t]*\n\s*")


@cache
def _word() -> re.Pattern[str]:
    """Return what a word looks like; compiled when first needed, as it takes a while."""
    joined = rf"[^{SIGN}{APART}]+(?:[{re.escape(JOINERS)}][^{SIGN}{APART}]+)*"
    return re.compile(rf"[{SIGN}][{MARKS}]*|{joined}")


class Units(NamedTuple):
    """How a text is built, for moving in it; every list is ascending and disjoint."""

    text: str
    sentences: Sequence[Span]
    """Sentences, and lines in which there are none."""
    paragraphs: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage between two words (or longer units): one stays, the other one moves."""

    anchor: Span
    head: Span

    @property
    def span(self) -> Span:
        """The passage: from the earlier beginning to the later end."""
        return Span(
            min(self.anchor.start, self.head.start),
            max(self.anchor.end, self.head.end),
        )

    @property
    def swapped(self) -> "Selection":
        """The same passage, its other end to be moved."""
        return Selection(self.head, self.anchor)


def find_units(text: str, sentences: Sequence[Span]) -> Units:
    """Return the units of a text whose outline has `sentences`."""
    found: list[Span] = []
    at = 0
    for sentence in (*sentences, Span(len(text), len(text))):
        found += _lines(text, at, sentence.start)
        if sentence.end > sentence.start:
            found.append(sentence)
        at = max(at, sentence.end)
    paragraphs, at = [], 0
    for blank in BLANK.finditer(text):
        paragraphs += _stripped(text, at, blank.start())
        at = blank.end()
    paragraphs += _stripped(text, at, len(text))
    return Units(text, found, paragraphs)


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Return the lines with a word in them that lie between two sentences."""
    lines: list[Span] = []
    while start < end:
        cut = text.find("\n", start, end)
        cut = end if cut < 0 else cut
        lines += [span for span in _stripped(text, start, cut) if _word().search(text, *span)]
        start = cut + 1
    return lines


def _stripped(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    length = len(piece.strip())
    return [Span(start + left, start + left + length)] if length else []


# -- words -------------------------------------------------------------------------------------
def word_at(text: str, offset: int) -> Span | None:
    """Return the word at a place, else the next one, else the last one; None without words."""
    offset = max(0, min(offset, len(text)))
    start = _gap_before(text, offset)
    for match in _word().finditer(text, start):
        if match.end() > offset:
            return Span(*match.span())
    return previous_word(text, len(text))


def next_word(text: str, offset: int) -> Span | None:
    """Return the first word that begins at or after the end `offset` of another one."""
    match = _word().search(text, offset)
    return Span(*match.span()) if match else None


def previous_word(text: str, offset: int) -> Span | None:
    """Return the last word that ends at or before the beginning `offset` of another one."""
    end = offset
    while end > 0:
        start = _gap_before(text, end)
        words = [Span(*match.span()) for match in _word().finditer(text, start, end)]
        if words:
            return words[-1]
        end = start if start < end else end - 1
    return None


def _gap_before(text: str, offset: int) -> int:
    """Return the beginning of the run without spaces that `offset` lies in or ends."""
    at = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset))
    return at + 1 if at + 1 < offset else max(0, at)


# -- selecting ---------------------------------------------------------------------------------
def start_selection(text: str, offset: int) -> Selection | None:
    """Select the word at a place; None when the text has no words."""
    word = word_at(text, offset)
    return Selection(word, word) if word else None


def move_by_word(units: Units, selection: Selection, step: int) -> Selection:
    """Move the head by one word; at the end of the text it stays."""
    head, text = selection.head, units.text
    word = next_word(text, head.end) if step > 0 else previous_word(text, head.start)
    return Selection(selection.anchor, word or head)


def move_by_sentence(units: Units, selection: Selection, step: int) -> Selection:
    """Move the head to the end (1) or beginning (-1) of its sentence, from there to the next one.

    A single word grows to its whole sentence.
    """
    return _move_by_unit(units.text, units.sentences, selection, step)


def move_by_paragraph(units: Units, selection: Selection, step: int) -> Selection:
    """Move the head by paragraphs, as `move_by_sentence` does by sentences."""
    return _move_by_unit(units.text, units.paragraphs, selection, step)


def _move_by_unit(text: str, spans: Sequence[Span], selection: Selection, step: int) -> Selection:
    head = selection.head
    at = unit_index(spans, head.start)
    if at is None:
        return selection
    unit = spans[at]
    if selection.anchor == head and (head.start > unit.start or head.end < unit.end):
        first, last = _ends(text, unit)
        return Selection(first, last) if step > 0 else Selection(last, first)
    reached = head.end >= unit.end if step > 0 else head.start <= unit.start
    if reached and 0 <= at + step < len(spans):
        unit = spans[at + step]
    first, last = _ends(text, unit)
    return Selection(selection.anchor, last if step > 0 else first)


def _ends(text: str, unit: Span) -> tuple[Span, Span]:
    """Return first and last word of a unit, each with the punctuation outside of it."""
    first = _word().search(text, *unit)
    if first is None:
        return unit, unit
    last = previous_word(text, unit.end) or unit
    return Span(unit.start, first.end()), Span(max(unit.start, last.start), unit.end)


def unit_index(spans: Sequence[Span], offset: int) -> int | None:
    """Return the number of the unit at a place, or of the nearest one before, or the first."""
    if not spans:
        return None
    return max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)


def sentence_at(units: Units, offset: int) -> Span | None:
    """Return the sentence at a place, or the first one that ends after it."""
    at = unit_index(units.sentences, offset)
    if at is None:
        return None
    if units.sentences[at].end <= offset and at + 1 < len(units.sentences):
        at += 1
    return units.sentences[at]

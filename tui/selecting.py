"""Choosing a passage by keys: words, sentences and paragraphs of a text, and a selection of them.

Pure functions. Offsets are code points of the text, end exclusive. A *sentence* is one of the
outline, or a line in which the outline sees none (title, heading, caption).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.article import Span
from tui.words import has_word, next_word, previous_word, word_at

BLANK = re.compile(r"\n[ \t]*\n\s*")


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
        lines += [span for span in _stripped(text, start, cut) if has_word(text, *span)]
        start = cut + 1
    return lines


def _stripped(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    length = len(piece.strip())
    return [Span(start + left, start + left + length)] if length else []


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
    first = next_word(text, unit.start) if has_word(text, *unit) else None
    if first is None:
        return unit, unit
    last = previous_word(text, unit.end) or unit
    return Span(unit.start, min(first.end, unit.end)), Span(max(unit.start, last.start), unit.end)


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

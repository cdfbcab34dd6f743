"""Marking hits: where the words of a query stand inside a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from corpus.article import Span
from search.embedded import lexicon
from search.embedded.compounds import SHORTEST
from search.embedded.nearness import near_each_other, side_by_side
from search.embedded.segments.inversion import joined_stem
from search.language.analysis import WORD, form_of
from search.language.syntax import Field, Query, sought

if TYPE_CHECKING:
    import sqlite3

    from search.embedded.expansion import Expander
    from search.embedded.patterns import Pattern

Mark = tuple[int, int]
"""Number of a pattern, and of a slot in it."""
Piece = tuple[int, tuple[tuple[int, int, int, tuple[Mark, ...]], ...]]
"""What stands between two spaces: how many words, and of those to be marked the number, begin and
end inside the piece, and the marks."""

_PIECE: Final = re.compile(r"\S+")
_MOST_PIECES: Final = 8_000
"""About 2 MB for each query; some 50 articles have as many different ones."""
_VOWELS: Final = str.maketrans("", "", "aeiouy")


class Spotter:
    """Finds the hits of one query; made for one generation of the corpus, used for many texts."""

    def __init__(
        self,
        query: Query,
        expander: Expander,
        connect: Callable[[], sqlite3.Connection],
        *,
        unfinished: Query | None = None,
    ) -> None:
        self._connect = connect
        self._patterns = [
            replace(pattern, only_title=True) if field is Field.TITLE else pattern
            for field, leaf in sought(query)
            if field is not Field.OUTLET
            for pattern in expander.patterns(leaf, unfinished=leaf is unfinished)
        ]
        self._pieces = _Pieces(self._look_at)

    def spans(self, text: str, title_end: int) -> tuple[Span, ...]:
        """Return the hits in `text`, ascending; hits that overlap become one.

        `title_end` is where the title ends at the beginning of the text, in code points.
        """
        if not self._patterns:
            return ()
        marked: dict[int, Span] = {}
        places: dict[Mark, list[int]] = {}
        place = 0
        for found in _PIECE.finditer(text):
            count, words = self._pieces[found[0]]
            for number, begin, end, marks in words:
                marked[place + number] = Span(found.start() + begin, found.start() + end)
                for mark in marks:
                    places.setdefault(mark, []).append(place + number)
            place += count
        spans: list[Span] = []
        for number, pattern in enumerate(self._patterns):
            of_slots = [places.get((number, slot), []) for slot in range(len(pattern.slots))]
            if of_slots and all(of_slots):
                limit = title_end if pattern.only_title else len(text)
                spans.extend(s for s in _spans_of(pattern, of_slots, marked) if s.end <= limit)
        return _united(spans)

    def _look_at(self, piece: str) -> Piece:
        """Cut what stands between two spaces into words, and keep those that are to be marked."""
        found = list(WORD.finditer(piece))
        forms = [form_of(word[0]) for word in found]
        words = [
            (number, word.start(), word.end(), marks)
            for number, word in enumerate(found)
            if (marks := self._marks_of(forms[number]))
        ]
        if "-" in piece and (stem := joined_stem(forms)):
            marks = tuple(
                (n, 0) for n, pattern in enumerate(self._patterns) if pattern.part == stem
            )
            if marks:
                words.append((0, found[0].start(), found[-1].end(), marks))
        return len(found), tuple(words)

    def _marks_of(self, form: str) -> tuple[Mark, ...]:
        """Return which slots of which patterns a form fits."""
        return tuple(
            (number, at)
            for number, pattern in enumerate(self._patterns)
            for at, slot in enumerate(pattern.slots)
            if form in slot.forms
            or (slot.beginning and form.startswith(slot.beginning))
            or (pattern.part and self._has_part(form, pattern.part))
        )

    def _has_part(self, form: str, part: str) -> bool:
        """Tell whether a compound has a part; its consonants never change and are asked first."""
        if len(form) < SHORTEST or part.translate(_VOWELS) not in form.translate(_VOWELS):
            return False
        return part in lexicon.parts_of(self._connect(), form)


class _Pieces(dict[str, Piece]):
    """What is known about the pieces of text seen so far; learns new ones when asked for them."""

    def __init__(self, look_at: Callable[[str], Piece]) -> None:
        self._look_at = look_at

    def __missing__(self, piece: str) -> Piece:
        if len(self) > _MOST_PIECES:
            self.clear()
        known = self[piece] = self._look_at(piece)
        return known


def _spans_of(pattern: Pattern, places: list[list[int]], marked: dict[int, Span]) -> Iterator[Span]:
    """Yield the spans of one pattern; words that only stand near each other are marked apart."""
    if pattern.slop:
        near = near_each_other(places, pattern.slop)
        begins = [first for first, _ in near]  # ascending, as are the ends
        for place in sorted({place for of_slot in places for place in of_slot}):
            at = bisect_right(begins, place) - 1
            if at >= 0 and place <= near[at][1]:
                yield marked[place]
        return
    for first in side_by_side(places):
        yield Span(marked[first].start, marked[first + len(pattern.slots) - 1].end)


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that overlap as one."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start < united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return tuple(united)

"""Marking hits: where the words of a query stand inside a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from corpus.article import Span
from search import lexicon
from search.analysis import Token, tokens
from search.compounds import SHORTEST
from search.nearness import side_by_side, windows
from search.syntax import Field, Query, sought

if TYPE_CHECKING:
    import sqlite3

    from search.expansion import Expander
    from search.patterns import Pattern

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
        self._marks: dict[str, tuple[tuple[int, int], ...]] = {}

    def spans(self, text: str, title_end: int) -> tuple[Span, ...]:
        """Return the hits in `text`, ascending; hits that overlap become one.

        `title_end` is where the title ends at the beginning of the text, in code points.
        """
        found = list(tokens(text)) if self._patterns else []
        places: dict[tuple[int, int], list[int]] = {}
        for place, token in enumerate(found):
            for mark in self._marks_of(token.form):
                places.setdefault(mark, []).append(place)
        spans: list[Span] = []
        for number, pattern in enumerate(self._patterns):
            of_slots = [places.get((number, slot), []) for slot in range(len(pattern.slots))]
            if all(of_slots):
                spans.extend(_spans_of(pattern, of_slots, found, title_end))
        return _united(spans)

    def _marks_of(self, form: str) -> tuple[tuple[int, int], ...]:
        """Return which slots of which patterns a form fits; remembered for the next text."""
        marks = self._marks.get(form)
        if marks is None:
            marks = self._marks[form] = tuple(
                (number, at)
                for number, pattern in enumerate(self._patterns)
                for at, slot in enumerate(pattern.slots)
                if form in slot.forms
                or (slot.beginning and form.startswith(slot.beginning))
                or (pattern.part and self._has_part(form, pattern.part))
            )
        return marks

    def _has_part(self, form: str, part: str) -> bool:
        """Tell whether a compound has a part; its consonants never change and are asked first."""
        if len(form) < SHORTEST or part.translate(_VOWELS) not in form.translate(_VOWELS):
            return False
        return part in lexicon.parts_of(self._connect(), form)


def _spans_of(
    pattern: Pattern, places: list[list[int]], found: Sequence[Token], title_end: int
) -> Iterator[Span]:
    """Yield the spans of one pattern; words that only stand near each other are marked apart."""
    limit = title_end if pattern.only_title else len(found) and found[-1].end
    if pattern.slop:
        near = windows(places, pattern.slop)
        marked = sorted({p for of_slot in places for p in of_slot})
        stretches = [(p, p) for p in marked if any(first <= p <= last for first, last in near)]
    else:
        length = len(pattern.slots)
        stretches = [(first, first + length - 1) for first in side_by_side(places)]
    for first, last in stretches:
        if found[last].end <= limit:
            yield Span(found[first].start, found[last].end)


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that overlap as one."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start < united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return tuple(united)

"""Breaking text into the lines of a pane. Offsets are code points, widths are terminal cells."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Text of which every code point is one cell wide: Latin, Greek, Cyrillic, usual punctuation."""
MARGIN = 16
"""Code points looked at beyond the width: an emoji of several people has eight for two cells."""
BREAK_AFTER = "-–/"
"""Where a word longer than a whole line may be broken before it is cut anywhere."""


class Line(NamedTuple):
    """One line on the screen: the code points `start` to `end` of the text, without line ends."""

    start: int
    end: int


def wrap_text(text: str, width: int) -> list[Line]:
    """Break `text` at spaces so that no line is wider than `width` cells.

    A word is cut only when it does not fit on a line of its own. Every line end of the text ends
    a line; spaces at which a line is broken belong to no line.
    """
    lines: list[Line] = []
    start = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        lines.extend(_wrap_paragraph(text, start, end, max(1, width)))
        if end == len(text):
            return lines
        start = end + 1


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    paragraph = text[start:end]
    narrow = paragraph.isascii() or NARROW.fullmatch(paragraph) is not None
    fits: Callable[[str, int, int, int], int] = _narrow_fit if narrow else _wide_fit
    while True:
        limit = fits(text, start, end, width)
        if limit == end:
            yield Line(start, end)
            return
        cut = text.rfind(" ", start, limit + 1)
        if cut == start:
            start += 1
        elif cut < start:
            cut = _cut_word(text, start, limit)
            yield Line(start, cut)
            start = cut
        else:
            yield Line(start, cut)
            start = cut + 1


def _narrow_fit(_text: str, start: int, end: int, width: int) -> int:
    """Return how far a line reaches when every character is one cell wide."""
    return min(end, start + width)


def _wide_fit(text: str, start: int, end: int, width: int) -> int:
    """Return how far a line reaches when characters are zero, one or two cells wide."""
    length = width + MARGIN
    while True:
        piece = text[start : min(end, start + length)]
        cells = 0
        for first, _last, size in split_graphemes(piece)[0]:
            cells += size
            if cells > width and first:
                return start + first
        if start + len(piece) == end:
            return end
        length *= 2


def _cut_word(text: str, start: int, limit: int) -> int:
    """Return where to cut a word that is longer than a line: after a hyphen where there is one."""
    best = max(text.rfind(mark, start + 1, limit) for mark in BREAK_AFTER)
    return best + 1 if best > start else limit


def shorten(text: str, width: int) -> str:
    """Cut one line of text to `width` cells, with an ellipsis where something is missing."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    kept = text[: _wide_fit(text, 0, len(text), width - 1)]
    return (kept.rstrip() if cell_len(kept) < width else "") + "…"

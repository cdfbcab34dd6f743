"""Breaking text into the lines of a pane. Offsets are code points, widths are terminal cells."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

NARROW_TEXT = re.compile(
    "[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Text of which every code point is one cell wide: Latin, Greek, Cyrillic, usual punctuation."""
MARGIN = 16
"""Code points looked at beyond the width: an emoji of several people has eight for two cells."""
MOST_IN_A_CELL = 16
"""Code points in a cell of a line, at most: thousands may be joined to one sign."""
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
    width = max(1, width)
    if text.isascii() or NARROW_TEXT.fullmatch(text):
        return list(_wrap_narrow(text, 0, len(text), width))
    lines: list[Line] = []
    start = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        narrow = NARROW_TEXT.fullmatch(text, start, end)
        wrap = _wrap_narrow if narrow else _wrap_wide
        lines.extend(wrap(text, start, end, width))
        if end == len(text):
            return lines
        start = end + 1


def _wrap_narrow(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    """Break a part of a text, line ends in it or not, in which every character is one cell wide."""
    fit = _fitting(width).match
    while start <= end:
        match = fit(text, start, end)
        if match is None:
            cut = _cut_word(text, start, start + width)
            yield Line(start, cut)
            start = cut
            continue
        cut = match.end()
        # A space before a word that fits on no line, or one of several: no line begins with it.
        if cut > start or cut == end or text[cut] == "\n":
            yield Line(start, cut)
        start = cut + 1


@cache
def _fitting(width: int) -> re.Pattern[str]:
    """Return what fits on a line: up to the last space within reach, or up to the line end."""
    return re.compile(rf"[^\n]{{0,{width}}}(?=[ \n]|\Z)")


def _wrap_wide(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    """Break a paragraph in which characters are zero, one or two cells wide."""
    while True:
        limit = _wide_fit(text, start, end, width)
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
        if length >= MOST_IN_A_CELL * width + MARGIN:
            return start + MOST_IN_A_CELL * width
        length *= 2


def _cut_word(text: str, start: int, limit: int) -> int:
    """Return where to cut a word that is longer than a line: after a hyphen where there is one."""
    best = max(text.rfind(mark, start + 1, limit) for mark in BREAK_AFTER)
    return best + 1 if best > start else limit


def shorten(text: str, width: int) -> str:
    """Cut one line of text to `width` cells, with an ellipsis where something is missing."""
    if width <= 0:
        return ""
    # A whole article may be one line: no more of it is measured than fits by any means.
    most = MOST_IN_A_CELL * width + MARGIN
    if len(text) <= most and cell_len(text) <= width:
        return text
    text = text[: most + MARGIN]
    kept = text[: _wide_fit(text, 0, len(text), width - 1)]
    return (kept.rstrip() if cell_len(kept) < width else "") + "…"

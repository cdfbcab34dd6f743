"""Breaking text into the lines of a pane. Offsets are code points, widths are terminal cells."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

BREAK_AFTER = "-–/"
"""Where a word longer than a whole line may be broken before it is cut anywhere."""


class Line(NamedTuple):
    """One line on the screen: the code points `start` to `end` of the text, without line ends."""

    start: int
    end: int


def wrap_text(text: str, width: int) -> list[Line]:
    """Break `text` at spaces so that no line is wider than `width` cells.

    A word is cut only when it does not fit on a line of its own. Every line end of the text ends
    a line; the space at which a line is broken belongs to no line.
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
    narrow = paragraph.isascii() or cell_len(paragraph) == len(paragraph)
    fits: Callable[[str, int, int, int], int] = _narrow_fit if narrow else _wide_fit
    while True:
        limit = fits(text, start, end, width)
        if limit == end:
            yield Line(start, end)
            return
        cut = text.rfind(" ", start, limit + 1)
        if cut <= start:
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
    cells = 0
    for at in range(start, end):
        cells += get_character_cell_size(text[at])
        if cells > width and at > start:
            return at
    return end


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
    cells, kept = 1, 0
    for kept, character in enumerate(text):  # noqa: B007 - the count of kept characters
        cells += get_character_cell_size(character)
        if cells > width:
            break
    return text[:kept].rstrip() + "…"

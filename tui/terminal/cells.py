"""Rows of character cells, the way a terminal holds them."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import compress, count
from operator import is_not, itemgetter

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style

from tui.terminal.sgr import blank_style

Cell = tuple[str, str]
"""What is in one cell, and its style. The second cell of a wide character is empty."""

Row = list[Cell | None]
"""The cells of a row from left to right; None where the content is not known."""

BLANK: Cell = (" ", "")
TEXT = itemgetter(0)
STYLE = itemgetter(1)
NARROW = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)])) | set(
    "–—‘’‚“”„†•…‰‹›€·−─│┃└├▌★✎✓●◐○≠≈→←↑↓"
)
"""Characters that fill one cell each, as nearly all of German and English text does."""


class Alphabet(dict[str, Cell]):
    """The cells of narrow characters in one style. Each is made once, so that equal is identical.

    Nearly everything that is asked of cells is then answered without a look into them.
    """

    def __init__(self, style: str) -> None:
        # A blank keeps only what can be seen of a style: then blanks that look alike are one.
        seen = blank_style(style)
        super().__init__({" ": (" ", seen) if seen == style else alphabet(seen)[" "]})
        self._style = style

    def __missing__(self, character: str) -> Cell:
        if character not in NARROW:
            raise KeyError(character)
        cell = self[character] = (character, self._style)
        return cell


@cache
def alphabet(style: str) -> Alphabet:
    """Return the cells of a style; looking up a character that is not narrow is a KeyError."""
    return Alphabet(style)


def cells_of(segments: Iterable[Segment], style_of: Callable[[Style | None], str]) -> list[Cell]:
    """Return the cells that segments fill."""
    cells: list[Cell] = []
    for text, rich_style, control in segments:
        if control:
            continue
        style = style_of(rich_style)
        known = alphabet(style)
        try:
            cells += [*map(known.__getitem__, text)]
        except KeyError:
            _add_graphemes(cells, text, style)
    return cells


def _add_graphemes(cells: list[Cell], text: str, style: str) -> None:
    """Add the cells of a text in which not every code point fills one cell."""
    blank = alphabet(style)[" "]
    for start, end, width in split_graphemes(text)[0]:
        if width:
            cells.append(blank if text[start:end] == " " else (text[start:end], style))
            cells.extend([("", style)] * (width - 1))
        elif cells:
            cells[-1] = (cells[-1][0] + text[start:end], cells[-1][1])


def is_simple(row: Row) -> bool:
    """Tell whether each cell holds one code point: then no terminal can disagree about columns."""
    try:
        texts = [*map(TEXT, row)]  # type: ignore[arg-type]
    except TypeError:
        return False
    return "" not in texts and len("".join(texts)) == len(row)


def changed_runs(before: Row, after: Row, *, bridge: int) -> list[tuple[int, int]]:
    """Return the stretches of cells to be written, end exclusive.

    Up to `bridge` unchanged cells between two changes are written as well, where moving the
    cursor over them would cost more. Cells of `after` that are not known are never written.
    """
    runs: list[tuple[int, int]] = []
    start = end = 0
    for x in compress(count(), map(is_not, before, after)):
        if (new := after[x]) is None or new == before[x]:
            continue
        if start < end < x and (x - end > bridge or None in after[end:x]):
            runs.append((start, end))
            start = x
        elif start == end:
            start = x
        end = x + 1
    if start < end:
        runs.append((start, end))
    return [_whole_characters(after, *run) for run in runs]


def _whole_characters(row: Row, start: int, end: int) -> tuple[int, int]:
    """Widen a run so that it begins with the first cell of a wide character."""
    while start > 0 and (cell := row[start]) is not None and not cell[0]:
        start -= 1
    return start, end

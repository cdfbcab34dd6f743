"""Rows of character cells, the way a terminal holds them."""

from collections.abc import Callable, Iterable
from itertools import repeat
from operator import itemgetter

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
NARROW = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)])) | set(
    "–—‘’‚“”„†•…‰‹›€·−─│┃└├▌★✎✓●◐○≠≈→←↑↓"
)
"""Characters that fill one cell each, as nearly all of German and English text does."""


def cells_of(segments: Iterable[Segment], style_of: Callable[[Style | None], str]) -> list[Cell]:
    """Return the cells that segments fill.

    A blank keeps only what can be seen of its style: then blanks that look alike are equal.
    """
    cells: list[Cell] = []
    for text, rich_style, control in segments:
        if control:
            continue
        style = style_of(rich_style)
        blank = (" ", blank_style(style))
        if NARROW.issuperset(text):
            if " " not in text:
                cells.extend(zip(text, repeat(style)))
            elif text.isspace():
                cells.extend([blank] * len(text))
            else:
                cells.extend([blank if each == " " else (each, style) for each in text])
            continue
        for start, end, width in split_graphemes(text)[0]:
            if width:
                cells.append(blank if text[start:end] == " " else (text[start:end], style))
                cells.extend([("", style)] * (width - 1))
            elif cells:
                cells[-1] = (cells[-1][0] + text[start:end], cells[-1][1])
    return cells


def is_simple(row: Row) -> bool:
    """Tell whether each cell holds one code point: then no terminal can disagree about columns."""
    return None not in row and set(map(len, map(TEXT, row))) <= {1}  # type: ignore[arg-type]


def changed_runs(before: Row, after: Row, *, bridge: int) -> list[tuple[int, int]]:
    """Return the stretches of cells to be written, end exclusive.

    Up to `bridge` unchanged cells between two changes are written as well, where moving the
    cursor over them would cost more. Cells of `after` that are not known are never written.
    """
    changed = [
        x
        for x, (old, new) in enumerate(zip(before, after, strict=True))
        if new is not old and new is not None and new != old
    ]
    runs: list[list[int]] = []
    for x in changed:
        if runs and x - runs[-1][1] <= bridge and None not in after[runs[-1][1] : x]:
            runs[-1][1] = x + 1
        else:
            runs.append([x, x + 1])
    return [_whole_characters(after, start, end) for start, end in runs]


def _whole_characters(row: Row, start: int, end: int) -> tuple[int, int]:
    """Widen a run so that it begins with the first cell of a wide character."""
    while start > 0 and (cell := row[start]) is not None and not cell[0]:
        start -= 1
    return start, end

"""Rows of character cells, the way a terminal holds them."""

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style


class Cell(NamedTuple):
    """One cell: what is in it, and its style. The second cell of a wide character is empty."""

    text: str
    style: str


Row = list[Cell | None]
"""The cells of a row from left to right; None where the content is not known."""

BLANK = Cell(" ", "")


def cells_of(segments: Iterable[Segment], style_of: Callable[[Style | None], str]) -> list[Cell]:
    """Return the cells that segments fill."""
    cells: list[Cell] = []
    for text, rich_style, control in segments:
        if control:
            continue
        style = style_of(rich_style)
        if text.isascii():
            cells.extend([Cell(character, style) for character in text])
            continue
        for start, end, width in split_graphemes(text)[0]:
            if width:
                cells.append(Cell(text[start:end], style))
                cells.extend([Cell("", style)] * (width - 1))
            elif cells:
                cells[-1] = Cell(cells[-1].text + text[start:end], cells[-1].style)
    return cells


def is_simple(row: Row) -> bool:
    """Tell whether each cell holds one code point: then no terminal can disagree about columns."""
    return all(cell is not None and len(cell.text) == 1 for cell in row)


def changed_runs(before: Row, after: Row, *, bridge: int) -> list[tuple[int, int]]:
    """Return the stretches of cells to be written, end exclusive.

    Up to `bridge` unchanged cells between two changes are written as well, where moving the
    cursor over them would cost more. Cells of `after` that are not known are never written.
    """
    runs: list[list[int]] = []
    for x, (old, new) in enumerate(zip(before, after, strict=True)):
        if new is None or new == old:
            continue
        if runs and x - runs[-1][1] <= bridge and None not in after[runs[-1][1] : x]:
            runs[-1][1] = x + 1
        else:
            runs.append([x, x + 1])
    return [_whole_characters(after, start, end) for start, end in runs]


def _whole_characters(row: Row, start: int, end: int) -> tuple[int, int]:
    """Widen a run so that it begins with the first cell of a wide character."""
    while start > 0 and (cell := row[start]) is not None and not cell.text:
        start -= 1
    return start, end


def stretches_of_style(cells: Iterable[Cell]) -> list[tuple[str, str]]:
    """Return the style and text of neighbouring cells that share one."""
    return [
        (style, "".join(cell.text for cell in group))
        for style, group in groupby(cells, key=itemgetter(1))
    ]

"""Writing cells to a terminal with as few bytes as there are ways: moves, styles, erasing."""

from itertools import groupby

from tui.terminal.cells import STYLE, TEXT, Cell
from tui.terminal.sgr import blank_style, erases_alike, style_change

ERASE_LINE_FROM = 4
"""Blanks at the end of a row from which erasing them is shorter than writing them."""
ERASE_FROM = 5
"""Blanks at the end of a piece from which erasing is shorter."""
SKIP_FROM = 10
"""Blanks inside a piece from which erasing them and moving on is shorter."""

NEXT_LINE = "\r\n"
"""To the beginning of the next line."""


class Pen:
    """Stands somewhere on the terminal's screen in some style, and collects what is to be sent.

    Others may move the cursor before it is lifted, but must leave the style alone.
    """

    def __init__(self, width: int, *, erases_in_colour: bool) -> None:
        self._width = width
        self._erases_in_colour = erases_in_colour
        self._out: list[str] = []
        self._place: tuple[int, int] | None = None
        """Row and column; a column beyond the last is not known, and None is neither."""
        self._style: str | None = None

    def lift(self) -> None:
        """Begin anew, somewhere."""
        self._place = None

    def take(self) -> str:
        """Return what was collected."""
        collected, self._out = "".join(self._out), []
        return collected

    def scroll(self, by: int, first: int, last: int) -> None:
        """Move the rows from `first` to `last` up by some rows, down if `by` is negative.

        Line feed at the bottom and reverse index at the top work on every terminal, unlike the
        sequences for scrolling, which the Linux console ignores.
        """
        at, step = (last, "\n") if by > 0 else (first, "\x1bM")
        self._change_style("")
        self._out.append(f"\x1b[{first + 1};{last + 1}r\x1b[{at + 1}H{step * abs(by)}\x1b[r")
        self._place = None

    def write(self, row: int, column: int, cells: list[Cell], *, simple: bool) -> None:
        """Write cells. Those of a `simple` row are one column wide on every terminal."""
        self._move(row, column)
        if not simple:
            for style, group in groupby(cells, key=STYLE):
                self._write_text("".join(map(TEXT, group)), style, (row, self._width))
            return
        at, end = column, column + len(cells)
        for text, style in _stretches(cells):
            at += len(text)
            if not text.strip(" "):
                self._write_blanks(len(text), style, (row, at), end)
            else:
                self._write_text(text, style, (row, at))

    def _write_text(self, text: str, style: str, to: tuple[int, int]) -> None:
        self._change_style(style)
        self._out.append(text)
        self._place = to

    def _write_blanks(self, count: int, style: str, to: tuple[int, int], end: int) -> None:
        """Write or erase blanks up to a cell, in a piece that goes on to column `end`."""
        row, column = to
        style = blank_style(style)
        if self._style is None or blank_style(self._style) != style:
            self._change_style(style)
        erased = erases_alike(style) and (self._erases_in_colour or not style)
        if erased and column == self._width and count >= ERASE_LINE_FROM:
            self._erase("\x1b[K", (row, column - count))
        elif erased and self._erases_in_colour and column == end and count >= ERASE_FROM:
            self._erase(f"\x1b[{count}X", (row, column - count))
        elif erased and self._erases_in_colour and count >= SKIP_FROM:
            self._erase(f"\x1b[{count}X\x1b[{count}C", to)
        else:
            self._erase(" " * count, to)

    def _erase(self, way: str, place: tuple[int, int]) -> None:
        self._out.append(way)
        self._place = place

    def _change_style(self, style: str) -> None:
        self._out.append(style_change(self._style, style))
        self._style = style

    def _move(self, row: int, column: int) -> None:
        """Go to a cell the shortest way."""
        home = (
            f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1}H" if row else "\x1b[H"
        )
        ways = [home]
        if self._place is not None:
            here, x = self._place
            if here == row and x <= column:
                ways.append(_right(column - x))
            if row - here in (0, 1):
                ways.append((NEXT_LINE if row > here else "\r") + _right(column))
        self._out.append(min(ways, key=len))
        self._place = (row, column)


def _stretches(cells: list[Cell]) -> list[tuple[str, str]]:
    """Return texts with the style of each, for cells of one column; long blanks on their own.

    Blanks between words keep less of the style than the words: where that cannot be seen, and
    they are too few to be erased, they are written with the words before them.
    """
    text = "".join(map(TEXT, cells))
    stretches: list[tuple[str, str]] = []
    begin = at = 0
    full = cells[0][1]
    for style, group in groupby(map(STYLE, cells)):
        end = at + len([*group])
        few = end - at < SKIP_FROM and end < len(text) and not text[at:end].strip(" ")
        if style != full and not (few and style == blank_style(full)):
            stretches.append((text[begin:at], full))
            begin, full = at, style
        at = end
    return [*stretches, (text[begin:], full)]


def _right(columns: int) -> str:
    return "" if not columns else "\x1b[C" if columns == 1 else f"\x1b[{columns}C"

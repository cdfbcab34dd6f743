"""A copy of what is on the terminal, so that only differences need to be sent."""

from collections import Counter
from collections.abc import Iterable, Mapping

from tui.terminal.cells import (
    BLANK,
    Cell,
    Row,
    changed_runs,
    is_simple,
    stretches_of_style,
)
from tui.terminal.sgr import erases_alike, split_style, style_change

BRIDGE = 5
"""Cells that are cheaper written again than jumped over: a cursor move takes six to eight bytes."""
ERASE_FROM = 4
"""Blank cells at the end of a row from which erasing is shorter than writing them."""
SCROLL_FROM = 4
"""Rows that must have moved together before scrolling them is considered."""

Fragments = Mapping[int, Iterable[tuple[int, list[Cell]]]]
"""New content by row: pieces of cells with the column where each begins."""


class ShadowScreen:
    """Knows what the terminal shows and returns what to send to make it show something else."""

    def __init__(self, width: int, height: int, *, erases_in_colour: bool = True) -> None:
        self.size = (width, height)
        self._rows: list[Row | None] = [None] * height
        self._erases_in_colour = erases_in_colour

    def update(self, fragments: Fragments) -> str:
        """Return the control sequences that bring `fragments` to the screen."""
        rows = self._new_rows(fragments)
        parts = [self._scroll(rows)]
        style: str | None = "" if parts[0] else None
        for y in sorted(rows):
            painted, style = self._paint_row(y, rows[y], style)
            parts.append(painted)
            self._rows[y] = rows[y]
        out = "".join(parts)
        return f"{out}\x1b[m" if out and style else out

    def _new_rows(self, fragments: Fragments) -> dict[int, Row]:
        width, height = self.size
        rows: dict[int, Row] = {}
        for y, pieces in fragments.items():
            if not 0 <= y < height:
                continue
            row = list(self._rows[y] or [None] * width)
            for x, cells in pieces:
                row[x : x + len(cells)] = cells
            rows[y] = row[:width]
        return rows

    # -- painting ------------------------------------------------------------------------------
    def _paint_row(self, y: int, row: Row, style: str | None) -> tuple[str, str | None]:
        """Return what to send for one row, and the style that the terminal is left in."""
        before = self._rows[y] or [None] * len(row)
        if before == row:
            return "", style
        runs = changed_runs(before, row, bridge=BRIDGE)
        if runs and not (is_simple(row) and is_simple(before)):
            # Terminals differ in the width of some characters: write on to the end of the row.
            runs = [(runs[0][0], len(row))]
        blank_from = self._blank_tail(row)
        out: list[str] = []
        for start, end in runs:
            out.append(f"\x1b[{y + 1};{start + 1}H" if start else f"\x1b[{y + 1}H")
            erase = end == len(row) and end - max(start, blank_from) >= ERASE_FROM
            stop = max(start, blank_from) if erase else end
            for after, text in stretches_of_style(c for c in row[start:stop] if c is not None):
                out += [style_change(style, after), text]
                style = after
            last = row[-1]
            if erase and last is not None:
                out += [style_change(style, last.style), "\x1b[K"]
                style = last.style
        return "".join(out), style

    def _blank_tail(self, row: Row) -> int:
        """Return the column from which the row is blank in a style that erasing can give."""
        last = row[-1]
        if last is None or last.text != " " or not self._can_erase(last.style):
            return len(row)
        column = len(row)
        while column and row[column - 1] == last:
            column -= 1
        return column

    def _can_erase(self, style: str) -> bool:
        coloured = bool(split_style(style).background)
        return erases_alike(style) and (self._erases_in_colour or not coloured)

    # -- scrolling -----------------------------------------------------------------------------
    def _scroll(self, rows: Mapping[int, Row]) -> str:
        """Move rows that only changed their place, by line feeds in a scroll region.

        Line feed at the bottom and reverse index at the top work on every terminal, unlike the
        sequences for scrolling, which the Linux console ignores.
        """
        by, first, last = self._find_shift(rows)
        if not by:
            return ""
        band = self._rows[first : last + 1]
        blanks: list[Row | None] = [[BLANK] * self.size[0] for _ in range(abs(by))]
        moved = band[by:] + blanks if by > 0 else blanks + band[:by]
        self._rows[first : last + 1] = moved
        at, step = (last, "\n") if by > 0 else (first, "\x1bM")
        return f"\x1b[m\x1b[{first + 1};{last + 1}r\x1b[{at + 1}H{step * abs(by)}\x1b[r"

    def _find_shift(self, rows: Mapping[int, Row]) -> tuple[int, int, int]:
        """Return by how many rows a band moved up, and its first and last row; 0 if it did not."""
        if len(rows) < SCROLL_FROM + 2:
            return 0, 0, 0
        top, bottom = min(rows), max(rows)
        old = {y: tuple(self._rows[y] or ()) for y in range(top, bottom + 1)}
        new = {y: tuple(row) for y, row in rows.items()}
        where: dict[tuple[Cell | None, ...], list[int]] = {}
        for y, row in old.items():
            where.setdefault(row, []).append(y)
        votes = Counter(
            where[row][0] - y
            for y, row in new.items()
            if len(where.get(row, ())) == 1 and where[row][0] != y
        )
        if not votes:
            return 0, 0, 0
        by, moved = votes.most_common(1)[0]
        unmoved = sum(old[y] == row for y, row in new.items())
        part = [y for y, row in new.items() if top <= y + by <= bottom and row == old[y + by]]
        if moved < SCROLL_FROM or moved <= unmoved:
            return 0, 0, 0
        return by, min(part[0], part[0] + by), max(part[-1], part[-1] + by)

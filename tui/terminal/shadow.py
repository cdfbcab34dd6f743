"""A copy of what is on the terminal, so that only differences need to be sent."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tui.terminal.cells import BLANK, TEXT, Cell, Row, changed_runs, is_simple
from tui.terminal.pen import Pen

BRIDGE = 5
"""Cells that are cheaper written again than jumped over: a move takes four to eight bytes."""
SCROLL_FROM = 4
"""Rows that must have moved together before scrolling them is considered."""

Pieces = Sequence[tuple[int, list[Cell]]]
"""Pieces of a row: cells with the column where they begin."""
Fragments = Mapping[int, Pieces]
"""New content by row."""


class ShadowScreen:
    """Knows what the terminal shows and returns what to send to make it show something else."""

    def __init__(
        self,
        width: int,
        height: int,
        *,
        erases_in_colour: bool = True,
        rows: list[Row | None] | None = None,
    ) -> None:
        """`rows` is what the terminal shows already, as far as that is known."""
        self.size = (width, height)
        self._rows: list[Row | None] = rows or [None] * height
        self._pen = Pen(width, erases_in_colour=erases_in_colour)

    @property
    def rows(self) -> list[Row | None]:
        """What the terminal shows; None for a row that is not known."""
        return list(self._rows)

    def update(self, fragments: Fragments) -> str:
        """Return the control sequences that bring `fragments` to the screen."""
        rows = self._new_rows(fragments)
        self._pen.lift()
        if any(self._is_wide(pieces) for pieces in fragments.values()):
            self._scroll(rows)
        for y in sorted(rows):
            self._paint_row(y, rows[y])
            self._rows[y] = rows[y]
        return self._pen.take()

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

    def _paint_row(self, y: int, row: Row) -> None:
        before = self._rows[y] or [None] * len(row)
        if before == row:
            return
        runs = changed_runs(before, row, bridge=BRIDGE)
        simple = is_simple(row)
        if runs and not (simple and is_simple(before)):
            # Terminals differ in the width of some characters: write on to the end of the row.
            runs = [(runs[0][0], len(row))]
        for start, end in runs:
            self._pen.write(y, start, [cell for cell in row[start:end] if cell], simple=simple)

    def _is_wide(self, pieces: Pieces) -> bool:
        """Tell whether pieces may move a whole row: beside a pane that stays nothing can scroll."""
        return 2 * sum(len(cells) for _, cells in pieces) > self.size[0]

    # -- scrolling -----------------------------------------------------------------------------
    def _scroll(self, rows: Mapping[int, Row]) -> None:
        """Move rows that only changed their place."""
        by, first, last = self._find_shift(rows)
        if not by:
            return
        band = self._rows[first : last + 1]
        blanks: list[Row | None] = [[BLANK] * self.size[0] for _ in range(abs(by))]
        moved = band[by:] + blanks if by > 0 else blanks + band[:by]
        self._rows[first : last + 1] = moved
        self._pen.scroll(by, first, last)

    def _find_shift(self, rows: Mapping[int, Row]) -> tuple[int, int, int]:
        """Return by how many rows a band moved up, and its first and last row; 0 if it did not."""
        if len(rows) < SCROLL_FROM + 2:
            return 0, 0, 0
        top, bottom = min(rows), max(rows)
        old = {y: self._rows[y] for y in range(top, bottom + 1)}
        where: dict[str, list[int]] = {}
        for y, before in old.items():
            where.setdefault(_text_of(before), []).append(y)
        votes = Counter(
            places[0] - y
            for y, row in rows.items()
            if len(places := where.get(_text_of(row), [])) == 1 and places[0] != y
        )
        if not votes:
            return 0, 0, 0
        by, moved = votes.most_common(1)[0]
        unmoved = sum(old[y] == row for y, row in rows.items())
        part = [y for y, row in rows.items() if top <= y + by <= bottom and row == old[y + by]]
        if len(part) < SCROLL_FROM or moved <= unmoved:
            return 0, 0, 0
        return by, min(part[0], part[0] + by), max(part[-1], part[-1] + by)


def _text_of(row: Row | None) -> str:
    if row is None or None in row:
        return ""
    return "".join(map(TEXT, row))  # type: ignore[arg-type]

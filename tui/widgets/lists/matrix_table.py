"""A table across compared articles: a fact a row, an outlet a column."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.binding import bind
from tui.comparing.matrix import Cell, Matrix, MatrixRow
from tui.painting import fill_line
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.texts.compared_text import STYLES
from tui.wrapping import shorten, wrap_text

LEAD, GAP, NARROW = 7, 2, 60
"""Cells before the columns; between two of them; width below which heads of rows are left out."""
NOTHING = Matrix("", (), 1)


class MatrixTable(CursorList):
    """Rows of one height. The cursor stands on a cell: `column` is its number from 0."""

    DEFAULT_CSS = """
    MatrixTable {
        & > .matrix-table--head { color: $quiet; text-style: italic; }
        & > .matrix-table--text { color: $foreground; }
        & > .matrix-table--none { color: $quiet; }
        & > .matrix-table--letters { color: $quiet; }
        & > .matrix-table--bar { color: $accent; }
        & > .matrix-table--chosen { background: $chosen; }
        & > .matrix-table--cell { color: $bright; text-style: bold; }
        & > .matrix-table--both { color: $success; }
        & > .matrix-table--related { color: $success; }
        & > .matrix-table--only { color: $quiet; }
        & > .matrix-table--differs { color: $error; text-style: bold; }
        & > .matrix-table--compatible { color: $warning; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix-table--head",
        "matrix-table--text",
        "matrix-table--none",
        "matrix-table--letters",
        "matrix-table--bar",
        "matrix-table--chosen",
        "matrix-table--cell",
        *(f"matrix-table--{part}" for part in STYLES.values()),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("matrix.right", "move_column(1)", show=False),
        bind("matrix.left", "move_column(-1)", show=False),
        bind("list.open", "choose", does="To the text"),
    ]

    matrix: reactive[Matrix] = reactive(NOTHING, repaint=False)
    column: reactive[int] = reactive(0, repaint=False)

    @property
    def length(self) -> int:
        """Number of rows."""
        return len(self.matrix.rows)

    @property
    def entry_height(self) -> int:
        """Lines of a row, and a blank one where there are several."""
        lines = self.matrix.lines
        return lines + 1 if lines > 1 else 1

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another table, the cursor on its first row."""
        self.set_reactive(MatrixTable.matrix, matrix)
        self.set_reactive(CursorList.cursor, 0)
        self.reset_extent()
        self.scroll_to(y=0, animate=False, immediate=True)

    @property
    def current(self) -> Cell | None:
        """The cell under the cursor, else another one of its row; None in an empty table."""
        if not 0 <= self.cursor < self.length:
            return None
        cells = self.matrix.rows[self.cursor].cells
        return cells[self.column] or next((cell for cell in cells if cell), None)

    # -- columns -------------------------------------------------------------------------------
    @property
    def head_width(self) -> int:
        """Cells for what a row is about."""
        if not any(row.head for row in self.matrix.rows) or self.size.width < NARROW:
            return 0
        return min(20, self.size.width // 5)

    def column_width(self, columns: int) -> int:
        """Return the cells of a column."""
        room = self.size.width - LEAD - self.head_width - GAP * columns
        return max(4, room // max(1, columns))

    def validate_column(self, column: int) -> int:
        """Keep the cursor in a column."""
        columns = len(self.matrix.rows[0].cells) if self.matrix.rows else 1
        return max(0, min(columns - 1, column))

    def watch_column(self) -> None:
        """Show the cursor in another column."""
        self.refresh_entry(self.cursor)

    def action_move_column(self, columns: int) -> None:
        """Move the cursor by some columns."""
        self.column += columns

    # -- painting ------------------------------------------------------------------------------
    def paint_entry(self, index: int, line: int, width: int, /) -> Strip:
        """Paint a line of a row."""
        row, chosen = self.matrix.rows[index], index == self.cursor
        if line >= self.matrix.lines:
            return Strip.blank(width, self.rich_style)
        base = self.rich_style + (self._part("chosen") if chosen else Style.null())
        bar = ("▌" if self.has_focus else "│") if chosen else " "
        segments = [Segment(bar, base + self._part("bar")), *self._lead(row, line, base)]
        cells = self.column_width(len(row.cells))
        for number, cell in enumerate(row.cells):
            style = base + self._part("text" if cell else "none")
            if chosen and number == self.column:
                style += self._part("cell")
            text = cell_line(cell, line, self.matrix.lines, cells)
            blank = " " * (cells - cell_len(text) + GAP)
            segments += [Segment(text, style), Segment(blank, base)]
        return fill_line(segments, width, base)

    def _lead(self, row: MatrixRow, line: int, base: Style) -> list[Segment]:
        first = line == 0
        letters = row.letters if first else ""
        head = shorten(row.head, self.head_width) if first and self.head_width else ""
        room = self.head_width + (GAP if self.head_width else 0)
        return [
            Segment(f" {letters:>2} ", base + self._part("letters")),
            Segment(row.sign if first else " ", base + self._part(STYLES.get(row.sign, "only"))),
            Segment(" ", base),
            Segment(head + " " * (room - cell_len(head)), base + self._part("head")),
        ]

    def _part(self, part: str) -> Style:
        return self.get_component_rich_style(f"matrix-table--{part}", partial=True)


class MatrixHead(Widget):
    """The line above the table: whose column is which."""

    DEFAULT_CSS = """
    MatrixHead { height: 1; background: $surface; color: $quiet; text-style: bold; }
    """

    labels: reactive[Sequence[str]] = reactive[Sequence[str]](())

    def __init__(self, table: MatrixTable) -> None:
        super().__init__()
        self._table = table

    def on_mount(self) -> None:
        """Follow the table."""
        self.watch(self._table, "matrix", self._follow, init=False)

    def _follow(self) -> None:
        self.refresh()

    def get_content_width(self, container: Size, _viewport: Size) -> int:
        """Take the whole line."""
        return container.width

    def render_line(self, _y: int) -> Strip:
        """Paint the labels."""
        base, table = self.rich_style, self._table
        cells = table.column_width(len(self.labels))
        lead = LEAD + table.head_width + (GAP if table.head_width else 0)
        line = " " * lead
        for label in self.labels:
            shown = shorten(label, cells)
            line += shown + " " * (cells - cell_len(shown) + GAP)
        return fill_line([Segment(line, base)], self.size.width, base)


def cell_line(cell: Cell | None, line: int, lines: int, width: int) -> str:
    """Return one of the lines of a cell; the last one is cut with an ellipsis."""
    if cell is None:
        return "–" if line == 0 else ""
    found = wrap_text(cell.text, width)
    if line >= len(found):
        return ""
    start, end = found[line]
    if line == lines - 1 and len(found) > lines:
        return shorten(cell.text[start:], width)
    return cell.text[start:end]

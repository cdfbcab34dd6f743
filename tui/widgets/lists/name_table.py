"""The table of all names: one line each, in as many columns as there is room for."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from corpus.dates import short_day
from corpus.text import clean_line
from library.names.model import NameOrder, NameRow
from tui.binding import bind
from tui.names_in_words import BRIEF_TYPES, TYPES
from tui.painting import fill_line
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.deciding_list import DecidingList
from tui.wrapping import shorten

LEAD, TAIL = 3, 1
"""Cells before the name, for cursor and mark; cells after the last column."""
ROOMY, TIGHT = 24, 16
"""Cells of a name from which columns are wide; below which a column is left out."""


class Column(NamedTuple):
    """One column right of the name."""

    order: NameOrder
    head: str
    brief: str
    """The heading where there is little room."""
    wide: int
    narrow: int
    """Cells, with the gap before it."""
    cell: Callable[[NameRow], str]
    left: bool = False
    """Whether it is set flush left."""


COLUMNS = (
    Column(NameOrder.TYPE, "type", "type", 14, 8, lambda row: TYPES.get(row.type, ""), True),
    Column(NameOrder.MENTIONS, "mentions", "ment.", 11, 8, lambda row: f"{row.mentions:,}"),
    Column(NameOrder.ARTICLES, "articles", "art.", 11, 7, lambda row: f"{row.articles:,}"),
    Column(NameOrder.OUTLETS, "outlets", "outl.", 10, 8, lambda row: f"{row.outlets:,}"),
    Column(NameOrder.FIRST, "first", "first", 13, 13, lambda row: short_day(row.first)),
    Column(NameOrder.LAST, "last", "last", 13, 13, lambda row: short_day(row.last)),
)
RISING = (NameOrder.NAME, NameOrder.TYPE, NameOrder.FIRST)
"""Orders that begin with the least, unless they are turned around."""
SACRIFICED = (NameOrder.FIRST, NameOrder.OUTLETS, NameOrder.LAST, NameOrder.TYPE)
"""What is left out first where there is no room."""


class Layout(NamedTuple):
    """The columns that fit, each with its cells and heading."""

    name: int
    columns: tuple[tuple[Column, int, str], ...]


def fit_columns(width: int) -> Layout:
    """Return the columns that fit into `width` cells."""
    name = width - LEAD - TAIL - sum(column.wide for column in COLUMNS)
    if name >= ROOMY:
        return Layout(name, tuple((column, column.wide, column.head) for column in COLUMNS))
    columns = list(COLUMNS)
    for order in (None, *SACRIFICED):
        columns = [column for column in columns if column.order is not order]
        name = width - LEAD - TAIL - sum(column.narrow for column in columns)
        if name >= TIGHT:
            break
    return Layout(max(1, name), tuple((column, column.narrow, column.brief) for column in columns))


def _set(text: str, cells: int, *, left: bool) -> str:
    """Return text cut and filled to some cells, with a gap before it."""
    shown = shorten(text, cells - 2)
    filling = " " * (cells - 2 - cell_len(shown))
    return f"  {shown}{filling}" if left else f"  {filling}{shown}"


class NameTable(DecidingList):
    """Rows are fetched as they become visible: 100,000 names cost no more than a screenful."""

    DEFAULT_CSS = """
    NameTable {
        & > .name-table--name { color: $bright; }
        & > .name-table--quiet { color: $quiet; }
        & > .name-table--sorted { color: $foreground; }
        & > .name-table--sign { color: $accent; text-style: bold; }
        & > .name-table--chosen { background: $chosen; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("list.open", "choose", does="Articles"),
        bind("names.articles", "wish('articles')", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "name-table--name",
        "name-table--quiet",
        "name-table--sorted",
        "name-table--sign",
        "name-table--chosen",
    }

    rows: reactive[Sequence[NameRow]] = reactive[Sequence[NameRow]]((), repaint=False)
    order: reactive[NameOrder] = reactive(NameOrder.MENTIONS)

    @property
    def length(self) -> int:
        """Number of names."""
        return len(self.rows)

    def name_at(self, index: int) -> NameRow | None:
        """Return a row; None when its name is gone."""
        row = self.rows[index] if 0 <= index < len(self.rows) else None
        return row if row and row.id else None

    @property
    def current(self) -> NameRow | None:
        """The name under the cursor."""
        return self.name_at(self.cursor)

    def show_rows(self, rows: Sequence[NameRow], order: NameOrder, *, cursor: int = 0) -> None:
        """Show other rows, the cursor on row `cursor`."""
        self.set_reactive(NameTable.rows, rows)
        self.set_reactive(NameTable.order, order)
        self.set_reactive(CursorList.cursor, cursor)
        self.reset_extent()
        if cursor <= 0:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.show_cursor()

    def paint_entry(self, index: int, _line: int, width: int, /) -> Strip:
        """Paint one row."""
        chosen = index == self.cursor
        base = self.rich_style + (self._component("chosen") if chosen else Style.null())
        row = self.name_at(index)
        if row is None:
            return Strip.blank(width, base)
        layout = fit_columns(width)
        bar = ("▌" if self.has_focus else "│") if chosen else " "
        sign = "✓" if row.id in self.marked else " "
        name = shorten(clean_line(row.name), layout.name)
        segments = [
            Segment(f"{bar}{sign} ", base + self._component("sign")),
            Segment(name + " " * (layout.name - cell_len(name)), base + self._component("name")),
        ]
        for column, cells, _head in layout.columns:
            style = self._component("sorted" if column.order is self.order else "quiet")
            text = column.cell(row)
            if column.order is NameOrder.TYPE and cells < column.wide:
                text = BRIEF_TYPES.get(row.type, "")
            text = _set(text, cells, left=column.left)
            segments.append(Segment(text, base + style))
        return fill_line(segments, width, base)

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"name-table--{part}", partial=True)


class NameTableHead(Widget):
    """The headings above the table; an arrow stands at the one that it is sorted by."""

    DEFAULT_CSS = """
    NameTableHead { height: 1; color: $quiet; background: $surface; }
    """

    order: reactive[NameOrder] = reactive(NameOrder.MENTIONS)
    backwards: reactive[bool] = reactive(False)

    def render(self) -> Content:
        """Return the headings, set like the columns below them."""
        layout = fit_columns(self.size.width)
        arrow = "▴" if (self.order in RISING) != self.backwards else "▾"
        by_name = self.order is NameOrder.NAME
        name = f"name {arrow}" if by_name else "name"
        parts: list[str | tuple[str, str]] = [" " * LEAD]
        parts.append((f"{shorten(name, layout.name):<{layout.name}}", "bold" if by_name else ""))
        for column, cells, head in layout.columns:
            here = column.order is self.order
            text = f"{head} {arrow}" if here else head
            if here and not column.left:
                text = f"{arrow} {head}" if cells - 2 >= len(head) + 2 else f"{arrow}{head}"
            parts.append((_set(text, cells, left=column.left), "bold" if here else ""))
        return Content.assemble(*parts)

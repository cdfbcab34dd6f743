"""The outlets of an event, one below the other: a line of time and a bar each."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from comparison.coverage import Coverage, OutletCoverage
from tui.binding import bind
from tui.comparing.covering import LEAD, draw_axis, draw_outlet, entry_height
from tui.painting import fill_line
from tui.widgets.lists.cursor_list import CursorList

NOTHING = Coverage((), ())


class CoverageList(CursorList):
    """Draws the outlets; the cursor stands on one of them."""

    DEFAULT_CSS = """
    CoverageList {
        & > .coverage--name { color: $bright; text-style: bold; }
        & > .coverage--quiet { color: $quiet; }
        & > .coverage--axis { color: $rule; }
        & > .coverage--time { color: $accent; text-style: bold; }
        & > .coverage--shared { color: $success; }
        & > .coverage--weak { color: $warning; }
        & > .coverage--only { color: $quiet; }
        & > .coverage--bar { color: $accent; }
        & > .coverage--chosen { background: $chosen; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"coverage--{part}"
        for part in ("name", "quiet", "axis", "time", "shared", "weak", "only", "bar", "chosen")
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("list.open", "choose", does="List its articles"),
    ]

    coverage: reactive[Coverage] = reactive(NOTHING, repaint=False)

    @property
    def length(self) -> int:
        """Number of outlets."""
        return len(self.coverage.outlets)

    @property
    def entry_height(self) -> int:
        """Lines of one outlet."""
        return entry_height(self.size.width)

    @property
    def current(self) -> OutletCoverage | None:
        """The outlet under the cursor."""
        return self.coverage.outlets[self.cursor] if 0 <= self.cursor < self.length else None

    def show_coverage(self, coverage: Coverage) -> None:
        """Show another event, the cursor on the outlet that was first."""
        self.set_reactive(CoverageList.coverage, coverage)
        self.set_reactive(CursorList.cursor, 0)
        self.reset_extent()
        self.scroll_to(y=0, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Draw for another width."""
        self.reset_extent()
        self.show_cursor()

    def paint_entry(self, index: int, line: int, width: int, /) -> Strip:
        """Paint one line of an outlet; the last one of it is blank."""
        lines = draw_outlet(self.coverage, index, width)
        chosen = index == self.cursor and line < len(lines) - 1
        base = self.rich_style + (self._component("chosen") if chosen else Style.null())
        bar = ("▌" if self.has_focus else "│") if chosen else " "
        segments = [Segment(bar + " " * (LEAD - cell_len(bar)), base + self._component("bar"))]
        for text, part in lines[line]:
            segments.append(Segment(text, base + self._component(part)))
        return fill_line(segments, width, base)

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"coverage--{part}", partial=True)


class CoverageAxis(Widget):
    """The line above the outlets: the first and the last moment."""

    DEFAULT_CSS = """
    CoverageAxis { height: 1; margin: 1 0 0 0; color: $quiet; }
    """

    coverage: reactive[Coverage] = reactive(NOTHING)

    def render(self) -> Content:
        """Return the line, set like the lines of time below it."""
        pieces = draw_axis(self.coverage, self.size.width) if self.coverage.outlets else []
        return Content.assemble(*(piece.text for piece in pieces))

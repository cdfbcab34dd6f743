"""The list of what sources report differently: a line each, or with the statements in full."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Span
from tui.binding import bind
from tui.comparing.points import Point, Quote
from tui.comparing.sight import DIFFERS
from tui.painting import Layer, fill_line, paint_line
from tui.widgets.lists.cursor_list import CursorList
from tui.wrapping import Line, shorten

SUBJECT = 22
"""Cells for what a difference is about."""
SHORTEST_LABEL = 6
"""Cells that the name of an outlet keeps when values need the room."""
MOST_QUOTES = 4
"""Statements of one difference that are quoted."""


class DifferenceList(CursorList):
    """Values side by side with who reports them; `spread` adds the statements they stand in."""

    DEFAULT_CSS = """
    DifferenceList {
        & > .difference-list--subject { color: $bright; text-style: bold; }
        & > .difference-list--value { color: $foreground; }
        & > .difference-list--label { color: $quiet; }
        & > .difference-list--differs { color: $error; text-style: bold; }
        & > .difference-list--compatible { color: $warning; text-style: bold; }
        & > .difference-list--bar { color: $accent; }
        & > .difference-list--here {
            color: $hit-text; background: $hit; text-style: bold underline;
        }
        & > .difference-list--chosen { background: $chosen; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "difference-list--subject",
        "difference-list--value",
        "difference-list--label",
        "difference-list--differs",
        "difference-list--compatible",
        "difference-list--bar",
        "difference-list--here",
        "difference-list--chosen",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("list.open", "choose", does="To the texts"),
    ]

    points: reactive[Sequence[Point]] = reactive[Sequence[Point]]((), repaint=False)
    """The differences, in their order."""
    spread: reactive[bool] = reactive(False, repaint=False)
    """Whether each is shown with the statements in which its values stand."""

    @property
    def length(self) -> int:
        """Number of differences."""
        return len(self.points)

    @property
    def entry_height(self) -> int:
        """One line, or one more for each statement and the reason, and a blank one."""
        if not self.spread:
            return 1
        return 3 + max((min(MOST_QUOTES, len(point.quotes)) for point in self.points), default=0)

    def show_points(self, points: Sequence[Point], *, cursor: int = 0) -> None:
        """Show other differences."""
        self.set_reactive(DifferenceList.points, points)
        self.set_reactive(CursorList.cursor, cursor)
        self.reset_extent()
        self.show_cursor()

    def watch_spread(self) -> None:
        """Show more or less of each."""
        self.reset_extent()
        self.show_cursor()

    def point_at(self, number: int) -> None:
        """Put the cursor on a difference without telling anybody."""
        with self.prevent(CursorList.Highlighted):
            self.cursor = number

    # -- painting ------------------------------------------------------------------------------
    def paint_entry(self, index: int, line: int, width: int, /) -> Strip:
        """Paint a line of a difference."""
        point, chosen = self.points[index], index == self.cursor
        base = self.rich_style + (self._part("chosen") if chosen else Style.null())
        bar = ("▌" if self.has_focus else "│") if chosen else " "
        segments = [Segment(bar, base + self._part("bar"))]
        if line == 0:
            segments += self._first_line(point, width, base)
        elif line <= min(MOST_QUOTES, len(point.quotes)):
            segments += self._quote(point.quotes[line - 1], width, base)
        elif line == 1 + min(MOST_QUOTES, len(point.quotes)) and point.reason:
            reason = shorten(point.reason, width - 6)
            segments += [Segment(f"  {reason}", base + self._part("label"))]
        return fill_line(segments, width, base)

    def _first_line(self, point: Point, width: int, base: Style) -> list[Segment]:
        part = "differs" if point.sign == DIFFERS else "compatible"
        room = SUBJECT if width >= 100 else max(10, width // 5)
        subject = shorten(point.subject, room)
        blank = " " * (room - cell_len(subject) + 2)
        segments = [
            Segment(point.sign + " ", base + self._part(part)),
            Segment(subject, base + self._part("subject")),
            Segment(blank, base),
        ]
        return [*segments, *self._values(point, width - room - 6, base)]

    def _values(self, point: Point, width: int, base: Style) -> list[Segment]:
        """Return the values with their outlets; each gets its share when room is short."""
        needed = [cell_len(value) + cell_len(label) + 3 for value, label in point.values]
        spare = width - 3 * (len(needed) - 1)
        rooms = share_room(needed, spare)
        value_style, quiet = base + self._part("value"), base + self._part("label")
        segments: list[Segment] = []
        for (value, label), room in zip(point.values, rooms, strict=True):
            if segments:
                segments.append(Segment(" · ", quiet))
            who = shorten(label, max(SHORTEST_LABEL, room - 3 - cell_len(value)))
            what = shorten(value, max(1, room - cell_len(who) - 3))
            segments += [Segment(what, value_style), Segment(f" ({who})", quiet)]
        return segments

    def _quote(self, quote: Quote, width: int, base: Style) -> list[Segment]:
        label = shorten(quote.label, 16)
        label += " " * (16 - cell_len(label))
        line, before, after = cut_around(quote.text, quote.value, width - 24)
        quiet = base + self._part("label")
        layer = Layer((quote.value,), self._part("here"))
        return [
            Segment(f"   {label}  ", quiet),
            Segment(before, quiet),
            *paint_line(quote.text, line, [layer], base + self._part("value")),
            Segment(after, quiet),
        ]

    def _part(self, part: str) -> Style:
        return self.get_component_rich_style(f"difference-list--{part}", partial=True)


def share_room(needed: Sequence[int], room: int) -> list[int]:
    """Return how many cells each of several texts gets: small ones all, the others equal shares."""
    given = [0] * len(needed)
    left = max(len(needed), room)
    by_need = sorted(range(len(needed)), key=lambda at: needed[at])
    for done, at in enumerate(by_need):
        given[at] = min(needed[at], left // (len(needed) - done))
        left -= given[at]
    return given


def cut_around(text: str, value: Span, width: int) -> tuple[Line, str, str]:
    """Return the part of a text around a value that fits, and an ellipsis where it is cut."""
    width = max(8, width)
    if cell_len(text) <= width:
        return Line(0, len(text)), "", ""
    start = 0
    if cell_len(text[: value.end]) > width - 2:
        start = max(0, value.start - width // 3)
        start = text.find(" ", start, value.start) + 1 or start
    before = "…" if start else ""
    kept = shorten(text[start:], width - len(before))
    cut = kept.endswith("…") and not text.endswith("…")
    end = start + len(kept) - cut
    return Line(start, end), before, "…" if cut else ""

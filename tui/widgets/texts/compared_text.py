"""The text of one compared article: every statement on lines of its own, with a cursor."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Article, Outline, Span
from tui.binding import bind
from tui.comparing.sight import Mark
from tui.painting import Layer, fill_line, paint_line
from tui.widgets.texts.reader import Reader
from tui.wrapping import Line, wrap_text

BAR, LEAD = 2, 6
"""Cells before a line: the cursor's bar alone; the bar, letters and the sign of a statement."""
AROUND = 2
"""Lines kept in view around the statement under the cursor, where there is room."""
STYLES = {"●": "both", "◐": "related", "○": "only", "≠": "differs", "≈": "compatible"}
"""Part of the style sheet for each sign."""


class ComparedText(Reader, inherit_bindings=False):
    """Shows one side. Statements are numbered from 0; -1 stands for none."""

    DEFAULT_CSS = """
    ComparedText {
        & > .compared-text--here { background: $chosen; }
        & > .compared-text--beside { background: $note; }
        & > .compared-text--bar { color: $accent; }
        & > .compared-text--letters { color: $quiet; }
        & > .compared-text--both { color: $success; }
        & > .compared-text--related { color: $success; }
        & > .compared-text--only { color: $quiet; }
        & > .compared-text--differs { color: $error; text-style: bold; }
        & > .compared-text--compatible { color: $warning; text-style: bold; }
        & > .compared-text--value {
            color: $hit-text; background: $hit; text-style: bold underline;
        }
        & > .compared-text--word { text-style: underline; color: $bright; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "compared-text--here",
        "compared-text--beside",
        "compared-text--bar",
        "compared-text--letters",
        "compared-text--value",
        "compared-text--word",
        *(f"compared-text--{part}" for part in STYLES.values()),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("text.down", "move(1)", show=False),
        bind("text.up", "move(-1)", show=False),
        bind("text.page-down", "page(1)", show=False),
        bind("text.page-up", "page(-1)", show=False),
        bind("text.half-down", "page(0.5)", show=False),
        bind("text.half-up", "page(-0.5)", show=False),
        bind("text.first", "go(0)", show=False),
        bind("text.last", "go(-1)", show=False),
        bind("text.choose", "choose"),
    ]

    here: reactive[int] = reactive(-1, repaint=False)
    """The statement under the cursor; elsewhere than in the pane in use, the one it left."""
    beside: reactive[tuple[int, ...]] = reactive[tuple[int, ...]]((), repaint=False)
    """The counterparts of the statement under the cursor of another pane, surest first."""
    values: reactive[Sequence[Span]] = reactive[Sequence[Span]]((), repaint=False)
    """What differs from other sides, ascending."""
    words: reactive[Sequence[Span]] = reactive[Sequence[Span]]((), repaint=False)
    """Words that the other statement of the link at hand does not have, ascending."""
    active: reactive[bool] = reactive(False, repaint=False)
    """Whether the cursor is in this pane."""

    @dataclass
    class Chosen(Message):
        """The statement under the cursor was chosen, by key or mouse."""

        text: "ComparedText"

    def __init__(self, *, id: str, measure: int = 72) -> None:
        super().__init__(id=id, measure=measure)
        self.statements: Sequence[Span] = ()
        self.marks: Sequence[Mark] = ()
        self.signed = False
        """Whether the signs stand before the lines; else a gutter shows them."""
        self._owners: list[int] = []
        self._firsts: list[int] = []

    # -- what is in it -------------------------------------------------------------------------
    def show_side(
        self, article: Article, outline: Outline, statements: Sequence[Span], here: int
    ) -> None:
        """Show another article, the cursor on one of its statements."""
        self.statements = statements
        self.marks = ()
        for name in ("beside", "values", "words"):
            self.set_reactive(getattr(ComparedText, name), ())
        self.set_reactive(ComparedText.here, self.validate_here(here))
        self.show_article(article, outline)
        self.keep_in_view(self.here)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show other signs and letters."""
        self.marks = marks
        self._strips.clear()
        self.refresh()

    def set_signed(self, signed: bool) -> None:
        """Show the signs before the lines, or leave them to a gutter."""
        if signed != self.signed:
            self.signed = signed
            self._wrap()
            self.keep_in_view(self.here)
            self.refresh()

    @property
    def _lead(self) -> int:
        return LEAD if self.signed else BAR

    @property
    def text_width(self) -> int:
        """Cells of a full line."""
        return max(8, min(self.measure, self.size.width - self._lead - 1))

    @property
    def margin_width(self) -> int:
        """Cells before each line."""
        spare = self.size.width - self.text_width - self._lead - 1
        return self._lead + max(0, spare // 2)

    def _break_lines(self, text: str) -> list[Line]:
        self._owners, self._firsts = [], []
        if not text:
            self._firsts = [0] * len(self.statements)
            return []
        cuts = sorted({0, len(text), *line_starts(text, self.statements)})
        lines: list[Line] = []
        for start, end in pairwise(cuts):
            piece = text[start:end]
            # What follows begins a line anyway, so one line end or a space is said twice.
            piece = piece[:-1] if piece.endswith("\n") and end < len(text) else piece.rstrip(" ")
            lines += [
                Line(start + line.start, start + line.end)
                for line in wrap_text(piece, self.text_width)
            ]
        starts = [line.start for line in lines]
        self._owners = [-1] * len(lines)
        for number, span in enumerate(self.statements):
            first = max(0, bisect_right(starts, span.start) - 1)
            self._firsts.append(first)
            for at in range(first, bisect_left(starts, max(span.end, span.start + 1))):
                self._owners[at] = number
        return lines

    # -- places --------------------------------------------------------------------------------
    def row_of(self, statement: int) -> int | None:
        """Return on which line of the pane a statement begins; None when it cannot be seen."""
        if not 0 <= statement < len(self._firsts):
            return None
        row = self._firsts[statement] - int(self.scroll_offset.y)
        return row if 0 <= row < self.size.height else None

    def statement_at(self, row: int) -> int:
        """Return the statement at a line of the pane, else the one before it."""
        return max(0, bisect_right(self._firsts, row + int(self.scroll_offset.y)) - 1)

    def row_below_top(self, statement: int) -> int:
        """Return how far below the first visible line a statement begins; negative above it."""
        return self._firsts[statement] - int(self.scroll_offset.y)

    def mark_at(self, row: int) -> Mark | None:
        """Return what stands beside a line of the pane, where a statement begins."""
        number = row + int(self.scroll_offset.y)
        at = self._owners[number] if 0 <= number < len(self._owners) else -1
        if at < 0 or self._firsts[at] != number or at >= len(self.marks):
            return None
        return self.marks[at]

    def put_at_row(self, statement: int, row: int) -> int:
        """Scroll so that a statement begins on a line of the pane, as far as that is possible.

        Returns how many lines further up it begins than was asked for; negative for down.
        """
        if not 0 <= statement < len(self._firsts):
            return 0
        wanted = self._firsts[statement] - row
        self._scroll_to_line(max(0, min(self.max_scroll_y, wanted)))
        return row - self.row_below_top(statement)

    def scroll_along(self, lines: int) -> None:
        """Scroll by some lines, the statement under the cursor in view."""
        first, last = self._extent(self.here)
        top = int(self.scroll_offset.y) + lines
        top = max(last - self.size.height + 1, min(first, top))
        self._scroll_to_line(max(0, min(self.max_scroll_y, top)))

    def _extent(self, statement: int) -> tuple[int, int]:
        """Return the first and the last line of a statement."""
        first = last = self._firsts[statement]
        while last + 1 < len(self._owners) and self._owners[last + 1] == statement:
            last += 1
        return first, last

    def keep_in_view(self, statement: int) -> None:
        """Scroll as little as needed to show a statement, with some lines around it.

        One that is far away comes to stand a third down the pane.
        """
        if not 0 <= statement < len(self._firsts) or not self.size.height:
            return
        first, last = self._extent(statement)
        height, top = self.size.height, int(self.scroll_offset.y)
        around = min(AROUND, max(0, (height - (last - first + 1)) // 2))
        if first < top - height // 2 or last >= top + height + height // 2:
            self._scroll_to_line(max(0, min(first, first - height // 3)))
        elif first - around < top:
            self._scroll_to_line(max(0, first - around))
        elif last + around >= top + height:
            self._scroll_to_line(min(first, last + around - height + 1))

    def on_resize(self) -> None:
        """Break the lines anew for another width, the same statement in view."""
        super().on_resize()
        self.keep_in_view(self.here)

    # -- what changes --------------------------------------------------------------------------
    def validate_here(self, here: int) -> int:
        """Keep the cursor on a statement."""
        return max(-1, min(len(self.statements) - 1, here))

    def watch_here(self, before: int, after: int) -> None:
        """Show the cursor elsewhere."""
        self._repaint_statements((before, after))
        self.keep_in_view(after)

    def watch_beside(self, before: tuple[int, ...], after: tuple[int, ...]) -> None:
        """Let other statements stand out as counterparts."""
        self._repaint_statements((*before, *after))

    def watch_active(self) -> None:
        """Show whether keys go here."""
        self._repaint_statements((self.here, *self.beside))

    def watch_values(self) -> None:
        """Mark other values."""
        self._strips.clear()
        self.refresh()

    def watch_words(self, before: Sequence[Span], after: Sequence[Span]) -> None:
        """Mark other words."""
        if before or after:
            places = [span.start for span in (*before, *after)]
            lines = sorted({self.line_of(place) for place in places})
            self._repaint_lines(lines[0], lines[-1])

    def _repaint_statements(self, statements: Sequence[int]) -> None:
        for at in set(statements):
            if 0 <= at < len(self._firsts):
                self._repaint_lines(*self._extent(at))

    def _repaint_lines(self, first: int, last: int) -> None:
        for number in range(first, last + 1):
            self._strips.pop(number, None)
        top = first - int(self.scroll_offset.y)
        self.refresh(Region(0, top, self.size.width, last - first + 1))

    # -- painting ------------------------------------------------------------------------------
    def _paint(self, number: int) -> Strip:
        base, width = self.rich_style, self.size.width
        if self.article is None or number >= len(self._lines):
            return Strip.blank(width, base)
        at = self._owners[number]
        is_here = at >= 0 and at == self.here and self.active
        if is_here:
            base += self._part("here")
        elif at >= 0 and at in self.beside:
            base += self._part("beside")
        line = self._lines[number]
        segments = self._lead_segments(number, at, base, is_here)
        segments += paint_line(self.article.text, line, self.ready_layers(self.article), base)
        return fill_line(segments, width, base)

    def _lead_segments(self, number: int, at: int, base: Style, is_here: bool) -> list[Segment]:
        bar = "▌" if is_here else "│" if at >= 0 and at in self.beside else " "
        bar = "│" if is_here and not self.has_focus else bar
        before = " " * (self.margin_width - self._lead)
        segments = [Segment(before, self.rich_style), Segment(bar, base + self._part("bar"))]
        if not self.signed:
            return [*segments, Segment(" ", base)]
        if at < 0 or self._firsts[at] != number or at >= len(self.marks):
            return [*segments, Segment(" " * (LEAD - 1), base)]
        sign, letters = self.marks[at]
        letters = " " * (2 - cell_len(letters)) + letters
        return [
            *segments,
            Segment(letters + " ", base + self._part("letters")),
            Segment(sign + " ", base + self._part(STYLES.get(sign, "only"))),
        ]

    def _layers(self, article: Article) -> list[Layer]:
        return [
            *super()._layers(article),
            Layer(self.words, self._part("word")),
            Layer(self.values, self._part("value")),
        ]

    def _part(self, part: str) -> Style:
        return self.get_component_rich_style(f"compared-text--{part}", partial=True)

    def on_focus(self) -> None:
        """Show by the cursor's bar that keys go here."""
        self._repaint_statements((self.here,))

    def on_blur(self) -> None:
        """Show by the cursor's bar that keys go elsewhere."""
        self._repaint_statements((self.here,))

    # -- keys ----------------------------------------------------------------------------------
    def action_move(self, statements: int) -> None:
        """Go on by some statements."""
        if self.statements:
            self.here = max(0, self.here + statements)

    def action_page(self, pages: float) -> None:
        """Scroll by pages or parts of one; the cursor stays as near as it can."""
        if not self.statements:
            self.action_scroll_pages(pages)
            return
        step = int(pages * max(1, self.size.height - 1))
        row = max(0, self._firsts[max(0, self.here)] + step)
        at = bisect_right(self._firsts, row) - 1
        beyond = max(0, self.here) + (1 if step > 0 else -1)
        at = max(at, beyond) if step > 0 else min(at, beyond)
        self.here = max(0, at)

    def action_go(self, statement: int) -> None:
        """Go to a statement; -1 is the last one."""
        if self.statements:
            self.here = statement if statement >= 0 else len(self.statements) - 1
            if statement == 0:
                self._scroll_to_line(0)

    def action_choose(self) -> None:
        """Choose the statement under the cursor."""
        self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        """Go to the statement that was clicked; choose it at the second click."""
        number = event.y + int(self.scroll_offset.y)
        at = self._owners[number] if 0 <= number < len(self._owners) else -1
        if at >= 0:
            again = at == self.here and self.active
            self.here = at
            if again:
                self.action_choose()


def line_starts(text: str, statements: Sequence[Span]) -> Iterator[int]:
    """Yield where the lines of statements begin: a bullet before one stays on its line."""
    before = 0
    for span in statements:
        start = max(before, text.rfind("\n", before, span.start) + 1)
        lead = text[start : span.start].strip()
        yield start if lead and not any(map(str.isalnum, lead)) else span.start
        before = span.end

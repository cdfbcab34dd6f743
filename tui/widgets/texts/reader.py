"""The reader: one article, well set, with its headings and hits."""

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Article, Outline, Span
from tui.binding import bind
from tui.painting import Layer, fill_line, paint_line
from tui.widgets.texts.painted_lines import KEPT, PaintedLines
from tui.wrapping import Line, wrap_text

NOTHING = Outline((), (), ())


class Broken(NamedTuple):
    """A text in the lines of a reader that has some cells for a line."""

    text: str
    width: int
    lines: list[Line]


LONG = 20_000
"""Code points of a text whose lines are broken in a thread."""


class Reader(PaintedLines, can_focus=True, inherit_bindings=False):
    """Shows the text of an article. Every place in it is an offset in code points of the text."""

    DEFAULT_CSS = """
    Reader {
        overflow: hidden scroll;
        scrollbar-size: 0 0;
        height: 1fr;
        color: $foreground;
        & > .reader--title { text-style: bold; color: $accent; }
        & > .reader--made { text-style: italic; color: $quiet; }
        & > .reader--heading { text-style: bold; color: $bright; }
        & > .reader--boilerplate { text-style: italic; color: $quiet; }
        & > .reader--hit { text-style: bold underline; color: $hit-text; background: $hit; }
        & > .reader--hit-here {
            text-style: bold reverse; color: $hit-here; background: $hit-here-text;
        }
        & > .reader--empty { color: $quiet; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--title",
        "reader--made",
        "reader--heading",
        "reader--boilerplate",
        "reader--hit",
        "reader--hit-here",
        "reader--empty",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("reader.down", "scroll_lines(1)", show=False),
        bind("reader.up", "scroll_lines(-1)", show=False),
        bind("reader.page-down", "scroll_pages(1)"),
        bind("reader.page-up", "scroll_pages(-1)", show=False),
        bind("reader.half-down", "scroll_pages(0.5)", show=False),
        bind("reader.half-up", "scroll_pages(-0.5)", show=False),
        bind("reader.start", "scroll_start", show=False),
        bind("reader.end", "scroll_finish", show=False),
    ]

    class EndReached(Message):
        """A further page was asked for, and there is none."""

    hits: reactive[Sequence[Span]] = reactive[Sequence[Span]]((), repaint=False)
    """Where the search hits, ascending."""
    hit_here: reactive[int] = reactive(-1, repaint=False)
    """Number of the hit that `n` stands on; -1 for none."""
    measure: reactive[int] = reactive(72)
    """Widest line, in cells; wider panes leave margins."""

    def __init__(self, *, id: str, measure: int = 72) -> None:
        super().__init__(id=id)
        self.set_reactive(Reader.measure, measure)
        self.article: Article | None = None
        self._outline = NOTHING
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._strips: dict[int, Strip] = {}
        self._ready_layers: list[Layer] | None = None
        self._wrapped_at = 0
        self._placed = 0
        self._broken: Broken | None = None

    # -- what is in it -------------------------------------------------------------------------
    def show_article(self, article: Article | None, outline: Outline, *, offset: int = 0) -> None:
        """Show an article, the line that holds `offset` at the top."""
        self.article, self._outline = article, outline
        self.set_reactive(Reader.hits, ())
        self.set_reactive(Reader.hit_here, -1)
        self._wrap()
        self.place_offset(offset)
        self.refresh()

    @property
    def text_width(self) -> int:
        """Cells of a full line: the measure, less in a narrow pane."""
        side = 1 if self.size.width < 50 else 2
        return max(8, min(self.measure, self.size.width - 2 * side))

    def _wrap(self) -> None:
        # Without a size there is nothing to be seen, and very narrow lines cost most.
        text = self.article.text if self.article and self.size.width else ""
        self._wrapped_at = self.text_width if self.size.width else 0
        lines = self._break_lines(text)
        if lines is None:
            self._break_later(text)
        self._lines = lines or []
        self._starts = [line.start for line in self._lines]
        self._strips.clear()
        # Two lines below the end show that it is the end.
        self.virtual_size = Size(self.size.width, len(self._lines) + 2)

    def _break_lines(self, text: str) -> list[Line] | None:
        """Return the lines in which the text is shown; None when finding them takes long."""
        broken, width = self._broken, self.text_width
        if broken and broken.text is text and broken.width == width:
            return broken.lines
        return wrap_text(text, width) if len(text) <= LONG else None

    @work(exclusive=True, group="break-lines", exit_on_error=False)
    async def _break_later(self, text: str) -> None:
        """Break the lines of a long text in a thread; then show it, the same words at the top."""
        await asyncio.to_thread(self.break_ahead, text)
        if self.article and self.article.text is text and not self._lines:
            self._wrap()
            self.place_offset(self._placed)
            self.refresh()

    def break_ahead(self, text: str) -> None:
        """Break the lines of a text that may be shown soon. Takes long: call it in a thread."""
        # A thread must not ask for the size: finding it out may lay out the screen.
        if width := self._wrapped_at:
            self._broken = Broken(text, width, wrap_text(text, width))

    def on_resize(self) -> None:
        """Break the lines anew for another width, the same words at the top."""
        if self.text_width != self._wrapped_at:
            self._wrap()
        self._strips.clear()
        self.place_offset(self._placed)

    # -- places --------------------------------------------------------------------------------
    @property
    def top_offset(self) -> int:
        """Code point at which the first visible line starts."""
        top = int(self.scroll_offset.y)
        if not self._starts:  # they are being broken
            return self._placed if self.article else 0
        return self._starts[min(top, len(self._starts) - 1)]

    @property
    def percent(self) -> int:
        """How much of the article has been in view, 0 to 100."""
        if not self._lines or not self.size.height:
            return 0
        seen = min(len(self._lines), int(self.scroll_offset.y) + self.size.height)
        return 100 * seen // len(self._lines)

    def line_of(self, offset: int) -> int:
        """Return the number of the line that holds a code point."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def place_offset(self, offset: int) -> None:
        """Scroll so that the line of a code point is the first one."""
        self._placed = offset
        self.scroll_to(y=self.line_of(offset), animate=False, immediate=True, force=True)

    def show_span(self, span: Span) -> None:
        """Scroll a passage into view, a third down the pane, unless it can be seen already."""
        line, top, height = self.line_of(span.start), int(self.scroll_offset.y), self.size.height
        if not self._lines:
            self._placed = span.start
        if not top <= line < top + height - 1:
            self._scroll_to_line(line - height // 3)

    def _scroll_to_line(self, line: float) -> None:
        self.scroll_to(y=line, animate=False, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, to come back to it when the lines are broken anew."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and self._lines:
            self._placed = self.top_offset

    # -- hits ----------------------------------------------------------------------------------
    def watch_hits(self) -> None:
        """Mark the hits of another search."""
        self._strips.clear()
        self.set_reactive(Reader.hit_here, -1)
        self.refresh()

    def watch_hit_here(self) -> None:
        """Mark the hit that was reached and show it."""
        self._strips.clear()
        self.refresh()
        if 0 <= self.hit_here < len(self.hits):
            self.show_span(self.hits[self.hit_here])

    def reach_hit(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) hit; False when there is none further on."""
        if self.hit_here >= 0:
            target = self.hit_here + step
        elif step > 0:
            target = bisect_left(self.hits, self.top_offset, key=lambda span: span.start)
        else:
            target = bisect_left(self.hits, self.top_offset, key=lambda span: span.start) - 1
        if not 0 <= target < len(self.hits):
            return False
        self.hit_here = target
        return True

    # -- painting ------------------------------------------------------------------------------
    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines; what is marked in them is put together once for all of them."""
        self._ready_layers = None
        return super().render_lines(crop)

    def ready_layers(self, article: Article) -> list[Layer]:
        """Return what is marked in the article while lines are painted."""
        if self._ready_layers is None:
            self._ready_layers = self._layers(article)
        return self._ready_layers

    def render_line(self, y: int) -> Strip:
        """Paint one visible line."""
        number = y + int(self.scroll_offset.y)
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) > KEPT:
                self._strips.clear()
            strip = self._strips[number] = self._paint(number)
        return strip

    def _paint(self, number: int) -> Strip:
        base, width = self.rich_style, self.size.width
        if self.article is None or number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        segments = self._margin(line, base)
        segments += paint_line(self.article.text, line, self.ready_layers(self.article), base)
        return fill_line(segments, width, base)

    @property
    def margin_width(self) -> int:
        """Cells before each line."""
        return max(0, (self.size.width - self.text_width) // 2)

    def _margin(self, _line: Line, base: Style) -> list[Segment]:
        """Return what stands before a line."""
        return [Segment(" " * self.margin_width, base)]

    def _layers(self, article: Article) -> list[Layer]:
        title = (Span(0, len(article.title)),)
        layers = [
            Layer(title, self._component("title" if article.titled else "made")),
            Layer(self._outline.headings, self._component("heading")),
            Layer(self._outline.boilerplate, self._component("boilerplate")),
            Layer(self.hits, self._component("hit")),
        ]
        if 0 <= self.hit_here < len(self.hits):
            # Not underlined, as all hits are: so it differs from the caret without colours, too.
            style = self._component("hit-here") + Style(underline=False)
            layers.append(Layer((self.hits[self.hit_here],), style))
        return layers

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"reader--{part}", partial=True)

    def notify_style_update(self) -> None:
        """Paint again in the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()

    # -- keys ----------------------------------------------------------------------------------
    def action_scroll_lines(self, lines: int) -> None:
        """Scroll by some lines."""
        self._scroll_to_line(self.scroll_offset.y + lines)

    def action_scroll_pages(self, pages: float) -> None:
        """Scroll by pages, keeping one line in view to hold on to."""
        if pages > 0 and self.article and self.scroll_offset.y >= self.max_scroll_y:
            self.post_message(self.EndReached())
        self._scroll_to_line(self.scroll_offset.y + int(pages * (self.size.height - 1)))

    def action_scroll_start(self) -> None:
        """Go to the beginning."""
        self._scroll_to_line(0)

    def action_scroll_finish(self) -> None:
        """Go to the end."""
        self._scroll_to_line(self.max_scroll_y)

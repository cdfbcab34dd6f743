"""A list of any length with a cursor, painted line by line: only what is visible is ever drawn."""

from dataclasses import dataclass
from typing import ClassVar, Self

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.binding import bind
from tui.widgets.texts.painted_lines import KEPT, PaintedLines


class CursorList(PaintedLines, can_focus=True, inherit_bindings=False):
    """Base of all lists: entries of one height, a cursor, movement keys and the mouse.

    A list says how many entries it has (`length`), how high each is (`entry_height`, lines) and
    paints one entry at a time (`paint_entry`).
    """

    DEFAULT_CSS = """
    CursorList {
        overflow: hidden scroll;
        scrollbar-size: 0 0;
        height: 1fr;
        color: $foreground;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = set()
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("list.down", "move(1)", show=False),
        bind("list.up", "move(-1)", show=False),
        bind("list.page-down", "page(1)", show=False),
        bind("list.page-up", "page(-1)", show=False),
        bind("list.half-down", "page(0.5)", show=False),
        bind("list.half-up", "page(-0.5)", show=False),
        bind("list.first", "go(0)", show=False),
        bind("list.last", "go(-1)", show=False),
        bind("list.open", "choose"),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)
    """Number of the entry under the cursor, from 0; -1 when the list is empty."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}
        """Painted lines by their number in the whole list, as long as they are valid."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to stand on another entry."""

        list: "CursorList"
        index: int

        @property
        def control(self) -> "CursorList":
            """The list that it happened in."""
            return self.list

    @dataclass
    class Chosen(Message):
        """An entry was opened, by key or mouse."""

        list: "CursorList"
        index: int

        @property
        def control(self) -> "CursorList":
            """The list that it happened in."""
            return self.list

    @property
    def length(self) -> int:
        """Number of entries."""
        raise NotImplementedError

    @property
    def entry_height(self) -> int:
        """Lines of one entry."""
        return 1

    def paint_entry(self, index: int, line: int, width: int, /) -> Strip:
        """Return line `line` of entry `index`, at most `width` cells wide."""
        raise NotImplementedError

    # -- painting ------------------------------------------------------------------------------
    def render_line(self, y: int) -> Strip:
        """Paint one visible line, unless it was painted before."""
        number = y + int(self.scroll_offset.y)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._paint_line(number)
        return strip

    def _paint_line(self, number: int) -> Strip:
        width = self.size.width
        index, line = divmod(number, self.entry_height)
        if not 0 <= index < self.length or width <= 0:
            return Strip.blank(width, self.rich_style)
        return self.paint_entry(index, line, width)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint regions anew, or everything."""
        if repaint:
            top = int(self.scroll_offset.y) if regions else 0
            stale = {top + y for region in regions for y in region.line_range}
            kept = self._strips.items() if regions and len(self._strips) < KEPT else ()
            self._strips = {number: strip for number, strip in kept if number not in stale}
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll: the lines stay what they are and only change their place."""
        strips = self._strips
        super().watch_scroll_y(old_value, new_value)
        self._strips = strips

    def notify_style_update(self) -> None:
        """Paint everything anew in the colours of another theme."""
        super().notify_style_update()
        self._strips = {}
        self.refresh()

    def on_focus(self) -> None:
        """Show by the cursor's bar that keys go here."""
        self.refresh_entry(self.cursor)

    def on_blur(self) -> None:
        """Show by the cursor's bar that keys go elsewhere."""
        self.refresh_entry(self.cursor)

    def reset_extent(self) -> None:
        """Take note that the number or height of entries changed."""
        # Room for the lines below the last whole entry: then every scroll position that shows
        # the end begins with a whole entry, too.
        spare = self.size.height % self.entry_height
        height = self.length * self.entry_height + spare
        self.virtual_size = Size(self.size.width, height if self.length else 0)
        self.set_reactive(CursorList.cursor, self.validate_cursor(self.cursor))
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in view when the pane changes its size."""
        self.reset_extent()
        self.show_cursor()

    def refresh_entry(self, index: int) -> None:
        """Paint one entry again, if it can be seen."""
        top = index * self.entry_height - int(self.scroll_offset.y)
        self.refresh(Region(0, top, self.size.width, self.entry_height))

    # -- moving --------------------------------------------------------------------------------
    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(0, min(self.length - 1, cursor)) if self.length else -1

    def watch_cursor(self, before: int, after: int) -> None:
        """Show the cursor at its new place."""
        self.show_cursor()
        self.refresh_entry(before)
        self.refresh_entry(after)
        if after >= 0:
            self.post_message(self.Highlighted(self, after))

    def show_cursor(self) -> None:
        """Show the whole entry under the cursor, in the middle when it was out of view.

        At the edge of the pane that is three quarters of a page at a time: most keys repaint two
        entries and nothing else, which is what keeps a slow line quick.
        """
        if self.cursor < 0 or not self.size.height:
            return
        top = self.cursor * self.entry_height
        first = int(self.scroll_offset.y)
        if not first <= top <= first + self.size.height - self.entry_height:
            self._scroll_to_entry(self.cursor - self._entries_above(first // self.entry_height))

    def _entries_above(self, first: int) -> int:
        """Return how many entries come to stand above the cursor, which left those from `first`."""
        visible = self._visible
        if self.cursor == first + visible:
            return visible // 4
        return visible - 1 - visible // 4 if self.cursor == first - 1 else visible // 2

    @property
    def _visible(self) -> int:
        """Number of whole entries that fit."""
        return max(1, self.size.height // self.entry_height)

    def _scroll_to_entry(self, index: int) -> None:
        """Make an entry the first one: by whole entries, so that the first is never cut."""
        last = max(0, self.length - self._visible)
        first = max(0, min(last, index))
        self.scroll_to(y=first * self.entry_height, animate=False, immediate=True)

    def action_move(self, entries: int) -> None:
        """Move the cursor by some entries."""
        self.cursor += entries

    def action_page(self, pages: float) -> None:
        """Move cursor and list by pages or parts of one."""
        step = int(pages * self._visible) or (1 if pages > 0 else -1)
        self._scroll_to_entry(int(self.scroll_offset.y) // self.entry_height + step)
        self.cursor += step

    def action_go(self, index: int) -> None:
        """Move the cursor to an entry; -1 is the last one."""
        self.cursor = index if index >= 0 else self.length - 1

    def action_choose(self) -> None:
        """Open the entry under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move to the entry that was clicked; open it at the second click."""
        index = (event.y + int(self.scroll_offset.y)) // self.entry_height
        if not 0 <= index < self.length:
            return
        if index == self.cursor or event.chain > 1:
            self.action_choose()
        self.cursor = index

"""A list of entries of two lines each, for screens that choose one of a few things."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from corpus.text import clean_line
from tui.painting import fill_line
from tui.widgets.lists.cursor_list import CursorList
from tui.wrapping import shorten


class Entry(NamedTuple):
    """What an entry says; outside text, never markup."""

    title: str
    about: str
    sign: str = " "
    """One cell before the title."""


class LineList(CursorList):
    """A title and a quieter line for each entry."""

    DEFAULT_CSS = """
    LineList {
        & > .line-list--title { color: $bright; }
        & > .line-list--about { color: $quiet; }
        & > .line-list--sign { color: $note-sign; }
        & > .line-list--chosen { background: $chosen; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--title",
        "line-list--about",
        "line-list--sign",
        "line-list--chosen",
    }

    entries: reactive[Sequence[Entry]] = reactive[Sequence[Entry]]((), repaint=False)

    @property
    def length(self) -> int:
        """Number of entries."""
        return len(self.entries)

    @property
    def entry_height(self) -> int:
        """Title and what is said about it."""
        return 2

    def show_entries(self, entries: Sequence[Entry], *, cursor: int = 0) -> None:
        """Show other entries, the cursor on entry `cursor` or the last one."""
        self.set_reactive(LineList.entries, entries)
        self.set_reactive(CursorList.cursor, cursor)
        self.reset_extent()
        self.show_cursor()

    def paint_entry(self, index: int, line: int, width: int, /) -> Strip:
        """Paint a line of one entry."""
        entry, chosen = self.entries[index], index == self.cursor
        base = self.rich_style + (self._component("chosen") if chosen else Style.null())
        bar = ("▌" if self.has_focus else "│") if chosen else " "
        sign = entry.sign if line == 0 else " "
        text, part = (entry.title, "title") if line == 0 else (entry.about, "about")
        segments = [
            Segment(f"{bar}{sign} ", base + self._component("sign")),
            Segment(shorten(clean_line(text), width - 4), base + self._component(part)),
        ]
        return fill_line(segments, width, base)

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"line-list--{part}", partial=True)

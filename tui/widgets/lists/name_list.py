"""The names of one article, by people, organisations, places and others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.reactive import reactive
from textual.strip import Strip

from corpus.text import clean_line
from tui.binding import bind
from tui.names_in_words import GROUPS
from tui.painting import fill_line
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.deciding_list import DecidingList
from tui.wrapping import shorten

if TYPE_CHECKING:
    from library.names.model import NameInArticle

ROOMY = 44
"""Cells from which articles and outlets stand beside the count in this article."""

Entry: TypeAlias = "NameInArticle | str"
"""A name, or the heading of a group; an empty one keeps two groups apart."""


class NameList(DecidingList):
    """A name with its count a line; the cursor passes over the headings."""

    DEFAULT_CSS = """
    NameList {
        & > .name-list--group { color: $quiet; text-style: bold; }
        & > .name-list--name { color: $foreground; }
        & > .name-list--count { color: $bright; }
        & > .name-list--corpus { color: $quiet; }
        & > .name-list--sign { color: $accent; text-style: bold; }
        & > .name-list--chosen { background: $chosen; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("list.open", "choose", does="Next mention"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "name-list--group",
        "name-list--name",
        "name-list--count",
        "name-list--corpus",
        "name-list--sign",
        "name-list--chosen",
    }

    entries: reactive[Sequence[Entry]] = reactive[Sequence[Entry]]((), repaint=False)

    @property
    def length(self) -> int:
        """Number of names and headings."""
        return len(self.entries)

    def name_at(self, index: int) -> "NameInArticle | None":
        """Return the name of an entry; None for a heading."""
        entry = self.entries[index] if 0 <= index < len(self.entries) else ""
        return None if isinstance(entry, str) else entry

    @property
    def current(self) -> "NameInArticle | None":
        """The name under the cursor."""
        return self.name_at(self.cursor)

    def show_names(self, names: Sequence["NameInArticle"]) -> None:
        """Show other names, the cursor on the same one if it is still there."""
        here, at = self.current, self.cursor
        entries = group_names(names)
        ids = ["" if isinstance(entry, str) else entry.id for entry in entries]
        self.set_reactive(NameList.entries, entries)
        self.set_reactive(CursorList.cursor, ids.index(here.id) if here and here.id in ids else at)
        self.set_reactive(DecidingList.marked, {})
        self.reset_extent()
        self.show_cursor()

    def point_at(self, id: str) -> bool:
        """Put the cursor on a name without telling anybody; False when it is not there."""
        for index in range(self.length):
            row = self.name_at(index)
            if row and row.id == id:
                with self.prevent(CursorList.Highlighted):
                    self.cursor = index
                return True
        return False

    # -- moving --------------------------------------------------------------------------------
    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a name, passing over headings the way it goes."""
        cursor = super().validate_cursor(cursor)
        onwards = range(cursor, self.length)
        back = range(cursor, -1, -1)
        ways = (onwards, back) if cursor >= self.cursor else (back, onwards)
        return next((at for way in ways for at in way if self.name_at(at)), -1)

    def show_cursor(self) -> None:
        """Show the entry under the cursor, and the heading right above it."""
        super().show_cursor()
        above = self.cursor - 1
        if above >= 0 and self.name_at(above) is None and self.scroll_offset.y > above:
            self.scroll_to(y=above, animate=False, immediate=True)

    # -- painting ------------------------------------------------------------------------------
    def paint_entry(self, index: int, _line: int, width: int, /) -> Strip:
        """Paint a name or a heading."""
        entry = self.entries[index]
        if isinstance(entry, str):
            segments = self._heading(entry, width)
            return fill_line(segments, width, self.rich_style)
        chosen = index == self.cursor
        base = self.rich_style + (self._component("chosen") if chosen else Style.null())
        bar = ("▌" if self.has_focus else "│") if chosen else " "
        sign = "✓" if entry.id in self.marked else " "
        here, beyond = f"{entry.count:>4,}", self._beyond(entry, width)
        name = shorten(clean_line(entry.name), width - 4 - len(here) - len(beyond))
        gap = " " * max(0, width - 4 - cell_len(name) - len(here) - len(beyond))
        segments = [
            Segment(f"{bar}{sign} ", base + self._component("sign")),
            Segment(name + gap, base + self._component("name")),
            Segment(here, base + self._component("count")),
            Segment(beyond, base + self._component("corpus")),
        ]
        return fill_line(segments, width, base)

    def _heading(self, heading: str, width: int) -> list[Segment]:
        columns = "here  articles  outlets" if width >= ROOMY and heading else ""
        first = heading == self.entries[0]
        gap = " " * max(0, width - 4 - len(heading) - len(columns))
        quiet = self.rich_style + self._component("corpus")
        title = Segment(f"   {heading}", self.rich_style + self._component("group"))
        return [title, Segment(gap + (columns if first else ""), quiet)]

    def _beyond(self, entry: "NameInArticle", width: int) -> str:
        return f"{entry.articles:>10,}{entry.outlets:>9,}" if width >= ROOMY else ""

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"name-list--{part}", partial=True)


def group_names(names: Sequence["NameInArticle"]) -> list[Entry]:
    """Return the names under headings, in every group the most frequent first."""
    entries: list[Entry] = []
    for kind, heading in GROUPS.items():
        group = [name for name in names if name.type == kind]
        group.sort(key=lambda name: (-name.count, name.name.casefold()))
        if group:
            entries += ["", heading] if entries else [heading]
            entries += group
    return entries

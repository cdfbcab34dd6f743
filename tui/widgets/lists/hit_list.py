"""The hits in one article, each with the words around it."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from corpus.article import Span
from tui.painting import Layer, fill_line, paint_line
from tui.widgets.lists.cursor_list import CursorList
from tui.wrapping import MOST_IN_A_CELL, Line, shorten

LEAD = 12
"""Code points shown before a hit."""


class HitList(CursorList):
    """The hits in one article, each with the words around it; `Enter` goes there."""

    DEFAULT_CSS = """
    HitList {
        & > .hit-list--hit { text-style: bold underline; color: $hit-text; background: $hit; }
        & > .hit-list--around { color: $quiet; }
        & > .hit-list--chosen { background: $chosen; }
        & > .hit-list--bar { color: $accent; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hit-list--hit",
        "hit-list--around",
        "hit-list--chosen",
        "hit-list--bar",
    }

    hits: reactive[Sequence[Span]] = reactive[Sequence[Span]]((), repaint=False)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text = ""

    @property
    def length(self) -> int:
        """Number of hits."""
        return len(self.hits)

    def show_hits(self, text: str, hits: Sequence[Span]) -> None:
        """Show the hits in another text."""
        self._text = text
        self.set_reactive(HitList.hits, hits)
        self.set_reactive(CursorList.cursor, 0 if hits else -1)
        self.reset_extent()
        self.scroll_to(y=0, animate=False, immediate=True)

    def paint_entry(self, index: int, _line: int, width: int, /) -> Strip:
        """Paint the line of one hit, the hit not far from its beginning."""
        chosen = index == self.cursor and self.has_focus
        base = self.rich_style + (self._component("chosen") if chosen else Style.null())
        hit = self.hits[index]
        start = max(0, hit.start - LEAD)
        start = max(self._text.rfind("\n", start, hit.start) + 1, start)
        if start > 0 and not self._text[start - 1].isspace():
            start = min(hit.start, (self._text.find(" ", start, hit.start) + 1) or hit.start)
        around = self._text[start : hit.start + MOST_IN_A_CELL * width].partition("\n")[0]
        shown = len(shorten(around, width - 2))
        layers = [Layer((hit,), self._component("hit"))]
        segments = [
            Segment("▌ " if chosen else "  ", base + self._component("bar")),
            *paint_line(
                self._text, Line(start, start + shown), layers, base + self._component("around")
            ),
        ]
        return fill_line(segments, width, base)

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"hit-list--{part}", partial=True)

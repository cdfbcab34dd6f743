"""The pane beside the reader: what is known about the article, and where the search hits."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Static

from corpus.article import Article, Span
from corpus.text import clean_line
from tui.dates import long_day, reading_minutes
from tui.painting import Layer, paint_line
from tui.widgets.cursor_list import CursorList
from tui.wrapping import Line, shorten

LEAD = 12
"""Code points shown before a hit in the list of hits."""

LABEL, SHORT = 10, 18
"""Cells of a label with the space after it; cells of a value that stands beside its label."""


class HitList(CursorList):
    """The hits in one article, each with the words around it; `Enter` goes there."""

    DEFAULT_CSS = """
    HitList {
        & > .hit-list--hit { text-style: underline; color: $hit-text; background: $hit; }
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
        start = max(self._text.rfind("\n", 0, hit.start) + 1, hit.start - LEAD)
        if start > 0 and not self._text[start - 1].isspace():
            start = min(hit.start, (self._text.find(" ", start, hit.start) + 1) or hit.start)
        end = self._text.find("\n", hit.start)
        around = self._text[start : end if end >= 0 else len(self._text)]
        shown = len(shorten(around, width - 2))
        layers = [Layer((hit,), self._component("hit"))]
        segments = [
            Segment("▌ " if chosen else "  ", base + self._component("bar")),
            *paint_line(
                self._text, Line(start, start + shown), layers, base + self._component("around")
            ),
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"hit-list--{part}", partial=True)


class SidePane(Vertical):
    """Details of the article and its hits."""

    DEFAULT_CSS = """
    SidePane {
        & > .side-pane--title { color: $quiet; text-style: bold; height: 1; padding: 0 1; }
        & > #details { height: auto; padding: 0 1 1 1; }
        & > #hits { height: 1fr; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the details above the hits."""
        yield Static("Article", classes="side-pane--title", markup=False)
        yield Static(id="details", markup=False)
        yield Static("Hits", classes="side-pane--title", id="hits-title", markup=False)
        yield HitList(id="hits")

    def show_article(self, article: Article | None, words: int) -> None:
        """Show what is known about an article."""
        details = describe_article(article, words) if article else Content()
        self.query_one("#details", Static).update(details)

    def show_hits(self, text: str, hits: Sequence[Span], *, searching: bool) -> None:
        """List the hits of a search; the list is away when nothing is searched for."""
        title = self.query_one("#hits-title", Static)
        title.display = searching
        title.update(Content(f"{len(hits)} hits" if len(hits) != 1 else "1 hit"))
        hit_list = self.query_one(HitList)
        hit_list.display = searching
        hit_list.show_hits(text, hits)


def describe_article(article: Article, words: int) -> Content:
    """Return the facts about an article, a label and a value a line; unknown ones are left out."""
    facts = {
        "outlet": article.outlet,
        "date": long_day(article.date),
        "author": article.author,
        "language": article.language,
        "length": f"{words:,} words, {reading_minutes(words)} min",
        "url": article.url,
        "file": article.path,
        "id": article.id,
    }
    parts: list[Content | str | tuple[str, str]] = []
    for label, value in facts.items():
        if value:
            shown = clean_line(value)
            between = "\n" if len(shown) > SHORT else " " * (LABEL - len(label))
            parts += [(label, "$quiet"), between, shown, "\n"]
    return Content.assemble(*parts).rstrip()

"""The list of articles: title, outlet and date, and what was found in them while searching."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.dates import short_day
from corpus.text import clean_line
from search.model import Row, Snippet
from tui.event_groups import Grouped, Heading
from tui.names_in_words import counted
from tui.painting import Layer, fill_line, paint_line
from tui.widgets.bars import join_parts
from tui.widgets.cursor_list import CursorList
from tui.wrapping import Line, shorten, wrap_text

WIDE = 56
"""Cells from which a title has a line of its own, with outlet and date below."""
UNGROUPED = Grouped((), (), {})
"""A list without headings."""
WINDOW = 128
"""Rows fetched at once: more than any screen shows, little enough to fetch in a millisecond."""

Fetch = Callable[[Sequence[int]], list[Row]]
"""Asks for the rows of some keys."""
FetchSnippet = Callable[[Row], Snippet | None]
"""Asks for the best snippet of an article, or None when nothing is searched for."""


class ArticleList(CursorList):
    """Articles by key. Rows are fetched for what is visible, so length costs no memory.

    Grouped by event there are headings between them, which the cursor passes over.
    """

    DEFAULT_CSS = """
    ArticleList {
        & > .article-list--title { text-style: bold; color: $bright; }
        & > .article-list--read { color: $foreground; }
        & > .article-list--made { text-style: italic; }
        & > .article-list--meta { color: $quiet; }
        & > .article-list--bar { color: $accent; }
        & > .article-list--hit {
            color: $hit-text; background: $hit; text-style: bold underline;
        }
        & > .article-list--chosen { background: $chosen; }
        & > .article-list--event { text-style: bold; color: $accent; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--title",
        "article-list--read",
        "article-list--made",
        "article-list--meta",
        "article-list--bar",
        "article-list--hit",
        "article-list--chosen",
        "article-list--event",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark to compare", id="list.mark", show=False),
    ]

    @dataclass
    class MarkWished(Message):
        """An article is to be marked for a comparison, or its mark taken away."""

        row: Row

    keys: reactive[Sequence[int]] = reactive[Sequence[int]]((), repaint=False)
    """`Row.key` of every article, in order."""
    read: reactive[Collection[str]] = reactive[Collection[str]](frozenset())
    """Ids of articles that were read."""
    starred: reactive[Collection[str]] = reactive[Collection[str]](frozenset())
    """Ids of articles with a star."""
    noted: reactive[Mapping[str, int]] = reactive[Mapping[str, int]]({})
    """Number of notes by id of the article."""
    marked: reactive[Sequence[str]] = reactive[Sequence[str]](())
    """Ids of the articles marked for a comparison, in the order of its sides."""
    found: reactive[bool] = reactive(False, repaint=False)
    """Whether this is the answer to a search: then each entry shows a snippet."""

    def __init__(self, fetch: Fetch, fetch_snippet: FetchSnippet, *, id: str) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._fetch_snippet = fetch_snippet
        self._rows: dict[int, Row] = {}
        self._snippets: dict[int, Snippet | None] = {}
        self._grouped = UNGROUPED
        self._numbers: Sequence[int] = ()

    # -- what is in it -------------------------------------------------------------------------
    @property
    def length(self) -> int:
        """Number of articles."""
        return len(self.keys)

    @property
    def entry_height(self) -> int:
        """Two lines in a wide pane, three in a narrow one, and a line for the snippet."""
        return (2 if self.size.width >= WIDE else 3) + self.found

    def show_articles(
        self, keys: Sequence[int], *, found: bool, cursor: int = 0, grouped: Grouped = UNGROUPED
    ) -> None:
        """Show other articles, the cursor on entry `cursor`; `keys` are those of `grouped` then."""
        self._rows.clear()
        self._snippets.clear()
        self.found = found
        self._grouped = grouped
        self._numbers = list(accumulate(key >= 0 for key in keys)) if grouped.headings else ()
        self.set_reactive(ArticleList.keys, keys)
        self.set_reactive(CursorList.cursor, cursor)
        self.reset_extent()
        if cursor == 0:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.show_cursor()

    def take_snippet(self, key: int, snippet: Snippet | None) -> None:
        """Show the snippet of an article that was fetched meanwhile."""
        self._snippets[key] = snippet
        self.refresh()

    @property
    def counter(self) -> str:
        """Which of how many articles the cursor is on: `3/18`; empty in an empty list."""
        if self._numbers:
            return f"{self._numbers[max(0, self.cursor)]:,}/{self._numbers[-1]:,}"
        return f"{self.cursor + 1:,}/{self.length:,}" if self.length else ""

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an article, passing over headings the way it goes."""
        cursor = super().validate_cursor(cursor)
        if not self._grouped.headings or cursor < 0 or self.keys[cursor] >= 0:
            return cursor
        # No two headings follow each other, and none is the last entry.
        return cursor + 1 if cursor >= self.cursor or cursor == 0 else cursor - 1

    def show_cursor(self) -> None:
        """Show the entry under the cursor, and a heading right above it."""
        super().show_cursor()
        above = self.cursor - 1
        if above >= 0 and self._grouped.headings and self.keys[above] < 0:
            top = above * self.entry_height
            if self.scroll_offset.y > top:
                self.scroll_to(y=top, animate=False, immediate=True)

    def neighbour(self, step: int) -> int | None:
        """Return the entry of the next (1) or previous (-1) article; None at an end."""
        at = self.cursor + step
        while 0 <= at < self.length and self.keys[at] < 0:
            at += step
        return at if 0 <= at < self.length else None

    def row_at(self, index: int) -> Row | None:
        """Return the row of an entry; None when the article is gone from the index."""
        if not 0 <= index < len(self.keys) or self.keys[index] < 0:
            return None
        key = self.keys[index]
        if key not in self._rows:
            if len(self._rows) > 8 * WINDOW:
                self._rows.clear()
            first = max(0, index - WINDOW // 2)
            wanted = [key for key in self.keys[first : first + WINDOW] if key >= 0]
            self._rows.update((row.key, row) for row in self._fetch(wanted))
        return self._rows.get(key)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row_at(self.cursor)

    def action_mark(self) -> None:
        """Mark the article under the cursor for a comparison."""
        if row := self.current:
            self.post_message(self.MarkWished(row))

    # -- painting ------------------------------------------------------------------------------
    def paint_entry(self, index: int, line: int, width: int, /) -> Strip:
        """Paint a line of an entry, with the bar of the cursor before it."""
        chosen = index == self.cursor
        base = self.rich_style
        if self.keys[index] < 0:
            return self._paint_heading(self._grouped.heading_of(self.keys[index]), line, width)
        if chosen:
            base += self._component("chosen")
        row = self.row_at(index)
        if row is None:
            gone = "(no longer there)" if line == 0 else ""
            mark = self._mark(row, line, base + self._component("bar"), chosen=chosen)
            segments = [mark, Segment(gone, base + self._component("meta"))]
        else:
            segments = self._entry_line(row, line, width - 4, base, chosen=chosen)
        return fill_line(segments, width, base)

    def _paint_heading(self, heading: Heading, line: int, width: int) -> Strip:
        """Paint a line of a heading, which stands at the bottom of its entry."""
        base, line = self.rich_style, line - self.entry_height + 2
        if line == 0:
            title = Segment(shorten(heading.title, width - 2), base + self._component("event"))
            segments = [Segment(" ", base), title]
        else:
            about = heading.about if line == 1 else ""
            segments = [Segment(f" {shorten(about, width - 2)}", base + self._component("meta"))]
        return fill_line(segments, width, base)

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"article-list--{part}", partial=True)

    def _mark(self, row: Row | None, line: int, style: Style, *, chosen: bool) -> Segment:
        """Three cells: the bar of the cursor; on the first line a dot for unread or a star.

        An article marked for a comparison has the number of its side there instead.
        """
        bar = "▌" if chosen and self.has_focus else "│" if chosen else " "
        sign = " "
        if row is not None and line == 0 and row.id in self.marked:
            sign = str(self.marked.index(row.id) + 1)
        elif row is not None and line == 0:
            sign = "★" if row.id in self.starred else " " if row.id in self.read else "•"
        return Segment(f"{bar}{sign} ", style)

    def _entry_line(
        self, row: Row, line: int, width: int, base: Style, *, chosen: bool
    ) -> list[Segment]:
        """Paint a line; bar and title under the cursor share one style, which is short to send."""
        accent = base + self._component("bar")
        titles = self._title_lines(row, width)
        if line < len(titles):
            title = base + self._component("read" if row.id in self.read else "title")
            if chosen:
                accent = title = title + self._component("bar")
            made = Style.null() if row.titled else self._component("made")
            mark = self._mark(row, line, accent, chosen=chosen)
            return [mark, Segment(titles[line], title + made)]
        mark = self._mark(row, line, accent, chosen=chosen)
        below = line - len(titles)
        if below == 0:
            return [mark, Segment(self._meta(row, width), base + self._component("meta"))]
        if below == 1 and self.found:
            return [mark, *self._snippet_line(row, width, base)]
        return [mark]

    def _title_lines(self, row: Row, width: int) -> list[str]:
        title = clean_line(row.title)
        if self.size.width >= WIDE or cell_len(title) <= width:
            return [shorten(title, width)]
        first = wrap_text(title, width)[0]
        return [title[first.start : first.end], shorten(title[first.end :].lstrip(), width)]

    def _meta(self, row: Row, width: int) -> str:
        source = clean_line(row.outlet or row.path)
        notes = f"✎{self.noted[row.id]}" if row.id in self.noted else ""
        copies = self._grouped.copies.get(row.key, 0)
        alike = f"+{counted(copies, 'copy', 'copies')}" if copies else ""
        facts = join_parts(short_day(row.date), alike, notes)
        room = width - (cell_len(facts) + 3 if facts else 0)
        return join_parts(shorten(source, room), facts)

    def _snippet_line(self, row: Row, width: int, base: Style) -> list[Segment]:
        if row.key not in self._snippets:
            self._snippets[row.key] = self._fetch_snippet(row)
        snippet = self._snippets[row.key]
        if snippet is None:
            return []
        text = snippet.text
        # The pane is narrower than a snippet: begin shortly before the first hit.
        start = 0
        if snippet.spans and snippet.spans[0].end > width - 2:
            hit = snippet.spans[0].start
            start = max(0, hit - width // 3)
            start = (text.find(" ", start, hit) + 1) or start
        end = start + len(shorten(text[start:], width)) - (cell_len(text[start:]) > width)
        quiet = base + self._component("meta")
        layers = [Layer(snippet.spans, self._component("hit"))]
        tail = [Segment("…", quiet)] if end < len(text) else []
        return paint_line(text, Line(start, end), layers, quiet) + tail

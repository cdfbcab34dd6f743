"""The list of articles: title, outlet and date, and what was found in them while searching."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from corpus.dates import short_day
from corpus.text import clean_line
from search.model import Row, Snippet
from tui.binding import bind
from tui.event_groups import Grouped, Heading
from tui.names_in_words import counted
from tui.painting import Layer, fill_line, paint_line
from tui.widgets.bars import join_parts
from tui.widgets.lists.cursor_list import CursorList
from tui.wrapping import Line, shorten, wrap_text

WIDE = 56
"""Cells from which a title has a line of its own, with outlet and date below."""
UNGROUPED = Grouped((), (), {})
"""A list without headings."""
QUICK = 3_000
"""Words of an article whose snippet is found in a few milliseconds."""
REST = 0.1
"""Seconds that snippets of longer articles wait, so that the reader comes first."""
WINDOW = 128
"""Rows fetched at once: more than any screen shows, little enough to fetch in a millisecond."""

Fetch = Callable[[Sequence[int]], list[Row]]
"""Asks for the rows of some keys."""
FetchSnippet = Callable[[Row], Snippet | None]
"""Asks for the best snippet of an article, or None when nothing is searched for. Blocks."""
Snippets = Mapping[int, Snippet | None]
"""Snippets by the key of the article."""
NO_SNIPPETS: Snippets = {}


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
        bind("list.mark", "mark", show=False),
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
        self._looking = False
        """Whether snippets are being fetched, or will be in a moment."""
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
        self,
        keys: Sequence[int],
        *,
        found: bool,
        cursor: int = 0,
        grouped: Grouped = UNGROUPED,
        snippets: Snippets = NO_SNIPPETS,
    ) -> None:
        """Show other articles, the cursor on entry `cursor`; `keys` are those of `grouped` then.

        `snippets` are those that are at hand; the others follow when they can be seen.
        """
        self._rows.clear()
        # A new one, as a thread may be about to bring those of the list of before.
        self._snippets = dict(snippets)
        self.found = found
        self._grouped = grouped
        self._numbers = list(accumulate(key >= 0 for key in keys)) if grouped.headings else ()
        self.set_reactive(ArticleList.keys, keys)
        self.set_reactive(CursorList.cursor, cursor)
        self.reset_extent()
        if cursor == 0:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.show_cursor()

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

    @property
    def key(self) -> int | None:
        """The key under the cursor, also when its article is gone; None in an empty list."""
        return self.keys[self.cursor] if 0 <= self.cursor < len(self.keys) else None

    def action_mark(self) -> None:
        """Mark the article under the cursor for a comparison."""
        if row := self.current:
            self.post_message(self.MarkWished(row))

    # -- snippets ------------------------------------------------------------------------------
    @property
    def most_visible(self) -> int:
        """The most entries with snippets that can be seen at once."""
        return self.size.height // 3 + 1

    @work(group="snippets", exit_on_error=False)
    async def _look_for_snippets(self) -> None:
        """Bring the snippets that can be seen, in a thread: a long article takes its time."""
        try:
            while (row := self._next_without()) is not None:
                snippets = self._snippets
                if row.words > QUICK:
                    await asyncio.sleep(REST)
                if snippets is not self._snippets:
                    continue
                snippets[row.key] = await asyncio.to_thread(self._fetch_snippet, row)
                if snippets is self._snippets:
                    self.refresh_entry(self.keys.index(row.key))
        finally:
            self._looking = False

    def _next_without(self) -> Row | None:
        """Return an article that can be seen and whose snippet is not there, the shortest first."""
        first = int(self.scroll_offset.y) // self.entry_height
        seen = map(self.row_at, range(first, first + self.most_visible))
        missing = [row for row in seen if row is not None and row.key not in self._snippets]
        return min(missing, key=lambda row: row.words, default=None) if self.found else None

    # -- painting ------------------------------------------------------------------------------
    def paint_entry(self, index: int, line: int, width: int, /) -> Strip:
        """Paint a line of an entry, with the bar of the cursor before it.

        Bar and title under the cursor share one style, which is short to send; what stands below
        the title looks alike with and without the cursor and is not sent at all.
        """
        if self.keys[index] < 0:
            return self._paint_heading(self._grouped.heading_of(self.keys[index]), line, width)
        row, base, chosen = self.row_at(index), self.rich_style, index == self.cursor
        titles = self._title_lines(row, width - 4)
        look = base + self._title_look(row)
        accent = base + self._component("bar")
        if chosen:
            accent = look = look + self._component("chosen") + self._component("bar")
        bar = "▌" if chosen and self.has_focus else "│" if chosen else " "
        if line < len(titles):
            mark = Segment(f"{bar}{self._sign(row, line)} ", accent)
            return fill_line([mark, Segment(titles[line], look)], width, look if chosen else base)
        mark = Segment(bar, accent)
        below = self._below_title(row, line - len(titles), width - 4, base)
        return fill_line([mark, Segment("  ", base), *below], width, base)

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

    def _sign(self, row: Row | None, line: int) -> str:
        """Return a dot for unread or a star, for the first line.

        An article marked for a comparison has the number of its side there instead.
        """
        if row is None or line:
            return " "
        if row.id in self.marked:
            return str(self.marked.index(row.id) + 1)
        return "★" if row.id in self.starred else " " if row.id in self.read else "•"

    def _title_look(self, row: Row | None) -> Style:
        if row is None:
            return self._component("meta")
        look = self._component("read" if row.id in self.read else "title")
        return look if row.titled else look + self._component("made")

    def _below_title(self, row: Row | None, line: int, width: int, base: Style) -> list[Segment]:
        """Paint a line below the title: outlet and date, then what was found."""
        if row is not None and line == 0:
            return [Segment(self._meta(row, width), base + self._component("meta"))]
        if row is not None and line == 1 and self.found:
            return self._snippet_line(row, width, base)
        return []

    def _title_lines(self, row: Row | None, width: int) -> list[str]:
        if row is None:
            return ["(no longer there)"]
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
        if row.key not in self._snippets and not self._looking:
            self._looking = True
            self.call_later(self._look_for_snippets)
        snippet = self._snippets.get(row.key)
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

"""The list of articles with its title line and its filter."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from library.model import Listing
from search.model import Order, Row
from tui.binding import bind
from tui.event_groups import EventGroups, group_keys
from tui.widgets.bars import Bar
from tui.widgets.lists.article_list import (
    NO_SNIPPETS,
    UNGROUPED,
    ArticleList,
    Fetch,
    FetchSnippet,
    Snippets,
)
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.prompt_bar import PromptBar, is_prompt

Narrow = Callable[[Sequence[int], str], Sequence[int]]
"""Returns those of the keys, in order, whose title, outlet or path hold the words of a text."""
Group = Callable[[Sequence[int]], EventGroups]
"""Returns which articles report one event. Blocks."""

ORDER_NAMES = {
    Order.RELEVANCE: "best first",
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.OUTLET: "by outlet",
    Order.TITLE: "by title",
    Order.EVENT: "by event",
}


class ListPane(Vertical):
    """Shows a listing; `f` narrows it to the titles and outlets that hold what is typed."""

    DEFAULT_CSS = """
    ListPane {
        & > #list-title { background: $surface; color: $quiet; }
        & > #filter { background: $surface; }
        & > #list-empty { display: none; padding: 1 2; color: $quiet; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Taken before the list sees it, so that letters typed right after it go into the filter.
        bind("list.filter", "filter", priority=True),
    ]

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another article; None when there is none."""

        row: Row | None
        moved: bool = False
        """Whether the cursor was moved; else the list is another one."""

    @dataclass
    class Chosen(Message):
        """An article is to be opened."""

        row: Row

    def __init__(
        self, fetch: Fetch, fetch_snippet: FetchSnippet, narrow: Narrow, group: Group
    ) -> None:
        super().__init__(id="list-pane")
        self._fetch, self._fetch_snippet, self._narrow = fetch, fetch_snippet, narrow
        self._group = group
        self._listing: Listing | None = None
        self._groups: tuple[Listing, EventGroups] | None = None
        self._gone: tuple[int, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out title, list, the text for an empty list, and the filter."""
        yield Bar("Articles", id="list-title")
        yield Static(id="list-empty", markup=False)
        yield ArticleList(self._fetch, self._fetch_snippet, id="articles")
        yield PromptBar("f", "part of a title or outlet", id="filter")

    @property
    def articles(self) -> ArticleList:
        """The list itself."""
        return self.query_one(ArticleList)

    @property
    def filter_text(self) -> str:
        """What the list is narrowed to; empty when it is whole."""
        return self.query_one("#filter", PromptBar).text if self.is_mounted else ""

    # -- what is in it -------------------------------------------------------------------------
    def show_listing(
        self,
        listing: Listing,
        *,
        keep: int | None = None,
        gone: int | None = None,
        snippets: Snippets = NO_SNIPPETS,
    ) -> None:
        """Show another listing, the cursor on the key `keep` if it is there, else at the top.

        `gone` is the key of an article under the cursor that is not there any more: an empty
        entry keeps its place until the cursor leaves it, so that no key means the next article.
        `snippets` are those of its articles that are at hand.
        """
        self._listing = listing
        self._gone = None if gone is None else (gone, self.articles.cursor)
        keep = keep if gone is None else gone
        if self.filter_text or listing.order is Order.EVENT:
            self._narrow_list(keep)
        else:
            self._show_keys(listing, listing.keys, keep, snippets=snippets)

    def _show_keys(
        self,
        listing: Listing,
        keys: Sequence[int],
        keep: int | None,
        groups: EventGroups | None = None,
        snippets: Snippets = NO_SNIPPETS,
    ) -> None:
        found, grouped = bool(listing.text), UNGROUPED
        if groups and keys:
            grouped = group_keys(keys, groups)
            keys = grouped.keys
        if self._gone and self._gone[0] == keep and keep not in keys:
            at = min(self._gone[1], len(keys))
            keys = [*keys[:at], keep, *keys[at:]]
        cursor = keys.index(keep) if keep is not None and keep in keys else 0
        self.articles.show_articles(
            keys, found=found, cursor=cursor, grouped=grouped, snippets=snippets
        )
        empty = self.query_one("#list-empty", Static)
        empty.display = not keys
        empty.update(self._why_empty(listing))
        self._update_title()
        self.post_message(self.Highlighted(self.articles.current))

    def point_at(self, key: int) -> None:
        """Put the cursor on an article of the list, if it is there."""
        if key in self.articles.keys:
            self.articles.cursor = self.articles.keys.index(key)

    def _why_empty(self, listing: Listing) -> Content:
        if self.filter_text:
            return Content("No title or outlet here holds that. Escape shows all again.")
        if not listing.text:
            return Content(
                "No articles yet.\n\nPut .txt, .md or .html files into the folder; "
                "they appear here by themselves."
            )
        if listing.suggestion:
            return Content.assemble(
                "Nothing matches. Did you mean\n\n",
                (listing.suggestion, "bold $accent"),
                "\n\nctrl+y searches for that.",
            )
        return Content("Nothing matches. Fewer or shorter words find more; word* finds beginnings.")

    def _update_title(self) -> None:
        bar = self.query_one("#list-title", Bar)
        order = ORDER_NAMES[self._listing.order] if self._listing else ""
        bar.left = Content.assemble(
            ("Filtered" if self.filter_text else "Articles", "bold"), "  ", order
        )
        bar.right = Content(self.articles.counter)

    def on_mount(self) -> None:
        """Follow the cursor in the same frame that moves it, not in one of its own."""
        self.watch(self.articles, "cursor", self._update_title, init=False)

    @on(CursorList.Highlighted, "#articles")
    def _pass_on_highlight(self, event: CursorList.Highlighted) -> None:
        event.stop()
        self.post_message(self.Highlighted(self.articles.current, moved=True))

    @on(CursorList.Chosen, "#articles")
    def _pass_on_choice(self, event: CursorList.Chosen) -> None:
        event.stop()
        if row := self.articles.row_at(event.index):
            self.post_message(self.Chosen(row))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the filter's key to a prompt that is typed into."""
        if action == "filter" and is_prompt(self.screen.focused):
            return False
        return super().check_action(action, parameters)

    # -- filter --------------------------------------------------------------------------------
    def action_filter(self) -> None:
        """Open the filter."""
        self.query_one("#filter", PromptBar).open(self.filter_text)

    @on(PromptBar.Edited, "#filter")
    def _narrow_while_typing(self, event: PromptBar.Edited) -> None:
        event.stop()
        row = self.articles.current
        self._narrow_list(row.key if row else None)

    @work(exclusive=True, group="narrow", exit_on_error=False)
    async def _narrow_list(self, keep: int | None) -> None:
        """Narrow the list to the filter's text and group it by event; the newest text wins."""
        listing = self._listing
        if listing is None:
            return
        text, keys = self.filter_text, listing.keys
        if text:
            keys = await asyncio.to_thread(self._narrow, keys, text)
        groups = None
        if listing.order is Order.EVENT:
            if self._groups is None or self._groups[0] is not listing:
                self._groups = listing, await asyncio.to_thread(self._group, listing.keys)
            groups = self._groups[1]
        self._show_keys(listing, keys, keep, groups)

    @on(PromptBar.Submitted, "#filter")
    def _keep_filter(self, event: PromptBar.Submitted) -> None:
        event.stop()
        if not event.text:
            event.bar.close()
        self.articles.focus()

    @on(PromptBar.Left, "#filter")
    def _drop_filter(self, event: PromptBar.Left) -> None:
        event.stop()
        self.drop_filter()
        self.articles.focus()

    def drop_filter(self) -> None:
        """Show the whole list again and close the filter."""
        bar = self.query_one("#filter", PromptBar)
        bar.close()
        if bar.text:
            row = self.articles.current
            bar.text = ""
            self._narrow_list(row.key if row else None)

"""Searching: results while typing, Escape back to where one was."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.worker import Worker, WorkerCancelled, WorkerFailed

from search.errors import ImpossibleQuery, SearchCancelled, SearchTooSlow
from search.model import Order, Row
from tui.binding import bind
from tui.screens.browse.writing import WritingScreen
from tui.terminal.typing_ahead import TypingAhead
from tui.widgets.lists.article_list import NO_SNIPPETS, QUICK, Snippets
from tui.widgets.lists.list_pane import ORDER_NAMES
from tui.widgets.prompt_bar import PromptBar, is_prompt

if TYPE_CHECKING:
    from library.model import Listing
    from search.model import Snippet

WARM_UP = "e"
"""What is searched for when nothing was typed yet: the beginning of some words in any language."""
SNIPPETS_TIME = 0.03
"""Seconds for which a list of hits waits for its snippets; then they come one by one."""


@dataclass(frozen=True, slots=True)
class ReturnPoint:
    """Where somebody was before a search."""

    listing: "Listing"
    key: int | None
    """The article under the list's cursor."""
    row: Row | None
    """The article in the reader."""
    focus: Widget | None


class SearchingScreen(WritingScreen):
    """Asks the library and shows the answer in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Taken before the focused pane sees it: letters typed right after it go into the bar.
        bind("search.open", "search", priority=True),
        bind("list.sort", "sort"),
        bind("view.back", "back"),
        bind("search.suggestion", "take_suggestion", show=False),
    ]

    order: Order = Order.NEWEST
    """How the list is sorted while nothing is searched for."""
    found_order: Order = Order.RELEVANCE
    """How search results are sorted."""
    _return_point: ReturnPoint | None = None
    _warm: bool = False
    """Whether something was searched for in this session, so that all of it is imported."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the search key to a prompt that is typed into; go back only from somewhere."""
        if action == "search" and is_prompt(self.focused):
            return False
        if action == "back" and not self._can_go_back():
            return None
        return super().check_action(action, parameters)

    # -- asking --------------------------------------------------------------------------------
    @work(exclusive=True, group="search", exit_on_error=False)
    async def find(
        self, text: str, *, typing: bool = False, keep: int | None = None, enter: bool = False
    ) -> None:
        """List what matches `text`; a newer request wins, and stops the search for the older one.

        `keep` is the key of the article to keep the cursor on. With `enter`, the list gets the
        focus when there is something in it; else the search bar stays, to try other words.
        """
        try:
            await self._find(text, typing=typing, keep=keep, enter=enter)
        finally:
            if enter and isinstance(self.app, TypingAhead):
                self.app.release_keys()

    async def _find(self, text: str, *, typing: bool, keep: int | None, enter: bool) -> None:
        order = self.found_order if text.strip() else self.order
        stop = Event()
        try:
            listing, snippets = await asyncio.to_thread(
                self._look_up, text.strip(), order, typing, stop.is_set, self.articles.most_visible
            )
        except SearchCancelled:
            return
        except (ImpossibleQuery, SearchTooSlow) as refusal:
            if not (typing and self._typed_on(text)):
                self.search_bar.remark = str(refusal)
            return
        finally:
            stop.set()
        if typing and self._typed_on(text):
            return
        marking = self.show_listing(listing, keep=keep, snippets=snippets)
        if typing:
            await self.paint_now()
        if enter and listing.total:
            self._close_bar()
            self.focus_list()
            row = self.articles.current
            if row and self.row and row.key == self.row.key:
                # The next key may go to a hit.
                with suppress(WorkerCancelled, WorkerFailed):
                    await marking.wait()

    def _typed_on(self, text: str) -> bool:
        """Tell whether the prompt says something else by now, which is asked for in a moment."""
        return text != self.search_bar.text

    def _look_up(
        self,
        text: str,
        order: Order,
        typing: bool,
        cancelled: Callable[[], bool],
        visible: int,
    ) -> "tuple[Listing, dict[int, Snippet | None]]":
        """Return what matches, and snippets of the first articles as far as that is quick. Blocks.

        Raises what `Library.listing` raises.
        """
        listing = self.library.listing(text, order, typing=typing, cancelled=cancelled)
        snippets: dict[int, Snippet | None] = {}
        until = time.monotonic() + SNIPPETS_TIME
        for row in self.library.rows(listing.keys[:visible]) if text else ():
            if cancelled():
                raise SearchCancelled
            if row.words <= QUICK and time.monotonic() < until:
                snippets[row.key] = self.snippet_in(listing, row)
        return listing, snippets

    def show_listing(
        self, listing: "Listing", *, keep: int | None = None, snippets: Snippets = NO_SNIPPETS
    ) -> Worker[None]:
        """Show another listing in the list, with the snippets at hand; the reader follows.

        Returns what marks the hits in the open article.
        """
        self.gone = False
        return self.relisted(listing, keep, snippets=snippets)

    def relisted(
        self,
        listing: "Listing",
        keep: int | None,
        gone: int | None = None,
        snippets: Snippets = NO_SNIPPETS,
    ) -> Worker[None]:
        """Show a listing anew; `gone` is the key under the cursor when its article is gone."""
        self.listing = listing
        self._ahead.forget()
        self.list_pane.show_listing(listing, keep=keep, gone=gone, snippets=snippets)
        marking = self.refresh_hits()
        self.refresh_bindings()
        return marking

    # -- the search bar ------------------------------------------------------------------------
    def action_search(self) -> None:
        """Open the search bar, with the current search to go on from."""
        if self.listing is None:
            return
        if self._return_point is None:
            current = self.articles.current
            key = current.key if current else None
            self._return_point = ReturnPoint(self.listing, key, self.row, self.focused)
            self.list_pane.drop_filter()
        self.search_bar.history = self.library.marks.history()
        self._open_bar(self.listing.text)
        self.update_head()
        if not self._warm:
            self._warm = True
            self._warm_up()

    @work(group="warm-up", exit_on_error=False)
    async def _warm_up(self) -> None:
        """Search before the first letter is there, which is then answered as soon as all others."""
        await self.paint_now()
        with suppress(SearchCancelled, SearchTooSlow):
            never = Event().is_set
            await asyncio.to_thread(self._look_up, WARM_UP, self.found_order, True, never, 1)

    def _open_bar(self, text: str) -> None:
        self.cover_head(covered=True)
        self.search_bar.open(text)

    def _close_bar(self) -> None:
        self.cover_head(covered=False)
        self.search_bar.close()

    @on(PromptBar.Edited, "#search")
    def _find_while_typing(self, event: PromptBar.Edited) -> None:
        event.stop()
        self.find(event.text, typing=True)

    @on(PromptBar.Submitted, "#search")
    def _find_submitted(self, event: PromptBar.Submitted) -> None:
        event.stop()
        text = event.text.strip()
        if not text:
            self.leave_search()
            return
        self.remember(text)
        if isinstance(self.app, TypingAhead):
            self.app.hold_keys()
        self.find(text, enter=True)

    @on(PromptBar.Left, "#search")
    def _leave_bar(self, event: PromptBar.Left) -> None:
        event.stop()
        self.leave_search()

    def remember(self, text: str) -> None:
        """Put a query on top of the history."""
        self.keep_mark(lambda: self.library.marks.remember_query(text))

    def search_for(self, text: str) -> None:
        """Search for `text` as if it had been typed."""
        self.action_search()
        self.remember(text)
        self.find(text, enter=True)

    def action_take_suggestion(self) -> None:
        """Search for what was probably meant."""
        if self.listing and self.listing.suggestion:
            self.search_for(self.listing.suggestion)

    # -- going back ----------------------------------------------------------------------------
    def leave_search(self) -> None:
        """End the search and go back to where it began."""
        self.workers.cancel_group(self, "search")
        self._close_bar()
        point, self._return_point = self._return_point, None
        if point is None:
            return
        self.show_listing(point.listing, keep=point.key)
        if point.row:
            self.load(point.row)
        if point.focus is self.reader:
            self.focus_reader()
        else:
            self.focus_list()

    def _can_go_back(self) -> bool:
        if not self.is_mounted:
            return False
        folded = self.has_class("-alone") or self.has_class("-side")
        away = folded or self.focused is not self.articles
        return away or bool(self.list_pane.filter_text) or self._return_point is not None

    def action_back(self) -> None:
        """Go one step back: side pane, reader, filter, search."""
        if self.has_class("-alone"):
            self.action_toggle_alone()
        elif self.has_class("-side"):
            self.action_toggle_side()
        elif self.focused is not self.articles:
            self.focus_list()
        elif self.list_pane.filter_text:
            self.list_pane.drop_filter()
        else:
            self.leave_search()

    # -- sorting -------------------------------------------------------------------------------
    def action_sort(self) -> None:
        """Sort the list in the next way."""
        if self.listing is None:
            return
        orders = [order for order in Order if self.listing.text or order is not Order.RELEVANCE]
        order = orders[(orders.index(self.listing.order) + 1) % len(orders)]
        if self.listing.text:
            self.found_order = order
        else:
            self.order = order
        current = self.articles.current
        self.find(self.listing.text, keep=current.key if current else None)
        self.confirm(f"Sorted {ORDER_NAMES[order]}")

    # -- the first line ------------------------------------------------------------------------
    def update_head(self) -> None:
        """Say what is shown: the corpus, or the search and what it found."""
        listing = self.listing
        if listing is None:
            return
        count = f"{listing.total:,} article" + ("s" if listing.total != 1 else "")
        if not listing.text:
            name = Content.assemble(("Lesart", "bold $accent"), "  ", self.library.name, "  ")
            keys = "/ search   ? keys   ctrl+p all"
            self.set_head(Content.assemble(name, (count, "$quiet")), Content(keys))
            self.search_bar.remark = count
            return
        facts = [count]
        if self.reader.hits:
            here = self.reader.hit_here + 1
            of = f"{len(self.reader.hits)} hit" + ("s" if len(self.reader.hits) != 1 else "")
            facts.append(f"hit {here} of {len(self.reader.hits)}" if here else f"{of} here")
        remark = " · ".join([*facts, *listing.notices])
        self.search_bar.remark = remark
        self.set_head(Content.assemble(("/ ", "bold $accent"), listing.text), Content(remark))

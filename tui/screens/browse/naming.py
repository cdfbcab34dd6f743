"""Names of the open article: found in the background, listed, marked in the reader, decided on."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import BindingType
from textual.worker import get_current_worker

from library.errors import LibraryError
from tui.binding import bind
from tui.first_use import import_screen
from tui.names_in_words import quoted
from tui.screens.browse.searching import SearchingScreen
from tui.screens.deciding import DecidingScreen
from tui.throttle import Throttle
from tui.widgets.hint_line import HintLine
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.name_list import NameList
from tui.widgets.names_section import NamesSection
from tui.widgets.texts.marked_reader import MarkedReader

if TYPE_CHECKING:
    from library.desk import Library
    from library.model import Opened
    from library.names.model import NameInArticle
    from library.names.names import Names
    from tui.screens.names import TableView

NAMES_POLL = 5.0
"""Seconds between looks for names found or decided meanwhile."""
BUSY_PAUSE = 10.0
"""Seconds after which names are looked for again that another process was finding."""


class NamingScreen(SearchingScreen, DecidingScreen):
    """Shows the names of an article; whatever is asked about names is asked in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("names.all", "show_all_names", show=False),
        bind("names.marked", "toggle_names", show=False),
    ]

    def __init__(self, library: "Library") -> None:
        super().__init__(library)
        self._table_view: TableView | None = None
        """How the table of names was left."""
        self._names_shown: int | None = None
        """Generation of the names that are shown."""
        self._names_found = False
        """Whether they were all looked for: before that, decisions may wait for their name."""
        self._names_noticed: set[str] = set()
        """What was said about them already."""

    @property
    def names(self) -> "Names":
        """All names; its first use, in a thread, may take a moment."""
        return self.library.names

    @property
    def names_section(self) -> NamesSection:
        """The side pane's section with the names."""
        return self.query_one(NamesSection)

    @property
    def name_list(self) -> NameList:
        """The list of names in the side pane."""
        return self.query_one("#names", NameList)

    # -- finding ---------------------------------------------------------------------------------
    def start_naming(self) -> None:
        """Look for names found or decided meanwhile, now and every few seconds."""
        self.look_for_names()
        self.set_interval(NAMES_POLL, self.look_for_names)

    @work(exclusive=True, group="look-for-names", exit_on_error=False)
    async def look_for_names(self) -> None:
        """Show what was found or decided meanwhile, here or by another session."""
        generation, notices = await asyncio.to_thread(self._look_at_names)
        if generation not in (None, self._names_shown):
            self._names_shown = generation
            self.look_ahead()
            self.renew_names()
        for notice in notices:
            if notice not in self._names_noticed:
                self._names_noticed.add(notice)
                self.warn(notice)

    def _look_at_names(self) -> tuple[int | None, tuple[str, ...]]:
        """Return the generation, None while it cannot be told, and what people should know."""
        try:
            generation = self.names.generation()
            return generation, self.names.notices if self._names_found else ()
        except LibraryError as problem:
            return None, (str(problem),)

    @work(thread=True, exclusive=True, group="find-names", exit_on_error=False)
    def find_names(self) -> None:
        """Find names in a thread, which leaves the work to other processes."""
        worker, app, saying = get_current_worker(), self.app, Throttle()

        def progress(done: int, total: int) -> None:
            if total and (done == total or saying.due()):
                what = f"{done:,} of {total:,}" if done < total else "linking"
                app.call_from_thread(self.say_underway, f"names: {what}")

        try:
            report = self.names.find(progress, lambda: worker.is_cancelled)
        except LibraryError as problem:
            app.call_from_thread(self.say_underway, "")
            app.call_from_thread(self.warn, str(problem))
            app.call_from_thread(self.names_found)
            return
        if not worker.is_cancelled:
            self._names_found = not report.busy
            waiting = self.names.pending() if report.busy else 0
            told = f"names: {waiting:,} to come" if waiting else ""
            app.call_from_thread(self.say_underway, told)
            if report.busy:
                app.call_from_thread(self.set_timer, BUSY_PAUSE, self.find_names)
            else:
                app.call_from_thread(self.names_found)
            app.call_from_thread(self.look_for_names)

    def names_found(self) -> None:
        """Follow: names were looked for in all articles, as far as that was possible."""

    def say_underway(self, what: str) -> None:
        """Say in the last line what goes on in the background."""
        self.query_one(HintLine).underway = what

    # -- showing ---------------------------------------------------------------------------------
    def take_names(self, names: Sequence["NameInArticle"] | None) -> None:
        """Show the names of another article; those that come later as soon as they are there."""
        self.show_names(names or ())
        if names is not None:
            self.names_section.waiting = False
        elif self._names_shown is None:
            # They come with the first look for them, when there is something to read.
            self.names_section.waiting = True
        else:
            self.renew_names()

    @work(exclusive=True, group="renew-names", exit_on_error=False)
    async def renew_names(self) -> None:
        """Show the names of the open article as they are now."""
        opened = self.opened
        if opened is None:
            self.names_section.waiting = False
            return
        found = await self.ask_names(lambda: self._names_so_far(opened))
        if found is not None and self.opened is opened:
            names, self.names_section.waiting = found
            self.show_names(names)

    def _names_so_far(self, opened: "Opened") -> tuple[list["NameInArticle"], bool]:
        """Return the names in an article, and whether there may be some later."""
        names = self.names.here(opened.article)
        return names, not names and self.names.pending() > 0

    def read_names(self, opened: "Opened | None") -> Sequence["NameInArticle"] | None:
        """Return the names in an article; None where that is not known without a longer look."""
        if opened is not None and self._names_shown is not None:
            with suppress(LibraryError):
                return self.names.here(opened.article) or None
        return None

    def show_names(self, names: Sequence["NameInArticle"]) -> None:
        """Show names in side pane and reader."""
        self.names_section.show_names(names)
        self.side_pane.show_count(NamesSection, len(names))
        self.reader.names = sorted(chain.from_iterable(name.spans for name in names))
        self._follow_names()

    def names_decided(self) -> None:
        """Show what a decision changed."""
        self.look_for_names()

    # -- list and reader follow each other -------------------------------------------------------
    @on(CursorList.Highlighted, "#names")
    def _show_listed_name(self, event: CursorList.Highlighted) -> None:
        event.stop()
        self._follow_names()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Let a name stand out while its list or the reader has the focus."""
        self._follow_names()

    def _follow_names(self) -> None:
        """Let the name under the list's cursor stand out in the reader."""
        if self.focused is self.name_list:
            current = self.name_list.current
            self.reader.name_here = current.spans if current else ()
        elif self.focused is not self.reader:
            self.reader.name_here = ()

    @on(CursorList.Chosen, "#names")
    def _go_to_mention(self, event: CursorList.Chosen) -> None:
        event.stop()
        current = self.name_list.current
        if current is None:
            return
        if not self._is_shown(self.reader):
            self.focus_reader()
        self.reader.name_here = current.spans
        at = self.reader.reach_mention()
        self.confirm(f"{quoted(current.name)}: {at} of {current.count}")

    @on(MarkedReader.ModeChanged)
    def _point_at_name(self, event: MarkedReader.ModeChanged) -> None:
        event.stop()
        span = self.reader.name_at_caret()
        if span and self.focused is self.reader:
            rows = (self.name_list.name_at(index) for index in range(self.name_list.length))
            row = next((row for row in rows if row and span in row.spans), None)
            if row:
                self.name_list.point_at(row.id)

    # -- keys ------------------------------------------------------------------------------------
    def action_toggle_names(self) -> None:
        """Mark names in the reader, or leave them plain."""
        self.reader.names_marked = not self.reader.names_marked
        self.confirm("Names are marked." if self.reader.names_marked else "Names are not marked.")

    @work(exclusive=True, group="show-screen", exit_on_error=False)
    async def action_show_all_names(self) -> None:
        """Show the names of all articles."""
        await import_screen("tui.screens.names")
        from tui.screens.names import NamesScreen, TableView  # noqa: PLC0415 - imported just now

        self._table_view = self._table_view or TableView()
        self.app.push_screen(NamesScreen(self.library, self._table_view, self.list_articles))

    def list_articles(self, query: str) -> None:
        """List the articles that a query finds."""
        self.search_for(query)

"""Comparing from the list and the reader: marks, the best counterpart, the picker, events."""

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.worker import get_current_worker

from library.errors import LibraryError
from tui.binding import bind
from tui.first_use import import_screen
from tui.names_in_words import counted
from tui.screens.browse.naming import NamingScreen
from tui.throttle import Throttle
from tui.widgets.lists.article_list import ArticleList

if TYPE_CHECKING:
    from search.model import Row
    from tui.screens.compare.layout import Left, Wish
    from tui.screens.note_editor import Written

MOST = 4
"""Articles that can be compared at once."""


class ComparingScreen(NamingScreen):
    """Opens comparisons, and finds in the background which articles report one event."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare.open", "compare"),
        bind("compare.pick", "pick_counterpart", show=False),
        bind("coverage.open", "show_coverage", show=False),
    ]

    # -- marks -----------------------------------------------------------------------------------
    @on(ArticleList.MarkWished)
    def _mark(self, event: ArticleList.MarkWished) -> None:
        event.stop()
        marked = list(self.articles.marked)
        if event.row.id in marked:
            marked.remove(event.row.id)
        elif len(marked) < MOST:
            marked.append(event.row.id)
        else:
            self.confirm(f"{MOST} articles are marked already: c compares them.")
            return
        self.articles.marked = tuple(marked)
        self.articles.action_move(1)
        if len(marked) > 1:
            self.say(f"{len(marked)} marked: c compares them, esc unmarks")
        else:
            self.say("Marked: mark another one, or c on another one" if marked else "")

    def _can_go_back(self) -> bool:
        return super()._can_go_back() or (self.is_mounted and bool(self.articles.marked))

    def action_back(self) -> None:
        """Go one step back; marks are taken away first."""
        if self.focused is self.articles and self.articles.marked:
            self.articles.marked = ()
            self.say("")
        else:
            super().action_back()

    # -- comparing -------------------------------------------------------------------------------
    def _article_at_hand(self) -> "Row | None":
        return self.articles.current if self.focused is self.articles else self.row

    def action_compare(self) -> None:
        """Compare the marked articles; without marks, the one at hand with its best counterpart."""
        here, marked = self._article_at_hand(), list(self.articles.marked)
        if len(marked) < 2 and here is None:
            self.confirm("There is no article to compare.")
            return
        if len(marked) < 2 and here and here.id not in marked:
            marked.append(here.id)
        self.open_comparison(marked)

    def open_comparison(self, ids: list[str]) -> None:
        """Compare articles; one alone with its best counterpart."""
        self.articles.marked = ()
        self.say("")
        self._show_comparison(ids)

    @work(exclusive=True, group="show-screen", exit_on_error=False)
    async def _show_comparison(self, ids: list[str]) -> None:
        await import_screen("tui.screens.compare.screen")
        from tui.screens.compare.screen import CompareScreen  # noqa: PLC0415 - imported just now

        self.app.push_screen(CompareScreen(self.library, ids, self.noted_elsewhere), self._compared)

    def noted_elsewhere(self, outcome: "Written | None") -> None:
        """Keep a draft, or show a note, that was written while articles were compared."""
        from library.notes.model import Draft  # noqa: PLC0415 - not at the start

        if isinstance(outcome, Draft):
            self.written(outcome)
        elif outcome:
            self.notes_changed()

    def _compared(self, left: "Left | Wish | None") -> None:
        from tui.screens.compare.layout import Wish  # noqa: PLC0415 - not at the start

        if isinstance(left, Wish):
            self.search_for(left.query)
        elif left:
            self.go_back_to(left)

    @work(exclusive=True, group="go-to-note", exit_on_error=False)
    async def go_back_to(self, left: "Left") -> None:
        """Show the article and statement at which the comparison was left."""
        if not await self.go_to(left.article, left.span):
            self.confirm("That article is gone.")

    @work(exclusive=True, group="show-screen", exit_on_error=False)
    async def action_pick_counterpart(self) -> None:
        """Choose what to compare the article at hand with."""
        here = self._article_at_hand()
        await import_screen("tui.screens.compare.picking")
        from tui.screens.compare.picking import CounterpartPicker  # noqa: PLC0415 - just imported

        if here:
            comparisons = self.library.comparisons
            picker = CounterpartPicker(
                here.title, lambda text: comparisons.counterparts(here.id, text)
            )
            self.app.push_screen(
                picker, lambda id: self.open_comparison([here.id, id]) if id else None
            )

    # -- events ----------------------------------------------------------------------------------
    @work(exclusive=True, group="show-screen", exit_on_error=False)
    async def action_show_coverage(self) -> None:
        """Show how outlets cover the event of the article at hand."""
        here = self._article_at_hand()
        await import_screen("tui.screens.coverage")
        from tui.screens.coverage import CoverageScreen  # noqa: PLC0415 - imported just now

        if here:
            screen = CoverageScreen(self.library, here.id)
            self.app.push_screen(screen, lambda query: self.search_for(query) if query else None)
        else:
            self.confirm("There is no article whose event could be shown.")

    def names_found(self) -> None:
        """Go on with the events, which names are good for."""
        super().names_found()
        self.find_events()

    @work(thread=True, exclusive=True, group="find-events", exit_on_error=False)
    def find_events(self) -> None:
        """Find events in a thread, which leaves the work to other processes."""
        worker, app, saying = get_current_worker(), self.app, Throttle()

        def progress(done: int, total: int) -> None:
            if total and saying.due():
                app.call_from_thread(self.say_underway, f"events: {done:,} of {total:,}")

        try:
            report = self.library.events.find(progress, lambda: worker.is_cancelled)
        except LibraryError as problem:
            app.call_from_thread(self.warn, str(problem))
        else:
            if report.notice:
                app.call_from_thread(self.warn, report.notice)
            waiting = self.library.events.pending() if report.busy else 0
            if waiting and not worker.is_cancelled:
                app.call_from_thread(
                    self.say_underway, f"events: {counted(waiting, 'article')} left"
                )
                return
        if not worker.is_cancelled:
            app.call_from_thread(self.say_underway, "")
            app.call_from_thread(self.events_found)

    def events_found(self) -> None:
        """Follow: it was looked which articles report one event."""

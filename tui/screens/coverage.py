"""Coverage at a glance: when each outlet reported an event, and how much others report, too."""

import asyncio
from threading import Event as Flag
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from comparison.signs import counted
from corpus.text import clean_line
from corpus.work import Progress
from library.comparing.covering import Covered
from library.desk import Library
from library.errors import ComparisonCancelled, LibraryError
from library.events.model import Event
from tui.binding import bind
from tui.comparing.covering import describe_event
from tui.screens.fitted import FittedScreen
from tui.screens.help import HelpScreen, key_groups
from tui.widgets.bars import Bar
from tui.widgets.hint_line import HintLine
from tui.widgets.lists.coverage_list import CoverageAxis, CoverageList
from tui.widgets.lists.cursor_list import CursorList

HELP_TITLES = {"CoverageList": "On the outlets", "CoverageScreen": "Everywhere"}
SIGNS = "━ ● another outlet reports it, too   ╍ ◐ possibly related   ┄ ○ only here   ◆ an article"
ALONE = "No other article here is on the same event, as far as is known."


class CoverageScreen(FittedScreen[str | None]):
    """Shows the event of an article; answers with a query for articles that are to be listed."""

    DEFAULT_CSS = """
    CoverageScreen {
        & #coverage-head { background: $surface; }
        & #coverage-message { display: none; padding: 2 4; height: 1fr; }
        & #coverage-signs { padding: 0 2; color: $quiet; height: auto; }
        &.-narrow #coverage-signs { display: none; }
        &.-waiting #coverage-message { display: block; }
        &.-waiting CoverageList, &.-waiting CoverageAxis, &.-waiting #coverage-signs {
            display: none;
        }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("coverage.list", "list_all"),
        bind("coverage.leave", "leave"),
        bind("help.open", "show_keys"),
    ]

    def __init__(self, library: Library, article: str) -> None:
        """`article` is the id of an article on the event."""
        super().__init__()
        self.library = library
        self._article = article
        self._event: Event | None = None
        self._given_up = Flag()

    def compose(self) -> ComposeResult:
        """Lay out head, axis, outlets, signs and hints."""
        yield Bar(id="coverage-head")
        yield Static(id="coverage-message", markup=False)
        yield CoverageAxis()
        yield CoverageList(id="coverage")
        yield Static(Content(SIGNS), id="coverage-signs", markup=False)
        yield HintLine(id="coverage-hints")

    def on_mount(self) -> None:
        """Begin to compare."""
        self.query_one(CoverageList).focus()
        self.query_one("#coverage-head", Bar).left = Content.styled("Coverage", "bold $accent")
        self.load()

    def on_unmount(self) -> None:
        """Give up what is under way."""
        self._given_up.set()

    @work(exclusive=True, group="cover", exit_on_error=False)
    async def load(self) -> None:
        """Compare the articles of the event and show what came of it."""
        self._show_message("Comparing the articles of this event …")
        app = self.app

        def progress(done: int, total: int) -> None:
            if total > 1:
                message = f"Comparing the articles of this event … {100 * done // total} %"
                app.call_from_thread(self._show_message, message)

        try:
            event, covered = await asyncio.to_thread(self._find_coverage, progress)
        except ComparisonCancelled:
            return
        except LibraryError as problem:
            self._show_message(str(problem))
            return
        self._show(event, covered)

    def _find_coverage(self, progress: Progress) -> tuple[Event, Covered]:
        event = self.library.events.event_of(self._article)
        if event is None:
            raise LibraryError(ALONE)
        cover, stopped = self.library.comparisons.cover, self._given_up.is_set
        return event, cover(event.articles, event.copies, progress, stopped)

    def _show_message(self, message: str) -> None:
        self.add_class("-waiting")
        shown = Content.assemble((message, "bold"), ("\n\nesc goes back", "$quiet"))
        self.query_one("#coverage-message", Static).update(shown)

    def _show(self, event: Event, covered: Covered) -> None:
        self._event = event
        self.remove_class("-waiting")
        self.query_one(CoverageList).show_coverage(covered.coverage)
        self.query_one(CoverageAxis).coverage = covered.coverage
        bar = self.query_one("#coverage-head", Bar)
        title = (clean_line(event.title), "bold")
        bar.left = Content.assemble(("Coverage  ", "bold $accent"), title)
        bar.right = Content(describe_event(covered.coverage))
        rest = len(covered.coverage.moments) - covered.compared
        if rest:
            self.query_one(HintLine).status = f"{counted(rest, 'article')} not compared"
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to list articles once they are known."""
        if action == "list_all" and self._event is None:
            return False
        return super().check_action(action, parameters)

    # -- leaving ---------------------------------------------------------------------------------
    @on(CursorList.Chosen, "#coverage")
    def _list_outlet(self, event: CursorList.Chosen) -> None:
        event.stop()
        current = self.query_one(CoverageList).current
        if current and self._event:
            quoted = (current.outlet or "").replace('"', " ")
            outlet = f' outlet:"{quoted}"' if current.outlet else ""
            self.dismiss(f"event:{self._event.id}{outlet}")

    def action_list_all(self) -> None:
        """Go back to the articles and list those of the event."""
        if self._event:
            self.dismiss(f"event:{self._event.id}")

    def action_leave(self) -> None:
        """Go back, with the list as it was."""
        self.dismiss(None)

    def action_show_keys(self) -> None:
        """List every key of this screen."""
        self.app.push_screen(HelpScreen(key_groups(self, HELP_TITLES)))

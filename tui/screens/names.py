"""All names of the corpus: a table to sort and filter, and who mentions whom."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from corpus.text import clean_line
from library.desk import Library
from library.errors import LibraryError
from library.names.model import NameOrder, NameRow
from tui.binding import bind
from tui.names_in_words import GROUPS, counted, name_query
from tui.screens.deciding import DecidingScreen
from tui.screens.fitted import FittedScreen
from tui.screens.help import HelpScreen, key_groups
from tui.widgets.bars import Bar
from tui.widgets.hint_line import HintLine
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.deciding_list import Named
from tui.widgets.lists.name_table import NameTable, NameTableHead
from tui.widgets.lists.outlet_counts import MOST, NameFacts, OutletCounts
from tui.widgets.prompt_bar import PromptBar

if TYPE_CHECKING:
    from library.names.names import Names

POLL = 2.0
"""Seconds between looks for names found meanwhile."""
REST, TYPING_PAUSE = 0.05, 0.08
"""Seconds that the cursor rests before its outlets are asked for; after a key in the filter."""
NEIGHBOURS = 200
"""Rows around the old place in which a name is looked for when the table changed."""
HELP_TITLES = {"NameTable": "In the table", "NamesScreen": "Everywhere"}


@dataclass
class TableView:
    """What somebody looks at in the table; kept while the screen is away."""

    text: str = ""
    """What the table is narrowed to."""
    order: NameOrder = NameOrder.MENTIONS
    backwards: bool = False
    kind: str | None = None
    """The only type shown; None for all."""
    cursor: int = 0


class NamesScreen(FittedScreen[None], DecidingScreen):
    """Lists every name of the corpus; the outlets of the one under the cursor stand beside it."""

    DEFAULT_CSS = """
    NamesScreen {
        & #names-head { background: $surface; }
        & #names-filter { background: $surface; }
        & #names-panes { height: 1fr; }
        & #names-left { width: 1fr; }
        & NameTableHead { margin: 0 0 0 0; }
        & #names-empty { display: none; padding: 1 3; color: $quiet; height: auto; }
        & OutletCounts { width: 38; border-left: solid $rule; }
        &.-medium #names-panes, &.-narrow #names-panes { layout: vertical; }
        &.-medium #names-left, &.-narrow #names-left { height: 1fr; }
        &.-medium OutletCounts, &.-narrow OutletCounts {
            width: 1fr; height: 9; border-left: none; border-top: solid $rule;
        }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-medium"), (120, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("names.filter", "filter"),
        bind("names.sort", "sort"),
        bind("names.turn", "turn_around", show=False),
        bind("names.kind", "next_kind", show=False),
        bind("names.leave", "leave"),
        bind("help.open", "show_keys"),
    ]

    def __init__(
        self, library: Library, view: TableView, list_articles: Callable[[str], None]
    ) -> None:
        """`view` is kept up to date; `list_articles` is told a query when the screen is left."""
        super().__init__()
        self.library = library
        self._view = view
        self._list_articles = list_articles
        self._generation: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out head, filter, table and outlets."""
        yield Bar(id="names-head")
        yield PromptBar("/", "part of a name or a spelling", id="names-filter")
        with Horizontal(id="names-panes"):
            with Vertical(id="names-left"):
                yield NameTableHead()
                yield Static(id="names-empty", markup=False)
                yield NameTable(id="name-table")
            yield OutletCounts()
        yield HintLine(id="names-hints")

    def on_mount(self) -> None:
        """Show the names as they were looked at last."""
        self.table.focus()
        if self._view.text:
            self.query_one("#names-filter", PromptBar).open(self._view.text)
            self.table.focus()
        self.watch(self.table, "marked", self._follow_marks, init=False)
        self.ask(cursor=self._view.cursor)
        self.set_interval(POLL, self.look_for_names)

    @property
    def names(self) -> "Names":
        """All names of the corpus."""
        return self.library.names

    @property
    def table(self) -> NameTable:
        """The table."""
        return self.query_one(NameTable)

    # -- what is in the table --------------------------------------------------------------------
    @work(exclusive=True, group="ask-table", exit_on_error=False)
    async def ask(self, *, cursor: int | None = None, pause: float = 0.0) -> None:
        """Show the rows that the view asks for; a newer request wins.

        Without `cursor`, the cursor stays on its name when that is still near.
        """
        await asyncio.sleep(pause)
        view, here = self._view, self.table.current
        at = self.table.cursor if cursor is None else cursor

        def fetch() -> tuple[int, Sequence[NameRow], int]:
            generation = self.names.generation()
            rows = self.names.table(view.text, view.order, reverse=view.backwards, kind=view.kind)
            return generation, rows, at if cursor is not None else find_row(rows, here, at)

        if found := await self.ask_names(fetch):
            self._generation, rows, at = found
            self._show_rows(rows, at)

    def _show_rows(self, rows: Sequence[NameRow], at: int) -> None:
        view, head = self._view, self.query_one(NameTableHead)
        head.order, head.backwards = view.order, view.backwards
        self.table.show_rows(rows, view.order, cursor=at)
        empty = self.query_one("#names-empty", Static)
        empty.display = not rows
        empty.update(Content(self._why_empty()))
        self._show_head()
        self._show_outlets()

    def _why_empty(self) -> str:
        if self._view.text or self._view.kind:
            return "No name here holds that. Escape shows all again."
        return "No names yet. They are found in the background and appear here by themselves."

    def _show_head(self) -> None:
        total, view = self.table.length, self._view
        shown = GROUPS[view.kind].lower() if view.kind else ""
        facts = [counted(total, "name") if not shown else f"{total:,} {shown}"]
        bar = self.query_one("#names-head", Bar)
        title = ("Names", "bold $accent")
        bar.left = Content.assemble(
            title, "  ", self.library.name, "  ", (" · ".join(facts), "$quiet")
        )
        bar.right = Content(f"{self.table.cursor + 1:,}/{total:,}" if total else "")
        self.query_one("#names-filter", PromptBar).remark = facts[0]

    @work(exclusive=True, group="look-for-names", exit_on_error=False)
    async def look_for_names(self) -> None:
        """Show what was found meanwhile, here or by another session."""
        with suppress(LibraryError):
            new = await asyncio.to_thread(self.names.generation) != self._generation
            # What is being asked already brings the news, and knows where the cursor shall be.
            if new and not self._is_asking():
                self.ask()

    def _is_asking(self) -> bool:
        """Tell whether rows are on their way."""
        return any(each.group == "ask-table" and not each.is_finished for each in self.workers)

    # -- who mentions whom -----------------------------------------------------------------------
    @on(CursorList.Highlighted, "#name-table")
    def _follow_cursor(self, event: CursorList.Highlighted) -> None:
        event.stop()
        self._view.cursor = event.index
        self._show_head()
        self._show_outlets()

    def _follow_marks(self) -> None:
        self._show_outlets()

    @work(exclusive=True, group="outlets", exit_on_error=False)
    async def _show_outlets(self) -> None:
        await asyncio.sleep(REST)
        current, marked = self.table.current, self.table.marked
        rows = list(marked.values()) or ([current] if current else [])
        facts = await self.ask_names(lambda: self._fetch_facts(rows[:MOST]))
        if facts is not None:
            self.query_one(OutletCounts).facts = facts

    def _fetch_facts(self, rows: Sequence[Named]) -> tuple[NameFacts, ...]:
        return tuple(
            NameFacts(row.name, self.names.outlets_of(row.id), self.names.spellings(row.id))
            for row in rows
        )

    # -- filter and order ------------------------------------------------------------------------
    def action_filter(self) -> None:
        """Open the filter."""
        self.query_one("#names-filter", PromptBar).open(self._view.text)

    @on(PromptBar.Edited, "#names-filter")
    def _narrow(self, event: PromptBar.Edited) -> None:
        event.stop()
        self._view.text = event.text
        self.ask(cursor=0, pause=TYPING_PAUSE)

    @on(PromptBar.Submitted, "#names-filter")
    def _keep_filter(self, event: PromptBar.Submitted) -> None:
        event.stop()
        if not event.text:
            event.bar.close()
        self.table.focus()

    @on(PromptBar.Left, "#names-filter")
    def _leave_filter(self, event: PromptBar.Left) -> None:
        event.stop()
        self._drop_filter()

    def _drop_filter(self) -> None:
        self.query_one("#names-filter", PromptBar).close()
        self.table.focus()
        if self._view.text or self._view.kind:
            self._view.text, self._view.kind = "", None
            self.ask()

    def action_sort(self) -> None:
        """Sort by the next column."""
        orders = list(NameOrder)
        self._view.order = orders[(orders.index(self._view.order) + 1) % len(orders)]
        self._view.backwards = False
        self.ask(cursor=0)

    def action_turn_around(self) -> None:
        """Sort the other way round."""
        self._view.backwards = not self._view.backwards
        self.ask(cursor=0)

    def action_next_kind(self) -> None:
        """Show only people, then organisations, places, other names, and all again."""
        kinds = [None, *GROUPS]
        self._view.kind = kinds[(kinds.index(self._view.kind) + 1) % len(kinds)]
        self.ask(cursor=0)

    # -- deciding --------------------------------------------------------------------------------
    def names_decided(self) -> None:
        """Show what a decision changed."""
        self.ask()

    def confirm(self, done: str) -> None:
        """Say for a while what was done."""
        self.query_one(HintLine).confirm(done)

    def warn(self, problem: str) -> None:
        """Say that something went wrong, so that it is not missed."""
        self.app.notify(clean_line(problem, 500), severity="error", markup=False, timeout=12)

    # -- leaving ---------------------------------------------------------------------------------
    @on(CursorList.Chosen, "#name-table")
    def _list_chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        if row := self.table.current:
            self.list_articles(name_query(row.name))

    def list_articles(self, query: str) -> None:
        """Go back to the articles and list those that a query finds."""
        self.dismiss()
        self._list_articles(query)

    def action_leave(self) -> None:
        """Show all names again; when they are shown, go back to the articles."""
        if self.table.marked:
            self.table.marked = {}
        elif self._view.text or self._view.kind:
            self._drop_filter()
        else:
            self.dismiss()

    def action_show_keys(self) -> None:
        """List every key of this screen."""
        self.app.push_screen(HelpScreen(key_groups(self, HELP_TITLES)))


def find_row(rows: Sequence[NameRow], wanted: Named | None, near: int) -> int:
    """Return where a name stands in another table, when near its old place; else that place."""
    near = max(0, min(len(rows) - 1, near))
    if wanted:
        around = range(max(0, near - NEIGHBOURS), min(len(rows), near + NEIGHBOURS))
        for at in sorted(around, key=lambda index: abs(index - near)):
            if rows[at].id == wanted.id:
                return at
    return near

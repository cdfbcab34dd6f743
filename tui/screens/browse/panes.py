"""The layout of the main screen: which panes are there, and which has the focus."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from tui.event_groups import EventGroups, find_groups
from tui.screens.fitted import FittedScreen
from tui.widgets.article_list import ArticleList
from tui.widgets.bars import Bar
from tui.widgets.cursor_list import CursorList
from tui.widgets.details import Details
from tui.widgets.hint_line import HintLine
from tui.widgets.list_pane import ListPane
from tui.widgets.named_reader import NamedReader
from tui.widgets.prompt_bar import PromptBar
from tui.widgets.reader_pane import ReaderPane
from tui.widgets.side_pane import SidePane

if TYPE_CHECKING:
    from library.desk import Library
    from library.model import Listing, Opened
    from search.model import Row, Snippet

MANY_WORDS = 6_000
"""Words of an article of which the snippet is looked for in a thread."""
BREAKPOINTS = ((0, "-narrow"), (80, "-medium"), (120, "-wide"))
"""Columns from which the screen has a CSS class."""


class PanesScreen(FittedScreen[None]):
    """List, reader and side pane.

    From 120 columns all three stand side by side; from 80 the side pane comes when asked for, in
    place of the list; below 80 one pane is shown at a time. The state is kept in CSS classes:
    `-reading` (narrow: the reader, not the list), `-side` (side pane asked for), `-alone`.
    """

    AUTO_FOCUS = "ArticleList"
    HORIZONTAL_BREAKPOINTS = list(BREAKPOINTS)  # noqa: RUF012 - declared so by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_pane(1)", "Next pane", id="view.next-pane", show=False),
        Binding("shift+tab", "next_pane(-1)", "Previous pane", id="view.previous-pane", show=False),
        Binding("l,right", "move_right", "Pane to the right", id="view.right", show=False),
        Binding("h,left", "move_left", "Pane to the left", id="view.left", show=False),
        Binding("i", "toggle_side", "Details", id="view.side", show=False),
        Binding("I", "next_section", "Details, names, notes", id="view.section", show=False),
        Binding("z", "toggle_alone", "Reader alone", id="view.alone", show=False),
    ]

    def __init__(self, library: "Library") -> None:
        super().__init__()
        self.library = library
        self.listing: Listing | None = None
        """What the list shows, before its filter."""
        self.row: Row | None = None
        """The row of the article in the reader."""
        self.opened: Opened | None = None
        """The article in the reader."""
        self._covered: Widget | None = None
        """What had the focus when the side pane took the place of the list."""

    def compose(self) -> ComposeResult:
        """Lay out head, search bar, panes and hints."""
        yield PromptBar("/", 'words · "a phrase" · outlet:name · date:2025-08', id="search")
        yield Bar(id="head")
        with Horizontal(id="panes"):
            yield ListPane(
                self.library.rows, self.best_snippet, self.library.narrow, self.group_articles
            )
            yield ReaderPane(measure=self.library.settings.measure)
            yield SidePane(id="side-pane")
        yield HintLine(id="hints")

    def best_snippet(self, row: "Row") -> "Snippet | None":
        """Return what to show of an article in a list of hits; of a long one it comes later."""
        if self.listing is None or not self.listing.text:
            return None
        if row.words > MANY_WORDS:
            self._bring_snippet(row, self.listing)
            return None
        return self._find_snippet(row, self.listing)

    def _find_snippet(self, row: "Row", listing: "Listing") -> "Snippet | None":
        snippets = self.library.hits(row.id, listing, 1).snippets
        return snippets[0] if snippets else None

    @work(group="snippets", exit_on_error=False)
    async def _bring_snippet(self, row: "Row", listing: "Listing") -> None:
        snippet = await asyncio.to_thread(self._find_snippet, row, listing)
        if snippet and self.listing is listing:
            self.articles.take_snippet(row.key, snippet)

    def group_articles(self, keys: Sequence[int]) -> EventGroups:
        """Return which articles report one event. Blocks."""
        return find_groups(self.library.rows(keys), self.library.comparisons.events())

    # -- the parts -----------------------------------------------------------------------------
    @property
    def list_pane(self) -> ListPane:
        """The pane of the list."""
        return self.query_one(ListPane)

    @property
    def articles(self) -> ArticleList:
        """The list of articles."""
        return self.query_one(ArticleList)

    @property
    def reader(self) -> NamedReader:
        """The reader."""
        return self.query_one(NamedReader)

    @property
    def reader_pane(self) -> ReaderPane:
        """The pane of the reader."""
        return self.query_one(ReaderPane)

    @property
    def side_pane(self) -> SidePane:
        """The side pane."""
        return self.query_one(SidePane)

    @property
    def details(self) -> Details:
        """The side pane's section about the article itself."""
        return self.query_one(Details)

    @property
    def search_bar(self) -> PromptBar:
        """The search bar."""
        return self.query_one("#search", PromptBar)

    @property
    def said(self) -> str:
        """What the last line says now."""
        return self.query_one(HintLine).status

    def say(self, status: str) -> None:
        """Say in the last line what is going on; empty when nothing is."""
        self.query_one(HintLine).status = status

    def confirm(self, done: str) -> None:
        """Say for a while what was done, or why it was not."""
        self.query_one(HintLine).confirm(done)

    def set_head(self, left: Content, right: Content) -> None:
        """Set the first line."""
        bar = self.query_one("#head", Bar)
        bar.left, bar.right = left, right

    def cover_head(self, *, covered: bool) -> None:
        """Give the first line to the search bar, or take it back."""
        # A class of the screen would do as well, but each change of one styles every widget.
        self.query_one("#head").set_class(covered, "-covered")

    # -- focus ---------------------------------------------------------------------------------
    def visible_panes(self) -> list[Widget]:
        """Return what can have the focus, from left to right."""
        panes: list[Widget] = [
            self.articles,
            self.reader,
            *self.side_pane.query(CursorList),
        ]
        return [pane for pane in panes if pane.display and pane.parent and self._is_shown(pane)]

    def _is_shown(self, pane: Widget) -> bool:
        return all(getattr(node, "display", True) for node in pane.ancestors_with_self)

    def focus_list(self) -> None:
        """Go to the list, bringing it back when it is folded away."""
        self.remove_class("-reading", "-alone", "-side" if self.has_class("-narrow") else "-none")
        self.articles.focus()

    def focus_reader(self) -> None:
        """Go to the reader."""
        # Elsewhere the class would change nothing, but each change of one styles every widget.
        if self.has_class("-narrow"):
            self.update_classes({"-reading": True, "-side": False})
        self.reader.focus()

    def action_next_pane(self, step: int) -> None:
        """Go to the next or previous pane; on a narrow screen that folds one away."""
        if self.has_class("-narrow") or self.has_class("-alone"):
            (self.focus_list if self.focused is self.reader else self.focus_reader)()
            return
        panes = self.visible_panes()
        at = panes.index(self.focused) if self.focused in panes else -step
        panes[(at + step) % len(panes)].focus()

    def action_move_right(self) -> None:
        """Go one pane to the right, from the list to the reader."""
        panes = self.visible_panes()
        if self.focused in panes[1:] or self.focused is self.reader:
            panes[-1].focus()
        else:
            self.focus_reader()

    def action_move_left(self) -> None:
        """Go one pane to the left, from the reader to the list."""
        if self.focused and self.side_pane in self.focused.ancestors:
            self.focus_reader()
        else:
            self.focus_list()

    # -- layout --------------------------------------------------------------------------------
    def action_toggle_side(self) -> None:
        """Show or hide the side pane where it is not always there."""
        if self.has_class("-wide"):
            self.toggle_class("-no-side")
            self.call_after_refresh(self._keep_focus)
            return
        covered, self._covered = self._covered, None
        if not self.has_class("-side"):
            self._covered = self.focused
        self.toggle_class("-side")
        self.call_after_refresh(self._keep_focus, covered)

    def action_next_section(self) -> None:
        """Show the next section of the side pane, which comes when it is not there."""
        if not self._is_shown(self.side_pane):
            self.action_toggle_side()
        focused = self.focused
        inside = focused is not None and self.side_pane in focused.ancestors
        self.side_pane.show_next_section()
        if inside:
            lists = [each for each in self.visible_panes() if self.side_pane in each.ancestors]
            (lists[0] if lists else self.reader).focus()

    def action_toggle_alone(self) -> None:
        """Show the reader alone, or everything again."""
        self.toggle_class("-alone")
        self.focus_reader()

    def on_resize(self, event: Resize) -> None:
        """Keep what is read in view, and the focus on a pane that can be seen."""
        reading = self.has_class("-reading") or self.focused not in (None, self.articles)
        self.set_class(event.size.width < BREAKPOINTS[1][0] and reading, "-reading")
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self, wanted: Widget | None = None) -> None:
        """See to it that something visible has the focus, `wanted` if that can be."""
        panes = self.visible_panes()
        if wanted in panes:
            wanted.focus()
        elif panes and (self.focused is None or not self._is_shown(self.focused)):
            panes[0].focus()

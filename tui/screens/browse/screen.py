"""The main screen as a whole: where it starts, what it leaves behind, and its help."""

from typing import ClassVar

from textual.binding import BindingType

from library.marks.marks import Place
from search.model import Order
from tui.binding import bind
from tui.screens.browse.freshness import FreshScreen
from tui.textual_seams.lean_output import LeanOutput

HELP_TITLES = {
    "ArticleList": "In a list",
    "NamedReader": "In the reader",
    "ReaderPane": "While selecting",
    "NameList": "In the names",
    "BrowseScreen": "Everywhere",
    "ListPane": "In a list",
    "Lesart": "Everywhere",
}
"""Heading of the keys by class of widget; the same heading makes one group."""

SEEN = 0.2
"""Seconds from the first article until the work in the background begins: keys come first."""
LATEST = 2.0
"""Seconds after which the work in the background begins, even without anything to read."""
KEEP_EVERY = 60.0
"""Seconds between two times that the screen is kept, should the program be killed."""


class BrowseScreen(FreshScreen):
    """Reads and searches one library."""

    begun: bool = False
    """Whether the work in the background has begun."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("view.refused", "show_refused", show=False),
        bind("help.open", "show_keys"),
    ]  # fmt: skip

    def on_mount(self) -> None:
        """Begin where the last session ended, then look for news."""
        if isinstance(self.app, LeanOutput):
            self.app.hold_output(self)
        place = self.library.marks.last_place()
        if place and place.order in set(Order) - {Order.RELEVANCE}:
            self.order = Order(place.order)
        self.show_marks()
        self.articles.focus()
        keys = self.library.keys_of([place.article]) if place and place.article else []
        self.find("", keep=keys[0] if keys else None)
        self.set_timer(LATEST, self._begin_background)
        self.set_interval(KEEP_EVERY, self.keep_frame)

    def article_shown(self) -> None:
        """Begin what goes on in the background once there is something to read, and it is seen."""
        super().article_shown()
        if not self.begun:
            self.set_timer(SEEN, self._begin_background)

    def _begin_background(self) -> None:
        if self.begun:
            return
        self.begun = True
        self.start_freshening()
        self.start_noting()
        self.start_naming()
        self.show_drafts(asked=False)

    def keep_frame(self) -> None:
        """Keep the screen for the start of the next session, when it is as the start shows it."""
        searching = not self.listing or self.listing.text or self.list_pane.filter_text
        # Textual calls a screen under a dialog current, too.
        topmost = self.app.screen is self
        plain = topmost and not searching and not self.has_class("-alone")
        if plain and isinstance(self.app, LeanOutput):
            self.app.keep_screen(self.library.folder)

    def keep_place(self) -> None:
        """Remember where the reader is, for the next session."""
        self.keep_frame()
        self.keep_position()
        article = self.row.id if self.row else None
        place = Place(article=article, query="", order=self.order)
        self.keep_mark(lambda: self.library.marks.remember_place(place), show=False)

    def action_show_refused(self) -> None:
        """List the files that could not be read."""
        from tui.screens.refused import RefusedScreen  # noqa: PLC0415 - not at the start

        self.app.push_screen(RefusedScreen(self.report.skipped))

    def action_show_keys(self) -> None:
        """List every key of this screen."""
        from tui.screens.help import HelpScreen, key_groups  # noqa: PLC0415 - not at the start

        self.app.push_screen(HelpScreen(key_groups(self, HELP_TITLES)))

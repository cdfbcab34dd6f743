"""The reader with its title line, and the keys that hold while a passage is being selected."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from corpus.dates import reading_minutes, short_day
from corpus.text import clean_line
from library.model import Opened
from search.model import Row
from tui.binding import bind
from tui.widgets.bars import Bar, join_parts
from tui.widgets.texts.named_reader import NamedReader
from tui.widgets.texts.reader import NOTHING

GONE = "The file is gone – this is the last version read"


class ReaderPane(Vertical):
    """Shows one article."""

    DEFAULT_CSS = """
    ReaderPane {
        & > #reader-title { background: $surface; color: $quiet; }
        & > Reader { margin: 1 0 0 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("select.leave", "leave_selection"),
        bind("select.word", "extend('word', 1)"),
        bind("select.word-back", "extend('word', -1)", show=False),
        bind("select.sentence", "extend('sentence', 1)"),
        bind("select.sentence-back", "extend('sentence', -1)", show=False),
        bind("select.paragraph", "extend('paragraph', 1)"),
        bind("select.paragraph-back", "extend('paragraph', -1)", show=False),
        bind("select.down", "extend_lines(1)", show=False),
        bind("select.up", "extend_lines(-1)", show=False),
        bind("select.other-end", "swap_ends"),
    ]  # fmt: skip

    def __init__(self, *, measure: int) -> None:
        super().__init__(id="reader-pane")
        self._measure = measure
        self.row: Row | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title line above the reader."""
        yield Bar(id="reader-title")
        yield NamedReader(id="reader", measure=self._measure)

    @property
    def reader(self) -> NamedReader:
        """The reader itself."""
        return self.query_one(NamedReader)

    def show_article(self, row: Row | None, opened: Opened | None, *, offset: int = 0) -> None:
        """Show an article, the line that holds code point `offset` at the top."""
        self.row = row
        bar = self.query_one("#reader-title", Bar)
        if row is None or opened is None:
            bar.left = Content()
            self.reader.show_article(None, NOTHING)
        else:
            article = opened.article
            source = clean_line(article.outlet or article.path)
            minutes = f"{reading_minutes(row.words)} min"
            facts = join_parts(short_day(article.date), minutes, article.language or "")
            bar.left = Content.assemble((source, "bold"), " · ", facts)
            self.reader.show_article(article, opened.outline, offset=offset)
        self._show_percent()

    def show_gone(self) -> None:
        """Say above the text that its file is not there any more."""
        bar = self.query_one("#reader-title", Bar)
        bar.left = Content.styled(GONE, "bold $warning")

    # -- selecting -----------------------------------------------------------------------------
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the keys of a selection pass when there is none."""
        if action in ("extend", "extend_lines", "swap_ends"):
            return self.is_mounted and self.reader.selection is not None
        if action == "leave_selection":
            reader = self.reader if self.is_mounted else None
            return reader is not None and bool(reader.selection or reader.caret)
        return super().check_action(action, parameters)

    def action_extend(self, unit: str, step: int) -> None:
        """Move an end of the selection by a unit of the text."""
        self.reader.extend(unit, step)

    def action_extend_lines(self, lines: int) -> None:
        """Move an end of the selection by lines."""
        self.reader.extend_lines(lines)

    def action_swap_ends(self) -> None:
        """Move the other end of the selection from now on."""
        self.reader.swap_ends()

    def action_leave_selection(self) -> None:
        """End the selection, then hide the caret."""
        self.reader.leave_selection()

    # -- the title line ------------------------------------------------------------------------
    def on_mount(self) -> None:
        """Follow the reader in the same frame that scrolls it, not in one of its own."""
        self.watch(self.reader, "scroll_y", self._show_percent, init=False)

    def _show_percent(self) -> None:
        percent = f"{self.reader.percent} %" if self.row else ""
        self.query_one("#reader-title", Bar).right = Content(percent)

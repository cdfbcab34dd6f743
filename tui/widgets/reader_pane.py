"""The reader with its title line: outlet, date, reading time, and how far one has come."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from corpus.text import clean_line
from library.model import Opened
from search.model import Row
from tui.dates import reading_minutes, short_day
from tui.widgets.bars import Bar, join_parts
from tui.widgets.reader import NOTHING, Reader


class ReaderPane(Vertical):
    """Shows one article."""

    DEFAULT_CSS = """
    ReaderPane {
        & > #reader-title { background: $surface; color: $quiet; }
        & > Reader { margin: 1 0 0 0; }
    }
    """

    def __init__(self, *, measure: int) -> None:
        super().__init__(id="reader-pane")
        self._measure = measure
        self.row: Row | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title line above the reader."""
        yield Bar(id="reader-title")
        yield Reader(id="reader", measure=self._measure)

    @property
    def reader(self) -> Reader:
        """The reader itself."""
        return self.query_one(Reader)

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

    def on_mount(self) -> None:
        """Follow the reader in the same frame that scrolls it, not in one of its own."""
        self.watch(self.reader, "scroll_y", self._show_percent, init=False)

    def _show_percent(self) -> None:
        percent = f"{self.reader.percent} %" if self.row else ""
        self.query_one("#reader-title", Bar).right = Content(percent)

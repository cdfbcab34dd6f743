"""The matrix: what every outlet says about each fact, in a table."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from comparison.model import Place
from tui.binding import bind
from tui.comparing.matrix import Matrix
from tui.screens.help import HelpScreen, key_groups
from tui.widgets.bars import Bar
from tui.widgets.hint_line import HintLine
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.matrix_table import MatrixHead, MatrixTable

HELP_TITLES = {"MatrixTable": "In the table", "MatrixScreen": "Everywhere"}
EMPTY = {
    "statements": "No statement is shared at this strictness; - in the comparison loosens it.",
    "differences": "No differences were found.",
    "words": "No term was found that one source uses and another avoids.",
    "names": "No names were found in these articles, or not yet.",
}


class MatrixScreen(Screen[Place | None]):
    """Shows one table at a time; answers with the statement that is to be read."""

    DEFAULT_CSS = """
    MatrixScreen {
        & #matrix-head { background: $surface; }
        & MatrixTable { margin: 1 0 0 0; }
        & #matrix-empty { display: none; padding: 1 3; color: $quiet; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("matrix.next", "next_table(1)"),
        bind("matrix.previous", "next_table(-1)", show=False),
        bind("matrix.leave", "leave"),
        bind("help.open", "show_keys"),
    ]

    def __init__(self, matrices: Sequence[Matrix], labels: Sequence[str]) -> None:
        super().__init__()
        self._matrices, self._labels = matrices, labels
        self._shown = 0
        self._table = MatrixTable(id="matrix")

    def compose(self) -> ComposeResult:
        """Lay out head, labels, table and hints."""
        yield Bar(id="matrix-head")
        yield MatrixHead(self._table)
        yield Static(id="matrix-empty", markup=False)
        yield self._table
        yield HintLine(id="matrix-hints")

    def on_mount(self) -> None:
        """Begin with the statements."""
        self.query_one(MatrixHead).labels = self._labels
        self._table.focus()
        self.show_table(0)

    def show_table(self, number: int) -> None:
        """Show one of the tables."""
        self._shown = number
        matrix = self._matrices[number]
        self._table.show_matrix(matrix)
        self.query_one(MatrixHead).refresh()
        empty = self.query_one("#matrix-empty", Static)
        empty.display = not matrix.rows
        empty.update(Content(EMPTY.get(matrix.title, "")))
        titles = [
            (f"{each.title} {len(each.rows)}   ", "bold" if each is matrix else "$quiet")
            for each in self._matrices
        ]
        bar = self.query_one("#matrix-head", Bar)
        bar.left = Content.assemble(("Matrix   ", "bold $accent"), *titles)

    def action_next_table(self, step: int) -> None:
        """Show the next or previous table."""
        self.show_table((self._shown + step) % len(self._matrices))

    @on(CursorList.Chosen, "#matrix")
    def _choose(self, event: CursorList.Chosen) -> None:
        event.stop()
        if cell := self._table.current:
            self.dismiss(cell.place)

    def action_leave(self) -> None:
        """Go back to the texts as they were."""
        self.dismiss(None)

    def action_show_keys(self) -> None:
        """List every key of this screen."""
        self.app.push_screen(HelpScreen(key_groups(self, HELP_TITLES)))

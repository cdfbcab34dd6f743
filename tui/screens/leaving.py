"""The question whether something typed is to be kept."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.binding import bind

Answer = Literal["keep", "discard", "go on"]


class LeavingScreen(ModalScreen[Answer]):
    """Asks before an editor closes with something in it."""

    DEFAULT_CSS = """
    LeavingScreen {
        align: center middle;
        background: $background 40%;
        & > Static {
            width: 52; max-width: 96%; height: auto; padding: 1 2;
            background: $panel; border-left: thick $accent;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leaving.keep", "answer('keep')"),
        bind("leaving.discard", "answer('discard')"),
        bind("leaving.go-on", "answer('go on')"),
    ]

    def compose(self) -> ComposeResult:
        """Show the question and its answers."""
        yield Static(
            Content.assemble(
                ("This is not saved yet.\n\n", "bold"),
                ("k", "bold $accent"), " keep the draft for later\n",
                ("d", "bold $accent"), " discard what was typed\n",
                ("esc", "bold $accent"), " go on writing",
            ),
            markup=False,
        )  # fmt: skip

    def action_answer(self, answer: Answer) -> None:
        """Close with an answer."""
        self.dismiss(answer)

"""Small questions: one line to type, or one of a few things to choose."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.binding import bind
from tui.widgets.lists.cursor_list import CursorList
from tui.widgets.lists.line_list import Entry, LineList
from tui.widgets.prompt_input import PromptInput

HINTS = ("enter", "esc")


class LineQuestion(ModalScreen[str | None]):
    """Asks for one line; None when nobody answers or nothing was changed."""

    DEFAULT_CSS = """
    LineQuestion {
        align: center middle;
        background: $background 40%;
        & > Vertical {
            width: 64; max-width: 96%; height: auto; padding: 1 2;
            background: $panel; border-left: thick $accent;
        }
        & Static { height: auto; }
        & Input { margin: 1 0; border: none; height: 1; padding: 0; background: $surface; }
        & Input:focus { background-tint: transparent 0%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("question.leave", "leave"),
    ]

    def __init__(self, question: str, text: str, verb: str) -> None:
        """`verb` says what enter does."""
        super().__init__()
        self._question, self._text, self._verb = question, text, verb

    def compose(self) -> ComposeResult:
        """Lay out question, line and keys."""
        with Vertical():
            yield Static(Content.styled(self._question, "bold"), markup=False)
            yield PromptInput("")
            yield Static(describe_keys(self._verb), markup=False)

    def on_mount(self) -> None:
        """Begin with the text as it is."""
        line = self.query_one(PromptInput)
        line.value = self._text
        line.cursor_position = len(self._text)
        line.focus()

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        self.dismiss(text if text and text != self._text else None)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)


class ChoiceQuestion(ModalScreen[int | None]):
    """Asks which one; answers with its number from 0, None when nobody chooses."""

    DEFAULT_CSS = """
    ChoiceQuestion {
        align: center middle;
        background: $background 40%;
        & > Vertical {
            width: 64; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
            background: $panel; border-left: thick $accent;
        }
        & Static { height: auto; }
        & LineList { height: auto; max-height: 12; margin: 1 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("question.leave", "leave"),
    ]

    def __init__(self, question: str, entries: Sequence[Entry], verb: str, cursor: int = 0) -> None:
        """`verb` says what enter does."""
        super().__init__()
        self._question, self._entries, self._verb = question, entries, verb
        self._cursor = cursor

    def compose(self) -> ComposeResult:
        """Lay out question, choices and keys."""
        with Vertical():
            yield Static(Content.styled(self._question, "bold"), markup=False)
            yield LineList(id="choices")
            yield Static(describe_keys(self._verb), markup=False)

    def on_mount(self) -> None:
        """Show the choices."""
        choices = self.query_one(LineList)
        choices.show_entries(self._entries, cursor=self._cursor)
        choices.focus()

    @on(CursorList.Chosen)
    def _answer(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.dismiss(event.index)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)


def describe_keys(verb: str) -> Content:
    """Return what the two keys of a question do."""
    answer, leave = ((key, "bold $accent") for key in HINTS)
    return Content.assemble(answer, (f" {verb}   ", "$quiet"), leave, (" leave as it is", "$quiet"))

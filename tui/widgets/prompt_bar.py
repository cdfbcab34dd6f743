"""A one-line prompt to type into: the search bar and the list's filter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui.binding import bind

if TYPE_CHECKING:
    from textual.widgets import Input

    from tui.widgets.prompt_input import PromptInput


def is_prompt(widget: Widget | None) -> bool:
    """Tell whether a widget is the line to type in of a prompt bar."""
    return widget is not None and isinstance(widget.parent, PromptBar)


class PromptBar(Horizontal):
    """A sign, a line to type in, and a remark at the right; hidden until it is opened."""

    DEFAULT_CSS = """
    PromptBar {
        height: 1;
        padding: 0 1;
        display: none;
        &.-open { display: block; }
        & > .prompt-bar--sign { width: auto; color: $accent; text-style: bold; }
        & > Input { width: 1fr; border: none; height: 1; padding: 0; background: transparent; }
        & > Input:focus { background-tint: transparent 0%; }
        & > .prompt-bar--remark {
            width: auto; max-width: 60%; color: $quiet; padding: 0 0 0 2;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("prompt.leave", "leave"),
        bind("prompt.earlier", "recall(1)"),
        bind("prompt.later", "recall(-1)", show=False),
    ]

    history: reactive[Sequence[str]] = reactive[Sequence[str]](())
    """What was typed before, latest first."""
    remark: reactive[str] = reactive("")
    """Short text at the right, such as the number of matches."""

    @dataclass
    class Edited(Message):
        """The text changed."""

        bar: "PromptBar"
        text: str

        @property
        def control(self) -> "PromptBar":
            """The bar that it happened in."""
            return self.bar

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        bar: "PromptBar"
        text: str

        @property
        def control(self) -> "PromptBar":
            """The bar that it happened in."""
            return self.bar

    @dataclass
    class Left(Message):
        """Escape was pressed: what was typed is not wanted."""

        bar: "PromptBar"

        @property
        def control(self) -> "PromptBar":
            """The bar that it happened in."""
            return self.bar

    def __init__(self, sign: str, placeholder: str, *, id: str) -> None:
        super().__init__(id=id)
        self._sign = sign
        self._placeholder = placeholder
        self._recalled = -1
        self._typed = ""

    @property
    def entry(self) -> "PromptInput":
        """The line to type in; there is none before the bar was opened once."""
        from tui.widgets.prompt_input import PromptInput  # noqa: PLC0415 - not at the start

        return self.query_one(PromptInput)

    @property
    def text(self) -> str:
        """What is typed; it can be set whether the bar is open or not, and nobody is told."""
        return self.entry.value if self.children else ""

    @text.setter
    def text(self, text: str) -> None:
        if self.children or text:
            self._furnish()
            entry = self.entry
            with self.prevent(entry.Changed):
                entry.value = text
            entry.cursor_position = len(text)

    def _furnish(self) -> None:
        """Put in sign, input and remark, which the start of a screen does without."""
        if not self.children:
            from tui.widgets.prompt_input import PromptInput  # noqa: PLC0415 - not at the start

            self.mount(
                Static(Content(self._sign + " "), classes="prompt-bar--sign"),
                PromptInput(self._placeholder),
                Static(Content(self.remark), classes="prompt-bar--remark", markup=False),
            )

    def open(self, text: str) -> None:
        """Show the bar with a text to go on from."""
        self._recalled = -1
        self.add_class("-open")
        self._furnish()
        self.text = text
        # At once and not when the queue comes to it: the next key may have arrived already.
        self.screen.set_focus(self.entry)

    def close(self) -> None:
        """Hide the bar."""
        self.remove_class("-open")

    def watch_remark(self) -> None:
        """Show another remark."""
        if self.children:
            self.query_one(".prompt-bar--remark", Static).update(Content(self.remark))

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Edited(self, event.value))

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Pass on what Enter was pressed for."""
        event.stop()
        self.post_message(self.Submitted(self, event.value))

    def action_leave(self) -> None:
        """Give up what was typed."""
        self.post_message(self.Left(self))

    def action_recall(self, step: int) -> None:
        """Take back what was typed before; going later than the latest restores the new text."""
        if self._recalled < 0:
            self._typed = self.entry.value
        self._recalled = max(-1, min(len(self.history) - 1, self._recalled + step))
        text = self.history[self._recalled] if self._recalled >= 0 else self._typed
        self.entry.value = text
        self.entry.cursor_position = len(text)

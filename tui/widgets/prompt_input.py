"""The line to type in of a prompt bar; imported when one is opened for the first time."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from tui.binding import bind


class PromptInput(Input):
    """The line to type in, with a cursor that keeps still.

    A blinking one would send two kilobytes a second over the line, for ever.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("prompt.submit", "submit"),
    ]

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True)
        self.cursor_blink = False

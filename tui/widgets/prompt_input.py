"""The line to type in of a prompt bar; imported when one is opened for the first time."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class PromptInput(Input):
    """The line to type in, with a cursor that keeps still.

    A blinking one would send two kilobytes a second over the line, for ever.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Show results", id="prompt.submit"),
    ]

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True)
        self.cursor_blink = False

"""The files that could not be read, each with the reason."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus.text import clean_line
from library.model import Skipped
from tui.binding import bind

SHOWN = 500
"""Files listed; a folder with more refused ones is better looked at with `lesart index`."""


class RefusedScreen(ModalScreen[None]):
    """Lists refused files; nothing is changed here."""

    DEFAULT_CSS = """
    RefusedScreen {
        align: center middle;
        background: $background 70%;
        & > VerticalScroll {
            width: 90; max-width: 96%; height: auto; max-height: 92%;
            background: $surface; padding: 1 2; scrollbar-size: 0 0;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("refused.close", "dismiss"),
    ]

    def __init__(self, skipped: Sequence[Skipped]) -> None:
        super().__init__()
        self._skipped = skipped

    def compose(self) -> ComposeResult:
        """Lay out one file and its reason after the other."""
        with VerticalScroll():
            yield Static(self._content(), markup=False)

    def _content(self) -> Content:
        if not self._skipped:
            return Content("Every article in this folder could be read.")
        count = len(self._skipped)
        parts: list[Content | str | tuple[str, str]] = [
            (f"Not read: {count} file{'s' if count > 1 else ''}\n\n", "bold $accent")
        ]
        for skipped in self._skipped[:SHOWN]:
            parts += [(clean_line(skipped.path), "bold"), "\n  ", clean_line(skipped.reason), "\n"]
        if count > SHOWN:
            parts.append(f"… and {count - SHOWN} more; `lesart index` lists them all.\n")
        parts.append(("\nThe files themselves are untouched. escape closes this", "$quiet"))
        return Content.assemble(*parts)

"""The comparison as a whole: what is asked about it, what is written, and the way back."""

from typing import ClassVar

from textual.binding import BindingType

from tui.binding import bind
from tui.screens.compare.explaining import ExplainingScreen
from tui.screens.compare.layout import Left
from tui.screens.help import HelpScreen, key_groups

HELP_TITLES = {
    "CompareScreen": "Comparing",
    "DifferenceList": "In the differences",
    "ComparedText": "In a text",
}
"""Heading of the keys by class of widget."""


class CompareScreen(ExplainingScreen):
    """Two or more articles side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare.leave", "leave"),
        bind("help.open", "show_keys"),
    ]

    def action_leave(self) -> None:
        """Give up a choice, fold the differences, or go back to the reader."""
        if self.tying:
            self.give_up_tying()
        elif self.has_class("-spread"):
            self.set_spread(False)
        else:
            self.dismiss(self._where())

    def _where(self) -> Left | None:
        place = self.place
        if self.material is None or place is None:
            return None
        span = self.material.spans(place.side)[place.statement]
        return Left(self.material.articles[place.side].id, span)

    def action_show_keys(self) -> None:
        """List every key of this screen."""
        self.app.push_screen(HelpScreen(key_groups(self, HELP_TITLES)))

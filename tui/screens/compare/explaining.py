"""What can be asked about a comparison, and what can be written down of it."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.compare.deciding import DecidingLinks
from tui.screens.compare.why import WhyScreen, explain


class ExplainingScreen(DecidingLinks):
    """Opens the screens above this one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "explain", "Why", id="compare.why"),
    ]

    def action_explain(self) -> None:
        """Say why the statement under the cursor is linked."""
        if self.material and self.sight and self.place:
            width = self.app.size.width - 6
            why = explain(self.material, self.sight, self.place, self.points, width)
            self.app.push_screen(WhyScreen(why))

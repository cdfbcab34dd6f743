"""What the side pane is made of."""

from typing import ClassVar

from textual.containers import Vertical


class Section(Vertical):
    """One subject about the open article: details, names, notes."""

    SECTION_TITLE: ClassVar[str]
    """One word for the title line of the side pane."""

    def make_room(self) -> None:
        """Make room for what came while another section was shown."""

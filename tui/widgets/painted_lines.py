"""What is painted line by line works its styles out once for each look, not for each line."""

from rich.style import Style
from textual.scroll_view import ScrollView


class PaintedLines(ScrollView, inherit_bindings=False):
    """Base of widgets on the Line API.

    Textual walks through all ancestors for the style of a widget and forgets the styles of its
    parts at every repaint: that was half of the time a line took. They are kept here until the
    style sheet says that they changed, as with another theme or when the focus moves.
    """

    _base_style: Style | None = None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._part_styles: dict[tuple[tuple[str, ...], bool], Style] = {}

    @property
    def rich_style(self) -> Style:
        """The style of the widget where nothing is painted over it."""
        if self._base_style is None:
            self._base_style = super().rich_style
        return self._base_style

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """Return the style of a part, as the style sheet has it."""
        if default is not None:
            return super().get_component_rich_style(*names, partial=partial, default=default)
        style = self._part_styles.get((names, partial))
        if style is None:
            style = super().get_component_rich_style(*names, partial=partial)
            self._part_styles[names, partial] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of the look before."""
        self._base_style = None
        self._part_styles.clear()
        super().notify_style_update()

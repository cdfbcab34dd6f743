"""What is painted line by line works its styles out once for each look, not for each line."""

from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.painting import filtered

KEPT = 200
"""Painted lines that are kept: a few pages back and forth cost nothing."""


class PaintedLines(ScrollView, inherit_bindings=False):
    """Base of widgets on the Line API.

    Textual walks through all ancestors for the style of a widget and forgets the styles of its
    parts at every repaint: that was half of the time a line took. They are kept here until the
    style sheet says that they changed, as with another theme.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How much there is to scroll through, in cells; Textual's own lays the screen out anew."""

    _base_style: Style | None = None
    _plain: bool | None = None
    """Whether nothing stands around the lines or is laid over them; None when that is not known."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._part_styles: dict[tuple[tuple[str, ...], bool], Style] = {}

    @property
    def size(self) -> Size:
        """Cells for lines. Textual looks up the place on the screen, each time, to tell them."""
        return self.outer_size if self._plain else super().size

    @property
    def rich_style(self) -> Style:
        """The style of the widget where nothing is painted over it."""
        if self._base_style is None:
            self._base_style = filtered(self, super().rich_style)
        return self._base_style

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """Return the style of a part, as the style sheet has it."""
        if default is not None:
            return super().get_component_rich_style(*names, partial=partial, default=default)
        style = self._part_styles.get((names, partial))
        if style is None:
            style = filtered(self, super().get_component_rich_style(*names, partial=partial))
            self._part_styles[names, partial] = style
        return style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines. Where there is nothing but lines, those painted before are used again."""
        if self._plain is None:
            self._plain = self._has_lines_only()
        if not self._plain:
            return super().render_lines(crop)
        width, base = self.size.width, self.rich_style
        strips = [self.render_line(y).adjust_cell_length(width, base) for y in crop.line_range]
        start, end = crop.column_span
        return strips if (start, end) == (0, width) else [each.crop(start, end) for each in strips]

    def watch_virtual_size(self) -> None:
        """Lay out anew only where the place taken depends on how much there is."""
        if self.styles.auto_dimensions:
            self.refresh(layout=True)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Keep the styles: none depends on the focus, and each of many parts would be styled."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint what came into view.

        Unlike Textual's own, this leaves the scrollbar alone, which is never shown: a change of
        something that is not on the screen costs a layout of everything.
        """
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    def _has_lines_only(self) -> bool:
        styles = self.styles
        bare = not any(styles.gutter) and not styles.has_rule("outline_top")
        return bare and not styles.has_rule("hatch") and self.opacity == 1 and not styles.tint.a

    def notify_style_update(self) -> None:
        """Forget the styles of the look before."""
        self._base_style = self._plain = None
        self._part_styles.clear()
        super().notify_style_update()

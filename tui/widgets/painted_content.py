"""Content that is painted without a detour, for what changes with nearly every key.

Textual's own way prepares each line for borders, hatches and selection by mouse, and looks up theme
colours in the language of the style sheet. Nothing of this can be seen here, and it takes ten times
as long.
"""

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.painting import fill_line


class PaintedContent(Widget, inherit_bindings=False):
    """Base of widgets that say of what lines they consist; around those there is padding only."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._parsed: dict[str | Style, Style] = {}

    def lines_of(self, width: int) -> list[Content]:
        """Return the lines to be shown in a width in cells."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines."""
        padding, width = self.styles.padding, self.outer_size.width
        blank = Content()
        lines = [blank] * padding.top + self.lines_of(width - padding.width)
        lines += [blank] * (crop.bottom - len(lines))
        strips = [self._strip(lines[y], padding.left, width) for y in crop.line_range]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, self.background_colors[1]) for strip in strips]
        start, end = crop.column_span
        return strips if (start, end) == (0, width) else [each.crop(start, end) for each in strips]

    def _strip(self, line: Content, margin: int, width: int) -> Strip:
        base = self.visual_style
        if not line:
            return Strip.blank(width, base.rich_style)
        pieces = line.render(base, end="", parse_style=self._parse)
        segments = [Segment(text, style.rich_style) for text, style in pieces]
        return fill_line(
            [Segment(" " * margin, base.rich_style), *segments], width, base.rich_style
        )

    def _parse(self, style: str | Style) -> Style:
        if style not in self._parsed:
            self._parsed[style] = Style.parse(style) if isinstance(style, str) else style
        return self._parsed[style]

    def notify_style_update(self) -> None:
        """Forget the colours of another theme."""
        self._parsed.clear()
        super().notify_style_update()


class PaintedText(PaintedContent):
    """A text of several lines; lines that are too long are broken between words."""

    DEFAULT_CSS = """
    PaintedText { width: 1fr; height: auto; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._text = Content()

    def show_text(self, text: Content) -> None:
        """Show another text."""
        self._text = text
        self.refresh(layout=self.styles.auto_dimensions)

    def lines_of(self, width: int) -> list[Content]:
        """Return the lines of the text."""
        return [
            line
            for whole in self._text.split(allow_blank=True)
            for line in ([whole] if whole.cell_length <= width else whole.wrap(max(1, width)))
        ]

    def render(self) -> Content:
        """Return the text, from which Textual tells its height."""
        return self._text

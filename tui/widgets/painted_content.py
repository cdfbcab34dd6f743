"""Content that is painted without a detour, for what changes with nearly every key.

Textual's own way prepares each line for borders, hatches and selection by mouse, and looks up theme
colours in the language of the style sheet. Nothing of this can be seen here, and it takes ten times
as long.
"""

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.painting import fill_line, filtered


class PaintedContent(Widget, inherit_bindings=False):
    """Base of widgets that say of what lines they consist; around those there is padding only."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._parsed: dict[str | Style, Style] = {}
        self._looks: dict[Style, RichStyle] = {}
        """Styles as they are sent, by the styles that they are made of."""

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
        start, end = crop.column_span
        return strips if (start, end) == (0, width) else [each.crop(start, end) for each in strips]

    def _strip(self, line: Content, margin: int, width: int) -> Strip:
        base = self.visual_style
        look = self._look(base)
        if not line:
            return Strip.blank(width, look)
        pieces = line.render(base, end="", parse_style=self._parse)
        segments = [Segment(text, self._look(style)) for text, style in pieces]
        return fill_line([Segment(" " * margin, look), *segments], width, look)

    def _parse(self, style: str | Style) -> Style:
        if style not in self._parsed:
            self._parsed[style] = Style.parse(style) if isinstance(style, str) else style
        return self._parsed[style]

    def _look(self, style: Style) -> RichStyle:
        look = self._looks.get(style)
        if look is None:
            look = self._looks[style] = filtered(self, style.rich_style)
        return look

    def notify_style_update(self) -> None:
        """Forget the colours of another theme."""
        self._parsed.clear()
        self._looks.clear()
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

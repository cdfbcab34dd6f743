"""One-line bars: text at the left and at the right, cut to what fits, never markup."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from tui.widgets.painted_content import PaintedContent
from tui.wrapping import shorten


class Bar(PaintedContent):
    """A line with one text at its left and another, more important one, at its right."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; padding: 0 1; }
    """

    # Contents that differ in style only are equal to each other.
    left: reactive[Content] = reactive(Content(), always_update=True)
    right: reactive[Content] = reactive(Content(), always_update=True)

    def __init__(self, left: str = "", right: str = "", *, id: str) -> None:
        super().__init__(id=id)
        self.set_reactive(Bar.left, Content(left))
        self.set_reactive(Bar.right, Content(right))

    def lines_of(self, width: int) -> list[Content]:
        """Return the line; the left text gives way to the right one."""
        right = self.right
        if right.cell_length >= width:
            return [Content(shorten(right.plain, width))]
        left = self.left
        room = width - right.cell_length - (2 if right.cell_length else 0)
        if left.cell_length > room:
            left = left.truncate(max(0, room), ellipsis=True)
        gap = width - left.cell_length - right.cell_length
        return [Content.assemble(left, " " * gap, right)]


def join_parts(*parts: str) -> str:
    """Join the parts that say something with a middle dot."""
    return " · ".join(part for part in parts if part)


def fit_parts(parts: list[str], width: int, gap: str = "  ") -> str:
    """Join as many parts, first ones first, as fit into `width` cells."""
    line = ""
    for part in parts:
        longer = f"{line}{gap}{part}" if line else part
        if cell_len(longer) > width:
            break
        line = longer
    return line

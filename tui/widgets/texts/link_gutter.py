"""The gutter between two compared texts: signs, letters, and a line along the link at hand."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.comparing.sight import Mark
from tui.painting import fill_line
from tui.widgets.texts.compared_text import STYLES, ComparedText

WIDTH = 11
"""Cells: a space, two letters, a sign, three for the line between, and the same mirrored."""


class Joint:
    """How the link at hand is drawn: three cells for each line of the gutter."""

    def __init__(self, left: int, right: int, sure: bool) -> None:
        """`left` and `right` are the lines on which its statements begin."""
        self.left, self.right = left, right
        self.flat = "─" if sure else "┄"

    def cells(self, row: int) -> str:
        """Return the three cells of a line; blanks where the link does not pass."""
        flat, left, right = self.flat, self.left, self.right
        if left == right:
            return flat * 3 if row == left else "   "
        down = left < right
        if row == left:
            return f"{flat}{'┐' if down else '┘'} "
        if row == right:
            return f" {'└' if down else '┌'}{flat}"
        return " │ " if min(left, right) < row < max(left, right) else "   "


class LinkGutter(Widget):
    """Stands between two texts and is painted from what they show."""

    DEFAULT_CSS = f"""
    LinkGutter {{
        width: {WIDTH};
        height: 1fr;
        background: $surface;
        & > .link-gutter--joint {{ color: $accent; text-style: bold; }}
        & > .link-gutter--letters {{ color: $quiet; }}
        & > .link-gutter--both {{ color: $success; }}
        & > .link-gutter--related {{ color: $success; }}
        & > .link-gutter--only {{ color: $quiet; }}
        & > .link-gutter--differs {{ color: $error; text-style: bold; }}
        & > .link-gutter--compatible {{ color: $warning; text-style: bold; }}
    }}
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "link-gutter--joint",
        "link-gutter--letters",
        *(f"link-gutter--{part}" for part in STYLES.values()),
    }

    joined: reactive[tuple[int, int, bool] | None] = reactive[tuple[int, int, bool] | None](
        None, always_update=True
    )
    """The link at hand: a statement at the left, one at the right, and whether it is strong."""

    def __init__(self, left: ComparedText, right: ComparedText, *, id: str) -> None:
        super().__init__(id=id)
        self._left, self._right = left, right

    def on_mount(self) -> None:
        """Follow both texts in the frame that scrolls them."""
        for text in (self._left, self._right):
            self.watch(text, "scroll_y", self._follow, init=False)

    def _follow(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        base = self.rich_style
        left, right = self._left.mark_at(y), self._right.mark_at(y)
        segments = [
            Segment(" ", base),
            self._letters(left, base, at_left=True),
            self._sign(left, base),
            Segment(self._between(y), base + self._part("joint")),
            self._sign(right, base),
            self._letters(right, base, at_left=False),
            Segment(" ", base),
        ]
        return fill_line(segments, self.size.width, base)

    def _between(self, y: int) -> str:
        if self.joined is None:
            return "   "
        left, right, sure = self.joined
        at_left, at_right = self._left.row_of(left), self._right.row_of(right)
        if at_left is None or at_right is None:
            return "   "
        return Joint(at_left, at_right, sure).cells(y)

    def _letters(self, mark: Mark | None, base: Style, *, at_left: bool) -> Segment:
        letters = mark.letters if mark else ""
        blank = " " * (2 - cell_len(letters))
        text = blank + letters if at_left else letters + blank
        return Segment(text, base + self._part("letters"))

    def _sign(self, mark: Mark | None, base: Style) -> Segment:
        if mark is None:
            return Segment(" ", base)
        return Segment(mark.sign, base + self._part(STYLES.get(mark.sign, "only")))

    def _part(self, part: str) -> Style:
        return self.get_component_rich_style(f"link-gutter--{part}", partial=True)

    def notify_style_update(self) -> None:
        """Paint again in the colours of another theme."""
        super().notify_style_update()
        self.refresh()

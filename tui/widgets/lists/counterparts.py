"""The drawer below one text: what the others say about the statement under the cursor."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tui.comparing.telling import Told

COLOURS = {
    "●": "$success",
    "◐": "$success",
    "○": "$quiet",
    "≠": "bold $error",
    "≈": "bold $warning",
}


class Counterparts(VerticalScroll, can_focus=False):
    """Shows counterparts one below the other."""

    DEFAULT_CSS = """
    Counterparts {
        height: 25%;
        min-height: 5;
        max-height: 12;
        padding: 0 1;
        background: $surface;
        border-top: solid $rule;
        scrollbar-size: 0 0;
        & > Static { height: auto; }
    }
    """

    told: reactive[Sequence[Told]] = reactive[Sequence[Told]]((), repaint=False)

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static(id="counterparts-text", markup=False)

    def set_margins(self, left: int, right: int) -> None:
        """Leave so many cells free, so that the lines begin and end below those of the text."""
        if (self.styles.padding.left, self.styles.padding.right) != (left, right):
            self.styles.padding = (0, right, 0, left)

    def watch_told(self) -> None:
        """Show other counterparts."""
        self.query_one("#counterparts-text", Static).update(describe_told(self.told))
        self.scroll_to(y=0, animate=False, immediate=True)


def describe_told(told: Sequence[Told]) -> Content:
    """Return counterparts as text: who says it, then what."""
    blocks = []
    for each in told:
        head = Content.assemble((each.sign, COLOURS.get(each.sign, "")), " ", (each.label, "bold"))
        body = Content(each.text) if each.quoted else Content.styled(each.text, "$quiet")
        for span in each.words:
            body = body.stylize("underline $bright", span.start, span.end)
        for span in each.values:
            body = body.stylize("bold underline $hit-text on $hit", span.start, span.end)
        blocks.append(Content.assemble(head, "\n" if each.quoted else "  ", body))
    return Content("\n").join(blocks)

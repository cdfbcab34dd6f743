"""One side of a comparison: a title line above the text, and the gutter beside it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from corpus.dates import short_day
from tui.comparing.material import Material
from tui.comparing.sight import MEANINGS, Sight
from tui.widgets.bars import Bar
from tui.widgets.lists.counterparts import COLOURS
from tui.widgets.texts.compared_text import ComparedText
from tui.widgets.texts.link_gutter import WIDTH, LinkGutter


class ComparedSide(Vertical):
    """A text below a line that says whose it is and how much of it others report."""

    DEFAULT_CSS = """
    ComparedSide {
        width: 1fr;
        & > Bar { background: $surface; color: $quiet; }
        & > ComparedText { margin: 1 0 0 0; }
    }
    """

    def __init__(self, number: int, measure: int) -> None:
        super().__init__(id=f"side-{number}")
        self._number = number
        self.text = ComparedText(id=f"text-{number}", measure=measure)
        """The text itself."""

    def compose(self) -> ComposeResult:
        """Lay out title line and text."""
        yield Bar(id=f"side-title-{self._number}")
        yield self.text

    def show_title(self, material: Material, sight: Sight, side: int) -> None:
        """Say whose text this is, and count its statements by sign."""
        title = self.query_one(Bar)
        style = "bold $accent" if self.text.active else "bold"
        label, day = material.labels[side], short_day(material.articles[side].date)
        day = "" if day in label else day
        facts: list[tuple[str, str] | str] = []
        counts = sight.counts(side)
        words = sum(len(MEANINGS[sign]) + 1 for sign in counts)
        roomy = self.size.width > 30 + len(label) + words
        for sign, count in counts.items():
            facts += [(sign, COLOURS[sign]), f" {count}" + (f" {MEANINGS[sign]}" if roomy else "")]
            facts.append("   " if roomy else "  ")
        title.left = Content.assemble((label, style), "  ", day)
        title.right = Content.assemble(*facts).rstrip()


class GutterColumn(Vertical):
    """A gutter as high as the texts, below a piece of the title line."""

    DEFAULT_CSS = f"""
    GutterColumn {{
        width: {WIDTH};
        & > Bar {{ background: $surface; }}
        & > LinkGutter {{ margin: 0; }}
    }}
    """

    def __init__(self, number: int, left: ComparedSide, right: ComparedSide) -> None:
        super().__init__(id=f"gutter-column-{number}")
        self._number = number
        self.drawn = LinkGutter(left.text, right.text, id=f"gutter-{number}")
        """The gutter itself."""

    def compose(self) -> ComposeResult:
        """Lay out a blank line of the title and one above the text, then the gutter."""
        yield Bar(id=f"gutter-title-{self._number}")
        yield Bar(id=f"gutter-space-{self._number}")
        yield self.drawn

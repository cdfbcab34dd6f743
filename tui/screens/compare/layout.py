"""The layout of a comparison: differences above, then as many texts as there is room for."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from corpus.article import Span
from library.desk import Library
from tui.comparing.material import Material
from tui.comparing.points import Point, count_points
from tui.comparing.sight import Sight
from tui.widgets.bars import Bar
from tui.widgets.hint_line import HintLine
from tui.widgets.lists.counterparts import COLOURS, Counterparts
from tui.widgets.lists.difference_list import DifferenceList
from tui.widgets.texts.compared_side import ComparedSide, GutterColumn
from tui.widgets.texts.compared_text import ComparedText

TWO, THREE = 110, 165
"""Columns from which two and three texts stand side by side."""
ALWAYS = ("leave", "pick", "show_keys")
"""Actions that are there before the articles are."""
PANES = 3
"""Most texts side by side."""


class Left(NamedTuple):
    """Where somebody was when the comparison was left."""

    article: str
    span: Span | None


class Wish(NamedTuple):
    """Articles that somebody wants to see listed."""

    query: str


class ComparePanes(Screen[Left | Wish | None]):
    """A list of differences and up to three texts; below 110 columns one with a drawer.

    `shown` are the sides in the panes, from left to right; `pane` is the pane in use.
    """

    DEFAULT_CSS = """
    ComparePanes {
        & #compare-head { background: $surface; }
        & DifferenceList { height: auto; max-height: 25%; }
        & #compare-notice { display: none; height: auto; padding: 0 2; color: $warning; }
        & #compare-message { display: none; height: 1fr; padding: 2 4; }
        & #compare-texts { height: 1fr; }
        & Counterparts { display: none; }
        &.-waiting #compare-message { display: block; }
        &.-waiting DifferenceList, &.-waiting #compare-texts { display: none; }
        &.-single Counterparts { display: block; }
        &.-single ComparedText { margin: 0; }
        &.-spread DifferenceList { height: 1fr; max-height: 100%; padding: 1 0 0 0; }
        &.-spread #compare-texts, &.-spread Counterparts { display: none; }
        &.-waiting Counterparts { display: none; }
    }
    """
    AUTO_FOCUS: ClassVar[str] = ""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.material: Material | None = None
        """What is compared; None until it is there."""
        self.sight: Sight | None = None
        """How it is looked at."""
        self.points: tuple[Point, ...] = ()
        """The differences in words."""
        self.shown: list[int] = []
        self.pane = 0
        measure = library.settings.measure
        self.sides = [ComparedSide(number, measure) for number in range(PANES)]
        self.gutters = [
            GutterColumn(number, self.sides[number], self.sides[number + 1])
            for number in range(PANES - 1)
        ]

    def compose(self) -> ComposeResult:
        """Lay out head, differences, texts, drawer and hints."""
        yield Bar(id="compare-head")
        yield Static(id="compare-message", markup=False)
        yield DifferenceList(id="differences")
        yield Static(id="compare-notice", markup=False)
        with Horizontal(id="compare-texts"):
            yield self.sides[0]
            for gutter, side in zip(self.gutters, self.sides[1:], strict=True):
                yield gutter
                yield side
        yield Counterparts(id="counterparts")
        yield HintLine(id="compare-hints")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While there is nothing to be seen, offer only the ways out."""
        if self.material is None and action not in ALWAYS:
            return False
        return super().check_action(action, parameters)

    # -- the parts -----------------------------------------------------------------------------
    @property
    def differences(self) -> DifferenceList:
        """The list of differences."""
        return self.query_one(DifferenceList)

    @property
    def text(self) -> ComparedText:
        """The text in the pane in use."""
        return self.sides[self.pane].text

    @property
    def side(self) -> int:
        """The side in the pane in use."""
        return self.shown[self.pane]

    @property
    def is_single(self) -> bool:
        """Whether there is room for one text only."""
        return self.has_class("-single")

    # -- saying --------------------------------------------------------------------------------
    @property
    def said(self) -> str:
        """What the last line says now."""
        return self.query_one(HintLine).status

    def say(self, status: str) -> None:
        """Say something in the last line."""
        self.query_one(HintLine).status = status

    def confirm(self, done: str) -> None:
        """Say for a while what was done, or why it was not."""
        self.query_one(HintLine).confirm(done)

    def show_message(self, message: Content) -> None:
        """Show a message in place of the comparison."""
        self.add_class("-waiting")
        self.query_one("#compare-message", Static).update(message)

    def show_head(self) -> None:
        """Name the sides, and count what differs."""
        bar = self.query_one("#compare-head", Bar)
        title = ("Compare  ", "bold $accent")
        if self.material is None or self.sight is None:
            bar.left, bar.right = Content.assemble(title), Content()
            return
        names: list[str | tuple[str, str]] = []
        for number, label in enumerate(self.material.labels):
            names += [(" ◆ ", "$quiet")] if number else []
            names.append((label, "bold") if number in self.shown else (label, "$quiet"))
        bar.left = Content.assemble(title, *names)
        differing, compatible = count_points(self.points)
        facts: list[str | tuple[str, str]] = [
            ("≠", COLOURS["≠"]), f" {differing} differ   ", ("≈", COLOURS["≈"]),
            f" {compatible} compatible",
        ]  # fmt: skip
        if self.app.size.width >= TWO:
            facts.append((f"   links from {self.sight.threshold:+.1f}", "$quiet"))
        bar.right = Content.assemble(*facts)

    # -- panes ---------------------------------------------------------------------------------
    def pane_count(self) -> int:
        """Return how many texts there is room for."""
        total = len(self.material.articles) if self.material else 2
        width = self.app.size.width
        room = 1 if width < TWO else 2 if width < THREE else PANES
        return min(room, total)

    def lay_out(self) -> None:
        """Give room to as many sides as fit; those in use stay."""
        count = self.pane_count()
        total = len(self.material.articles) if self.material else 0
        keep = self.side if self.shown else 0
        shown = [side for side in self.shown if side < total]
        shown += [side for side in range(total) if side not in shown]
        if keep in shown[count:]:
            shown = [keep, *(side for side in shown if side != keep)]
        if count > 1:
            shown[:count] = sorted(shown[:count])
        self.set_class(count == 1, "-single")
        for number, side in enumerate(self.sides):
            side.display = number < count
            side.text.set_signed(count == 1)
        for number, gutter in enumerate(self.gutters):
            gutter.display = number + 1 < count
        self.put_sides(shown[:count], keep)

    def put_sides(self, shown: list[int], use: int) -> None:
        """Show certain sides in the panes, and use one of them."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Arrange the texts for another width."""
        if self.material and self.pane_count() != len(self.shown):
            self.lay_out()

    def parts_to_focus(self) -> list[Widget]:
        """Return what can have the focus, in the order of `tab`."""
        texts = [side.text for side in self.sides if side.display]
        parts: list[Widget] = [self.differences] if self.points else []
        return parts if self.has_class("-spread") else [*parts, *texts]

"""Why two statements are linked: what they have in common, how sure that is, what differs."""

import math
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from comparison.model import Link, Place
from corpus.text import clean_line
from tui.binding import bind
from tui.comparing.material import Material
from tui.comparing.points import Point
from tui.comparing.sight import Sight, other_end
from tui.widgets.lists.counterparts import COLOURS
from tui.wrapping import shorten

SURE = ((0.9, "very sure"), (0.7, "rather sure"), (0.5, "more likely than not"), (0.0, "a guess"))
"""Words for chances from so much upwards."""


class WhyScreen(ModalScreen[None]):
    """Explains the links of one statement; nothing is changed here."""

    DEFAULT_CSS = """
    WhyScreen {
        align: center bottom;
        background: $background 0%;
        & > VerticalScroll {
            width: 1fr; height: auto; max-height: 60%; padding: 1 3;
            background: $panel; border-top: solid $accent; scrollbar-size: 0 0;
        }
        & Static { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("why.close", "dismiss"),
        bind("why.down", "scroll(1)", show=False),
        bind("why.up", "scroll(-1)", show=False),
    ]

    def __init__(self, why: Content) -> None:
        super().__init__()
        self._why = why

    def compose(self) -> ComposeResult:
        """Lay out the explanation."""
        with VerticalScroll():
            yield Static(self._why, markup=False)
            yield Static(Content.styled("esc closes this", "$quiet"), markup=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll the explanation."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def explain(
    material: Material, sight: Sight, place: Place, points: Sequence[Point], width: int
) -> Content:
    """Return why a statement is linked and what about it differs."""
    parts: list[Content | str | tuple[str, str]] = []
    links = sight.links_at(place)
    if not links:
        parts += [("No link at this strictness", "bold"), ". - shows weaker ones, t ties one.\n\n"]
    for link in links:
        parts += _explain_link(material, link, other_end(link, place), width)
    for number in sight.points_at(place):
        point = points[number]
        parts += [(point.sign, COLOURS[point.sign]), " ", (point.subject, "bold")]
        parts += [f"  {point.reason}\n" if point.reason else "\n"]
    return Content.assemble(*parts, "\n" if sight.points_at(place) else "")


def _explain_link(
    material: Material, link: Link, other: Place, width: int
) -> list[Content | str | tuple[str, str]]:
    said = shorten(material.words(other), max(20, width - len(material.labels[other.side]) - 4))
    chance = 1 / (1 + math.exp(-link.score))
    sure = next(words for least, words in SURE if chance >= least)
    if link.decided:
        how = "tied by you or a colleague"
    else:
        how = f"{sure}: {chance:.0%}, score {link.score:+.1f}"
    common = ", ".join(clean_line(each, 60) for each in link.why) or "nothing in particular"
    return [
        (material.labels[other.side], "bold"), f"  {said}\n",
        ("in common   ", "$quiet"), f"{common}\n",
        ("how sure    ", "$quiet"), f"{how}\n\n",
    ]  # fmt: skip

"""Who mentions whom: how often each outlet mentions a name, or several names side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from corpus.text import clean_line
from library.names.model import OutletCount, Spelling
from tui.names_in_words import counted
from tui.wrapping import shorten

MOST = 4
"""Names side by side: more columns than that cannot be read."""
UNKNOWN = "outlet unknown"
LETTERS = "ABCD"
SHORTEST_BAR = 8
"""Cells left for bars beside long names of outlets."""

Parts = list[Content | str | tuple[str, str]]


class NameFacts(NamedTuple):
    """What is shown of one name."""

    name: str
    outlets: Sequence[OutletCount]
    spellings: Sequence[Spelling]


class OutletCounts(VerticalScroll, can_focus=False):
    """One name with bars and its spellings; with marked names a table of outlets and names."""

    DEFAULT_CSS = """
    OutletCounts {
        padding: 0 1;
        scrollbar-size: 0 0;
        & > Static { height: auto; }
    }
    """

    facts: reactive[Sequence[NameFacts]] = reactive[Sequence[NameFacts]](())
    """The names to show, at most `MOST`."""

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static(id="outlet-counts", markup=False)

    def watch_facts(self) -> None:
        """Show other names."""
        self._show()
        self.scroll_to(y=0, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Set the columns for another width."""
        self._show()

    def _show(self) -> None:
        if not self.is_mounted or not self.size.width:
            return
        width, facts = self.size.width - 2, self.facts[:MOST]
        if len(facts) == 1:
            shown = describe_one(facts[0], width)
        else:
            shown = compare_outlets(facts, width) if facts else Content()
        self.query_one("#outlet-counts", Static).update(shown)


def _outlet(count: OutletCount) -> str:
    return clean_line(count.outlet) if count.outlet else UNKNOWN


def _fill(text: str, cells: int) -> str:
    shown = shorten(text, cells)
    return shown + " " * (cells - cell_len(shown))


def describe_one(facts: NameFacts, width: int) -> Content:
    """Return the outlets of one name with a bar each, then its spellings."""
    parts: Parts = [(shorten(clean_line(facts.name), width), "bold $bright"), "\n\n"]
    parts += [("who mentions it", "$quiet"), "\n"]
    label = max((cell_len(_outlet(count)) for count in facts.outlets), default=0)
    label = max(8, min(label, width - 6 - SHORTEST_BAR))
    room = width - label - 7
    most = max((count.mentions for count in facts.outlets), default=1)
    for count in facts.outlets:
        bar = "━" * max(1, round(room * count.mentions / most)) if room > 0 else ""
        parts += [_fill(_outlet(count), label), f"{count.mentions:>5,} ", (bar, "$accent"), "\n"]
    parts += ["\n", (counted(len(facts.spellings), "spelling"), "$quiet"), "\n"]
    for spelling in facts.spellings:
        text = _fill(clean_line(spelling.text), label)
        if cell_len(clean_line(spelling.text)) > label:
            text = _fill(clean_line(spelling.text), width - 6)
        parts += [text, (f"{spelling.mentions:>5,}", "$quiet"), "\n"]
    return Content.assemble(*parts).rstrip()


def compare_outlets(facts: Sequence[NameFacts], width: int) -> Content:
    """Return a table: an outlet a line, a name a column, mentions in the cells."""
    parts: Parts = [("who mentions whom", "$quiet"), "\n\n"]
    for letter, each in zip(LETTERS, facts, strict=False):
        name = shorten(clean_line(each.name), width - 3)
        parts += [(f"{letter}  ", "bold $accent"), (name, "bold $bright"), "\n"]
    columns = [{_outlet(count): count.mentions for count in each.outlets} for each in facts]
    totals: dict[str, int] = {}
    for column in columns:
        for outlet, mentions in column.items():
            totals[outlet] = totals.get(outlet, 0) + mentions
    label = min(28, max(8, width - 6 * len(columns)))
    heads = "".join(f"{letter:>6}" for letter in LETTERS[: len(columns)])
    parts += ["\n", " " * label, (heads, "bold $accent"), "\n"]
    ranked = sorted(totals, key=lambda outlet: (outlet == UNKNOWN, -totals[outlet], outlet))
    for outlet in ranked:
        parts.append(_fill(outlet, label))
        for column in columns:
            count = column.get(outlet, 0)
            parts.append((f"{count:>6,}" if count else "     –", "" if count else "$quiet"))
        parts.append("\n")
    return Content.assemble(*parts).rstrip()

"""How an event is covered, drawn in cells: a line of time and bars for each outlet.

Every line is a list of pieces: text and the part that it plays. Outside text is never markup.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from comparison.coverage import Coverage, Moment, OutletCoverage
from comparison.signs import counted
from corpus.dates import long_day, short_day
from corpus.text import clean_line
from tui.wrapping import shorten

WIDE = 76
"""Cells from which name and line of time share a line."""
LEAD = 2
"""Cells before every line."""
LABEL = 28
"""Most cells of the name of an outlet beside its line of time."""
UNKNOWN = "outlet unknown"
BARS = (("shared", "━"), ("weak", "╍"), ("only", "┄"))
"""Parts of a bar; they differ without colour, too."""


class Piece(NamedTuple):
    """Some text and its part: `name`, `quiet`, `time`, `axis`, `text`, `shared`, `weak`, `only`."""

    text: str
    part: str


Line = list[Piece]


def entry_height(width: int) -> int:
    """Return the lines of one outlet, the blank one below it included."""
    return 3 if width >= WIDE else 5


def draw_outlet(coverage: Coverage, number: int, width: int) -> list[Line]:
    """Return the lines of one outlet, `entry_height` of them."""
    outlet = coverage.outlets[number]
    name = clean_line(outlet.outlet or UNKNOWN)
    room = width - LEAD - 1
    facts = "  ".join(_counts(outlet))
    if width < WIDE:
        head = [Piece(shorten(name, room), "name")]
        return [
            head,
            _time_line(coverage, number, room),
            _bar(coverage, outlet, room),
            [Piece(shorten(facts, room), "quiet")],
            [],
        ]
    label = min(LABEL, width // 4)
    head = [Piece(_filled(shorten(name, label - 2), label), "name")]
    about = [Piece(_filled(counted(len(outlet.articles), "article"), label), "quiet")]
    half = max(8, (room - label) // 2 - 2)
    detail = [Piece("  " + shorten(facts, room - label - half - 2), "quiet")]
    return [
        head + _time_line(coverage, number, room - label),
        about + _bar(coverage, outlet, half) + detail,
        [],
    ]


def draw_axis(coverage: Coverage, width: int) -> Line:
    """Return the line above the lines of time: when the first and the last article appeared."""
    dated = [each for each in coverage.moments if each.hours is not None]
    label = min(LABEL, width // 4) if width >= WIDE else 0
    room = width - LEAD - 1 - label
    if not dated:
        none = shorten("no dates are known", room)
        return [Piece(" " * (LEAD + label), "quiet"), Piece(none, "quiet")]
    first, last = _when(dated[0]), _when(dated[-1])
    if coverage.span == 0 or cell_len(first) + cell_len(last) + 2 > room:
        last = ""
    first = shorten(first, room)
    gap = " " * max(0, room - cell_len(first) - cell_len(last))
    return [Piece(" " * (LEAD + label), "quiet"), Piece(first + gap + last, "quiet")]


def describe_event(coverage: Coverage) -> str:
    """Return in a few words how large the coverage is."""
    articles, outlets = len(coverage.moments), len(coverage.outlets)
    return f"{counted(articles, 'article')} · {counted(outlets, 'outlet')}"


def _when(moment: Moment) -> str:
    return long_day(moment.facts.date) if moment.exact else short_day(moment.facts.date)


def _filled(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))


def _time_line(coverage: Coverage, number: int, room: int) -> Line:
    """Return the axis with a sign where an article of the outlet appeared.

    `◆` stands at a time, `◇` at a day of which no time is known, a figure for several articles.
    """
    own = [each for each in coverage.moments if each.outlet == number]
    dated = [each for each in own if each.hours is not None]
    if not dated:
        return [Piece(shorten("no date", room), "quiet")]
    places: dict[int, list[Moment]] = {}
    for moment in dated:
        at = round((moment.hours or 0.0) / coverage.span * (room - 1)) if coverage.span else 0
        places.setdefault(at, []).append(moment)
    line: Line = []
    done = 0
    for at, moments in sorted(places.items()):
        line += [Piece("─" * (at - done), "axis"), Piece(_sign(moments), "time")]
        done = at + 1
    rest = "─" * (room - done) if coverage.span else ""
    undated = len(own) - len(dated)
    more = f" and {undated} without a date" if undated else ""
    if done + len(more) > room:
        more = ""
    rest = rest[: len(rest) - len(more)]
    return [piece for piece in (*line, Piece(rest, "axis"), Piece(more, "quiet")) if piece.text]


def _sign(moments: list[Moment]) -> str:
    if len(moments) == 1:
        return "◆" if moments[0].exact else "◇"
    return str(len(moments)) if len(moments) < 10 else "+"


def _bar(coverage: Coverage, outlet: OutletCoverage, room: int) -> Line:
    """Return a bar of `room` cells: as long as the outlet has statements, against the most."""
    most = max((each.statements for each in coverage.outlets), default=0)
    line: Line = []
    done = total = 0
    counts = (outlet.shared, outlet.weak, outlet.only)
    for (part, sign), count in zip(BARS, counts, strict=True):
        total += count
        end = round(room * total / most) if most else 0
        line.append(Piece(sign * (end - done), part))
        done = end
    return [piece for piece in (*line, Piece(" " * (room - done), "quiet")) if piece.text]


def _counts(outlet: OutletCoverage) -> Iterator[str]:
    if outlet.statements:
        yield f"● {outlet.shared}  ◐ {outlet.weak}  ○ {outlet.only}"
    else:
        yield "not compared"
    if outlet.names:
        own = f", {outlet.own_names} only here" if outlet.own_names else ""
        yield f"{counted(outlet.names, 'name')}{own}"

"""A picture, in SVG, of what a terminal shows."""

import re
from io import StringIO
from itertools import groupby

import pyte
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.style import Style
from rich.text import Text

NAMED = {"brown": "yellow", "brightbrown": "bright_yellow"}
"""Colours that the emulator calls otherwise."""
FETCHED = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)
"""Fonts that a browser would fetch: a page of the manual asks nobody for anything."""


def picture_of(screen: pyte.Screen, name: str) -> str:
    """Return the screen as SVG; `name` makes the ids in it unique on a page."""
    console = Console(
        width=screen.columns, record=True, file=StringIO(), highlight=False,
        color_system="truecolor", force_terminal=True,
    )  # fmt: skip
    for y in range(screen.lines):
        line = Text(no_wrap=True)
        cells = [screen.buffer[y][x] for x in range(screen.columns)]
        for style, run in groupby(cells, key=_style_of):
            line.append("".join(cell.data for cell in run), style)
        console.print(line)
    return console.export_svg(
        title="Lesart", unique_id=name, code_format=FETCHED.sub("", CONSOLE_SVG_FORMAT)
    )


def _style_of(cell: pyte.screens.Char) -> Style:
    return Style(
        color=_colour(cell.fg), bgcolor=_colour(cell.bg), bold=cell.bold, italic=cell.italics,
        underline=cell.underscore, reverse=cell.reverse, strike=cell.strikethrough,
    )  # fmt: skip


def _colour(name: str) -> str | None:
    if name == "default":
        return None
    if re.fullmatch("[0-9a-f]{6}", name):
        return f"#{name}"
    return NAMED.get(name, re.sub("^bright", "bright_", name))

"""Draws the rooms and who imports whom, from the imports: `python -m docs.rooms`.

A room stands above all rooms it imports; an arrow that other arrows already imply is left out.
Inside a room its sub-rooms are named. Colours are those of both schemes of a browser.
"""

import ast
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).resolve().parents[1]
PICTURE = Path(__file__).parent / "images" / "rooms.svg"
ROOMS = ("annotations", "cli", "comparison", "corpus", "entities", "library", "search", "tui")
WIDTH, TALL, GAP, PAD = 880, 78, 32, 14
"""Width of the picture, height of a room, between rooms, inside a room; pixels."""
LETTER = 6.0
"""Width of a letter of the names inside a room, in pixels."""

STYLE = """
text { font: 14px system-ui, sans-serif; fill: #222 }
.name { font-weight: 600 }
.sub { font-size: 12px; fill: #555 }
rect { fill: #f4f1ea; stroke: #b9b2a3 }
path { stroke: #8a8375; fill: none; marker-end: url(#tip) }
#tip path { fill: #8a8375; stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .sub { fill: #aaa } rect { fill: #2a2824; stroke: #5d584d }
}
"""


def imports_between() -> dict[str, set[str]]:
    """Return the rooms that each room imports, inside functions and for types, too."""
    graph: dict[str, set[str]] = {room: set() for room in ROOMS}
    for room in ROOMS:
        for file in (ROOT / room).rglob("*.py"):
            graph[room] |= set(_rooms_in(file)) - {room}
    return graph


def levels_of(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the rooms level by level: each above all that it imports."""
    level: dict[str, int] = {}

    def find(room: str) -> int:
        if room not in level:
            level[room] = 1 + max((find(other) for other in graph[room]), default=-1)
        return level[room]

    highest = max(find(room) for room in graph)
    return [sorted(r for r in graph if level[r] == at) for at in range(highest, -1, -1)]


def sub_rooms(room: str) -> list[str]:
    """Return the names of the folders of a room that hold code."""
    return sorted(file.parent.name for file in (ROOT / room).glob("*/__init__.py"))


def draw() -> str:
    """Return the picture as SVG."""
    graph = imports_between()
    levels = levels_of(graph)
    boxes = dict(_boxes(levels))
    height = len(levels) * (TALL + GAP) - GAP + 2 * PAD
    arrows = [
        _arrow(boxes[room], boxes[other])
        for room, others in graph.items()
        for other in sorted(others - _implied(graph, others))
    ]
    rooms = [_room(room, *box) for room, box in boxes.items()]
    tip = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">'
    return "\n".join([head, f"<style>{STYLE}</style>", tip, *arrows, *rooms, "</svg>"]) + "\n"


def _rooms_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        yield from (name.partition(".")[0] for name in names if name.partition(".")[0] in ROOMS)


def _implied(graph: Mapping[str, set[str]], others: set[str]) -> set[str]:
    """Return all that rooms import, directly or not."""
    found: set[str] = set()
    pending = [below for other in others for below in graph[other]]
    while pending:
        room = pending.pop()
        if room not in found:
            found.add(room)
            pending.extend(graph[room])
    return found


def _boxes(levels: list[list[str]]) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """Yield left, top and width of each room; a level takes the whole width."""
    for number, rooms in enumerate(levels):
        width = (WIDTH - 2 * PAD - GAP * (len(rooms) - 1)) / len(rooms)
        for at, room in enumerate(rooms):
            yield room, (PAD + at * (width + GAP), PAD + number * (TALL + GAP), width)


def _room(name: str, left: float, top: float, width: float) -> str:
    lines = wrap("\u00a0· ".join(sub_rooms(name)), int((width - 2 * PAD) / LETTER))
    inside = "".join(
        f'<text class="sub" x="{left + PAD:.0f}" y="{top + 45 + 17 * at}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    return (
        f'<rect x="{left:.0f}" y="{top}" width="{width:.0f}" height="{TALL}" rx="6"/>'
        f'<text class="name" x="{left + PAD:.0f}" y="{top + 25}">{escape(name)}</text>{inside}'
    )


def _arrow(upper: tuple[float, float, float], lower: tuple[float, float, float]) -> str:
    """Return an arrow straight down, through the middle of what both rooms share."""
    first = max(upper[0], lower[0])
    last = min(upper[0] + upper[2], lower[0] + lower[2])
    return f'<path d="M{(first + last) / 2:.0f} {upper[1] + TALL}V{lower[1] - 2}"/>'


if __name__ == "__main__":
    PICTURE.write_text(draw(), "utf-8")

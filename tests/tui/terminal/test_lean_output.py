"""Lean output leads to the same screen as Textual's own, cell by cell, and is much shorter."""

import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from tests.patience import PATIENCE
from tests.terminal import LESART, Terminal, home_in

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
WALK = (
    *"jjk", "\r", *"jj", " ", "b", "G", "g", *"JJK", "z", "j", " ", "\x1b", "/", "damm", "\r",
    "n", "n", "N", "\x1b", "\x1b", "?", "\x1b", "s", "f", "ris", "\x1b", "\x10", "not read", "\x1b",
    "M", "\x1b", "\t", "G",
)  # fmt: skip
"""Keys that lead over every screen."""


def looks(terminal: Terminal) -> list[list[tuple[object, ...]]]:
    """Return what a person sees in every cell; the text colour of a blank cannot be seen."""

    def look(cell: pyte.screens.Char) -> tuple[object, ...]:
        below = (cell.data, cell.bg, cell.reverse, cell.underscore)
        return below if cell.data == " " else (*below, cell.fg, cell.bold, cell.italics)

    screen = terminal.screen
    return [[look(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]


@pytest.fixture(params=[(80, 24), (140, 40)], ids=str)
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Terminal, Terminal]]:
    terminals = []
    for output in ("stock", "lean"):
        env = {**home_in(tmp_path / output), "LESART_OUTPUT": output}
        terminals.append(Terminal([LESART, str(SEEDS)], env, request.param))
    yield terminals[0], terminals[1]
    for terminal in terminals:
        terminal.close()


def assert_alike(stock: Terminal, lean: Terminal, after: str) -> None:
    """Wait until both have painted what they have to paint, and compare.

    On a busy machine one may be far behind the other: its last line still tells what it is doing.
    """
    both, deadline = (stock, lean), time.monotonic() + PATIENCE
    answered = time.monotonic() + 1.0
    calm = 0
    while time.monotonic() < deadline:
        before = [len(terminal.output) for terminal in both]
        for terminal in both:
            terminal.read(0.1, silence=0.05)
        if before != [len(terminal.output) for terminal in both]:
            calm, answered = 0, 0.0
            continue
        calm += 1
        if calm > 1 and time.monotonic() > answered and looks(stock) == looks(lean):
            return
    differing = [
        y for y, (a, b) in enumerate(zip(looks(stock), looks(lean), strict=True)) if a != b
    ]
    assert not differing, f"after {after!r} rows {differing} differ:\n{stock.text}\n{lean.text}"


@pytest.mark.slow
def test_stock_and_lean_screens_are_equal(both: tuple[Terminal, Terminal]) -> None:
    stock, lean = both
    for terminal in both:
        terminal.wait_for("18 articles")
    assert_alike(stock, lean, "start")
    for key in WALK:
        for terminal in both:
            terminal.press(key, pause=0)
        assert_alike(stock, lean, key)
    for size in ((30, 100), (16, 50)):
        for terminal in both:
            terminal.resize(*size)
        assert_alike(stock, lean, f"resize to {size}")
    assert len(lean.output) * 3 < len(stock.output)

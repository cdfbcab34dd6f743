"""Only differences are sent, and they lead to exactly the wanted screen."""

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.terminal.cells import Cell, cells_of
from tui.terminal.sgr import split_style, style_change
from tui.terminal.shadow import ShadowScreen

WIDTH, HEIGHT = 24, 8
STYLES = ["", "1", "4;38;5;180", "48;5;236", "1;38;2;1;2;3;48;2;9;9;9", "7", "3;31;44", "2;97;100"]
TEXTS = ["Wasser", "    ", "steigt  ", "über", "中文", "a", "-", " "]


def emulator() -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    return screen, pyte.Stream(screen)


def rows() -> st.SearchStrategy[list[Cell]]:
    pieces = st.tuples(st.sampled_from(TEXTS), st.sampled_from(STYLES))
    return st.lists(pieces, max_size=8).map(filled_row)


def filled_row(pieces: list[tuple[str, str]]) -> list[Cell]:
    cells: list[Cell] = []
    for text, style in pieces:
        for character in text:
            cells.append((character, style))
            if ord(character) > 0x3000:
                cells.append(("", style))
    cells = cells[:WIDTH]
    if cells and ord(cells[-1][0] or " ") > 0x3000:
        cells[-1] = (" ", "")
    return cells + [(" ", "")] * (WIDTH - len(cells))


def look(style: str, text: str) -> tuple[object, ...]:
    """Return what a person sees of a cell: a blank has no colour of its own."""
    screen, stream = emulator()
    stream.feed(f"\x1b[0;{style}m{text or ' '}" if style else text or " ")
    return seen(screen.buffer[0][0], text)


def seen(cell: pyte.screens.Char, text: str) -> tuple[object, ...]:
    below = (cell.bg, cell.reverse, cell.underscore)
    return (text, *below) if text in (" ", "") else (text, *below, cell.fg, cell.bold, cell.italics)


@settings(deadline=None)
@given(st.lists(st.lists(rows(), min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=5))
def test_the_terminal_shows_what_was_asked_for(frames: list[list[list[Cell]]]) -> None:
    screen, stream = emulator()
    shadow = ShadowScreen(WIDTH, HEIGHT)
    for frame in frames:
        stream.feed(shadow.update({y: [(0, row)] for y, row in enumerate(frame)}))
        for y, row in enumerate(frame):
            for x, cell in enumerate(row):
                shown = seen(screen.buffer[y][x], cell[0])
                assert screen.buffer[y][x].data == cell[0]
                assert shown == look(cell[1], cell[0]), (x, y)


def text_frame(first: int) -> dict[int, list[tuple[int, list[Cell]]]]:
    lines = [f"Zeile {number} des Artikels" for number in range(first, first + HEIGHT)]
    return {y: [(0, filled_row([(line, "38;5;250")]))] for y, line in enumerate(lines)}


@pytest.mark.parametrize("by", [1, 3, -1, -2])
def test_scrolled_text_is_moved_and_not_sent_again(by: int) -> None:
    shadow = ShadowScreen(WIDTH, HEIGHT)
    whole = shadow.update(text_frame(10))
    step = shadow.update(text_frame(10 + by))
    assert step.count("Zeile") == abs(by)
    assert len(step) < len(whole) / 2


def test_nothing_is_sent_when_nothing_changed() -> None:
    shadow = ShadowScreen(WIDTH, HEIGHT)
    shadow.update(text_frame(1))
    assert shadow.update(text_frame(1)) == ""


def test_coloured_blanks_are_written_where_erasing_has_no_colour() -> None:
    row = filled_row([("x", "")])[:1] + [(" ", "48;5;236")] * (WIDTH - 1)
    assert "\x1b[K" in ShadowScreen(WIDTH, HEIGHT).update({0: [(0, row)]})
    plain = ShadowScreen(WIDTH, HEIGHT, erases_in_colour=False).update({0: [(0, row)]})
    assert "\x1b[K" not in plain


@given(st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_a_change_of_style_has_the_effect_of_setting_it(before: str, after: str) -> None:
    screen, stream = emulator()
    stream.feed((f"\x1b[0;{before}m" if before else "\x1b[m") + "x" + style_change(before, after))
    stream.feed("y")
    assert seen(screen.buffer[0][1], "y") == look(after, "y")


def test_a_style_is_taken_apart() -> None:
    assert split_style("1;38;5;180;48;2;9;9;9") == (frozenset({"1"}), "38;5;180", "48;2;9;9;9")


def test_marks_and_wide_characters_keep_their_cells() -> None:
    from rich.segment import Segment

    cells = cells_of([Segment("e\u0301中")], lambda _style: "")
    assert [text for text, _ in cells] == ["e\u0301", "中", ""]

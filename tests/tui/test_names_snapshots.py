"""Pictures of the screens with names; look at every difference before recording them anew."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.driving import press, settle
from tui.app import Lesart

Compare = Callable[..., bool]
SIZES = [(80, 24), (100, 30), (140, 40)]


def keys(*pressed: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Press keys once everything stands still, and wait until it does so again."""

    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, *pressed)
        await pilot.pause(0.3)
        await settle(pilot)

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_beside_the_reader(snap_compare: Compare, lesart: Lesart, size: tuple[int, int]) -> None:
    typed = keys("j", "j", "enter", "I", "tab", "j", "enter")
    assert snap_compare(lesart, run_before=typed, terminal_size=size)


def test_on_paper(snap_compare: Compare, lesart: Lesart) -> None:
    lesart.theme = "paper"
    typed = keys("enter", "I", "tab", "j", "enter")
    assert snap_compare(lesart, run_before=typed, terminal_size=(140, 40))


def test_as_a_drawer(snap_compare: Compare, lesart: Lesart) -> None:
    assert snap_compare(lesart, run_before=keys("I"), terminal_size=(60, 20))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_names(snap_compare: Compare, lesart: Lesart, size: tuple[int, int]) -> None:
    assert snap_compare(lesart, run_before=keys("e", "j"), terminal_size=size)


def test_side_by_side(snap_compare: Compare, lesart: Lesart) -> None:
    lesart.theme = "paper"
    typed = keys("e", "space", "space", "space")
    assert snap_compare(lesart, run_before=typed, terminal_size=(140, 40))


def test_a_question(snap_compare: Compare, lesart: Lesart) -> None:
    typed = keys("e", "space", "m")
    assert snap_compare(lesart, run_before=typed, terminal_size=(80, 24))


def test_another_name(snap_compare: Compare, lesart: Lesart) -> None:
    assert snap_compare(lesart, run_before=keys("e", "r"), terminal_size=(80, 24))

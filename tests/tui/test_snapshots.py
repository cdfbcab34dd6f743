"""Pictures of the screens; after a wanted change record them anew and look at every difference."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.driving import settle
from tui.app import Lesart

Compare = Callable[..., bool]
SIZES = [(80, 24), (100, 30), (140, 40)]


def keys(*pressed: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Press keys once everything stands still, and wait until it does so again."""

    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in pressed:
            await pilot.press(key)
            await settle(pilot)
        await pilot.pause(0.4)
        await settle(pilot)

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", ["ink", "paper"])
def test_browse(snap_compare: Compare, lesart: Lesart, size: tuple[int, int], theme: str) -> None:
    lesart.theme = theme
    assert snap_compare(lesart, run_before=keys("j", "j", "enter"), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_search(snap_compare: Compare, lesart: Lesart, size: tuple[int, int]) -> None:
    typed = keys("slash", *"sparkasse", "enter", "n", "n")
    assert snap_compare(lesart, run_before=typed, terminal_size=size)


def test_typing(snap_compare: Compare, lesart: Lesart) -> None:
    assert snap_compare(lesart, run_before=keys("slash", *"gutach"), terminal_size=(100, 30))


def test_nothing_found(snap_compare: Compare, lesart: Lesart) -> None:
    typed = keys("slash", *"sparkasssen", "enter")
    assert snap_compare(lesart, run_before=typed, terminal_size=(80, 24))


def test_keys(snap_compare: Compare, lesart: Lesart) -> None:
    assert snap_compare(lesart, run_before=keys("question_mark"), terminal_size=(100, 30))


@pytest.mark.parametrize("pressed", [(), ("enter",), ("i",)], ids=["list", "reader", "side"])
def test_narrow(snap_compare: Compare, lesart: Lesart, pressed: tuple[str, ...]) -> None:
    assert snap_compare(lesart, run_before=keys(*pressed), terminal_size=(60, 20))


def test_alone(snap_compare: Compare, lesart: Lesart) -> None:
    assert snap_compare(lesart, run_before=keys("j", "z", "space"), terminal_size=(140, 40))

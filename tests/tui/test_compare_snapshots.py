"""Pictures of a comparison made by hand; look at every difference before recording them anew."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.compared import made_screen
from tests.tui.driving import press, settle
from tui.app import Lesart

Compare = Callable[..., bool]
SIZES = [(80, 24), (100, 30), (140, 40), (170, 45)]


def keys(*pressed: str, sides: int = 2) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Compare once everything stands still, press keys, and wait until it does so again."""

    async def run(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        assert isinstance(pilot.app, Lesart)
        pilot.app.push_screen(made_screen(pilot.app, sides))
        await settle(pilot)
        await press(pilot, *pressed)
        await pilot.pause(0.3)
        await settle(pilot)

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", ["ink", "paper"])
def test_differences_first(
    snap_compare: Compare, lesart: Lesart, size: tuple[int, int], theme: str
) -> None:
    lesart.theme = theme
    assert snap_compare(lesart, run_before=keys("j"), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_three_articles(snap_compare: Compare, lesart: Lesart, size: tuple[int, int]) -> None:
    typed = keys("enter", "p", sides=3)
    assert snap_compare(lesart, run_before=typed, terminal_size=size)


@pytest.mark.parametrize(
    "pressed", [("d", "j"), ("w",), ("m",), ("m", "m"), ("u", "t"), ("question_mark",)],
    ids=["spread", "why", "matrix", "facts", "tie", "keys"],
)  # fmt: skip
def test_asked(snap_compare: Compare, lesart: Lesart, pressed: tuple[str, ...]) -> None:
    typed = keys(*pressed, sides=3)
    assert snap_compare(lesart, run_before=typed, terminal_size=(120, 34))

"""Driving the app in tests: waiting until it has settled, and asking what it shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen

from tui.app import Lesart
from tui.screens.browse.screen import BrowseScreen

ASKING = ("decide", "edit", "drafts")
"""Groups of workers that may wait for the answer to a question on the screen."""


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way; a question may wait for its answer."""
    calm = 0
    while calm < 3:
        await pilot.pause(0.01)
        calm = 0 if _is_busy(pilot.app) else calm + 1


def _is_busy(app: App[None]) -> bool:
    asked = isinstance(app.screen, ModalScreen)
    following = isinstance(app, Lesart) and (app.browse.following or not app.browse.begun)
    return following or any(
        not worker.is_finished for worker in app.workers if not (asked and worker.group in ASKING)
    )


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each when the one before has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text into what has the focus."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await settle(pilot)


def focus_of(browse: BrowseScreen) -> str | None:
    """Return the id of what has the focus."""
    return browse.focused.id if browse.focused else None


def screen_of(app: Lesart) -> str:
    """Return the class name of the screen on top."""
    return type(app.screen).__name__


@asynccontextmanager
async def running(
    app: Lesart, size: tuple[int, int] = (140, 40)
) -> AsyncIterator[tuple[Pilot[None], BrowseScreen]]:
    """Run the app until its first listing is on the screen."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot, app.browse


def shown_text(app: Lesart) -> list[str]:
    """Return the lines on the screen."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    return ["".join(s.text for s in strip).ljust(width) for strip in strips][:height]

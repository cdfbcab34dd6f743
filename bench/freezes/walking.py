"""Presses every key of every screen, one at a time, each in the state it is meant for."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.pilot import Pilot
from textual.screen import ModalScreen

from bench.freezes.meter import Held, Meter
from library.desk import Library
from tui.app import Lesart
from tui.screens.leaving import LeavingScreen

WHERE = {
    "list": "", "reader": "enter", "selection": "enter v j", "paragraph": "enter v p p",
    "end": "enter G w", "side pane": "enter tab", "editor": "enter v p a",
    "tags": "enter v p t", "compared": "c", "matrix": "c m", "why": "c w", "pick": "C",
}  # fmt: skip
"""States in which the article in the reader matters, and the keys that lead there."""
WHERE_ONCE = {
    "searching": "slash", "filtering": "f", "found": "slash d a m m enter",
    "hit": "slash d a m m enter enter n",
    "names": "e", "notes": "M", "coverage": "T", "keys": "question_mark",
    "commands": "ctrl+p", "drafts": "D", "export": "M o",
    "review": "M r", "refused": "exclamation_mark",
}  # fmt: skip
"""States that are about the whole folder."""
LEFT_OUT = frozenset({"q", "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+e", "f1"})
"""Keys that end or leave the program, or start another one."""
TYPED = ("d", "a", "m", "m", "space", "asterisk", "backspace", "left", "home", "end", "ctrl+k")
"""What is typed where one types."""
LONGEST_WAIT = 60.0
"""Seconds in which what a key began must have come to an end."""
SLOW = 0.05
"""Seconds of the loop that are worth telling of at once."""
WAITING_FOR_ANSWER = ("decide", "edit", "drafts", "leave", "save")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What one key did to the loop."""

    kind: str
    state: str
    key: str
    held: Held


class Walk:
    """Goes through one running app."""

    def __init__(self, pilot: Pilot[None], app: Lesart, meter: Meter) -> None:
        self.app, self._pilot, self._meter = app, pilot, meter
        self.found: list[Pressed] = []

    def _keep(self, pressed: Pressed) -> None:
        """Keep it, and tell at once of what is slow: a walk of hours may be broken off."""
        self.found.append(pressed)
        held = pressed.held
        if held.busy > SLOW:
            said = f"{held.busy * 1000:5.0f} ms {pressed.kind}, {pressed.state}: {pressed.key}"
            garbage = f" (garbage {held.collecting * 1000:.0f})" if held.collecting > 0.005 else ""
            print(f"{said}{garbage} | {held.place}", file=sys.stderr, flush=True)

    async def settle(self) -> None:
        """Wait until nothing is under way; a question may wait for its answer."""
        calm, until = 0, time.monotonic() + LONGEST_WAIT
        while calm < 3 and time.monotonic() < until:
            await asyncio.sleep(0.006)
            calm = 0 if self._is_busy() else calm + 1

    def _is_busy(self) -> bool:
        app = self.app
        asked = isinstance(app.screen, ModalScreen)
        return (
            app.browse.following
            or not app.browse.begun
            or any(
                not worker.is_finished
                for worker in app.workers
                if not (asked and worker.group in WAITING_FOR_ANSWER)
            )
        )

    async def press(self, kind: str, state: str, key: str) -> Held:
        """Press a key, wait for what it does, and keep how long it held the loop."""
        await asyncio.sleep(0.004)
        self._meter.restart()
        self.app.simulate_key(key)
        await asyncio.sleep(0.02)
        await self.settle()
        held = self._meter.worst
        self._keep(Pressed(kind, state, key, held))
        return held

    async def go_home(self, kind: str) -> None:
        """Go back to the list, nothing searched for, filtered or selected."""
        app = self.app
        for _ in range(12):
            if (
                app.screen is app.browse
                and not app.browse._can_go_back()
                and not app.browse.search_bar.display
            ):
                return
            # A question about a draft wants an answer, not Escape.
            key = "d" if isinstance(app.screen, LeavingScreen) else "escape"
            await self.press(kind, "on the way back", key)
        raise AssertionError(f"no way back from {app.screen!r}")

    async def enter(self, kind: str, row: str | None, keys: str) -> bool:
        """Go to a state, from the list, the cursor on an article."""
        await self.go_home(kind)
        if row is not None:
            browse = self.app.browse
            listing = browse.listing
            rows = browse.library.rows(listing.keys) if listing else []
            wanted = next((each for each in rows if each.id == row), None)
            if wanted is None:
                return False
            self._meter.restart()
            browse.list_pane.point_at(wanted.key)
            await self.settle()
            self._keep(Pressed(kind, "list", "the cursor comes to it", self._meter.worst))
        for key in keys.split():
            await self.press(kind, "on the way", key)
        return True

    def keys_here(self) -> list[str]:
        """Return every key that does something here, as the classes of screen and widgets say."""
        bound = [key for key, each in self.app.screen.active_bindings.items() if each.enabled]
        focused = self.app.focused
        typed = TYPED if focused is not None and focused.check_consume_key("d", "d") else ()
        return [key for key in dict.fromkeys([*typed, *bound]) if key not in LEFT_OUT]

    def _state(self) -> tuple[object, ...]:
        app, browse = self.app, self.app.browse
        row = browse.row.id if browse.row else None
        return (
            app.screen,
            app.focused,
            bool(browse.reader.selection),
            row,
            browse.list_pane.filter_text,
        )

    async def try_state(
        self, kind: str, row: str | None, state: str, keys: str, tried: tuple[str, ...] = ()
    ) -> None:
        """Press every key of a state, or some, each as long as the state is still the same."""
        if not await self.enter(kind, row, keys):
            return
        here = self._state()
        for key in tried or self.keys_here():
            if self._state() != here:
                await self.enter(kind, row, keys)
                here = self._state()
            await self.press(kind, state, key)

    async def resize(self, kind: str, row: str | None) -> None:
        """Make the terminal narrower and wide again while an article is read."""
        if not await self.enter(kind, row, "enter"):
            return
        for width in (90, 70, 140):
            self._meter.restart()
            await self._pilot.resize_terminal(width, 40)
            await self.settle()
            self._keep(Pressed(kind, "reader", f"{width} columns", self._meter.worst))


@asynccontextmanager
async def walking(library: Library) -> AsyncIterator[Walk]:
    """Run the app on a library until its first listing is on the screen."""
    app = Lesart(library)
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        with Meter() as meter:
            walk = Walk(pilot, app, meter)
            await walk.settle()
            await asyncio.sleep(0.5)
            walk.found.append(Pressed("start", "", "", meter.worst))
            yield walk

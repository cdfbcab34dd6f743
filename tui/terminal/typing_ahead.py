"""Keys one at a time: each finds the screen as the one before left it.

Textual passes a key on before the one before has had its effect, which takes a handful of messages
from widget to widget. By hand nobody is that fast, but a line that stalls delivers many keys at
once, and keys are typed while the program starts. Those wait for their turn here.
"""

import asyncio
import time
from collections import deque
from functools import cached_property
from typing import ClassVar

from textual.app import App
from textual.events import Event, Key

PACE = 0.1
"""Seconds after a key in which another one has to wait for its turn."""
GLANCE = 0.002
"""Seconds between two looks at whether what keys wait for has come."""
ROUNDS = 60
"""Rounds of the event loop in which a key has its effect: up to a dozen messages, each of which
is queued, fetched and handled."""
LONGEST_HOLD = 1.5
"""Seconds after which keys are passed on, even if what they wait for did not come."""


class TypingAhead(App[None]):
    """An app whose keys wait for their turn, and for what was opened."""

    OPENING: ClassVar[frozenset[str]] = frozenset()
    """Groups of workers that bring what the next keys are about."""

    _held: bool = False
    _last_key: float = 0.0
    _turns: asyncio.Task[None] | None = None
    """Passes waiting keys on."""
    _passed: Key | None = None
    """The key whose turn it is, until the app has it."""

    @cached_property
    def _waiting(self) -> deque[Key]:
        return deque()

    def hold_keys(self) -> None:
        """Let keys wait from now on, until there is something they can act on."""
        self._held = True

    def release_keys(self) -> None:
        """Pass on the keys that were typed until now, and those to come at once."""
        self._held = False

    async def on_event(self, event: Event) -> None:
        """Handle an event; a key that comes too early waits."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
        elif event is self._passed:
            self._passed = None
            await super().on_event(event)
        elif self._turns or self._is_opening or time.monotonic() - self._last_key < PACE:
            self._waiting.append(event)
            if self._turns is None:
                self._turns = asyncio.create_task(self._take_turns())
        else:
            self._last_key = time.monotonic()
            await super().on_event(event)

    @property
    def keys_wait(self) -> bool:
        """Whether keys wait for their turn, so that what is to be shown will soon be other."""
        return bool(self._waiting)

    async def _take_turns(self) -> None:
        try:
            while self._waiting and not self._exit:
                await self._settle()
                self._passed = self._waiting.popleft()
                self._last_key = time.monotonic()
                self.post_message(self._passed)
                # The app may be busy with something else: then no other key overtakes this one.
                while self._passed and not self._exit:
                    await asyncio.sleep(0)
        finally:
            # Whatever happens, the next key finds the way open.
            self._turns = self._passed = None
        await _let_others_run()
        if not self._exit:
            self.show_keys_taken()

    def show_keys_taken(self) -> None:
        """Paint what the keys led to, without waiting for Textual's next sixtieth of a second."""
        self.screen._on_timer_update()

    async def _settle(self) -> None:
        """Wait until the last key has had its effect."""
        until = time.monotonic() + LONGEST_HOLD
        while True:
            while self._is_opening and time.monotonic() < until:
                await asyncio.sleep(GLANCE)
            await _let_others_run()
            if not self._is_opening or time.monotonic() > until:
                break
        self._held = False

    @property
    def _is_opening(self) -> bool:
        """Whether an article or a screen is on its way."""
        return (
            self._held
            or not (self._screen_stack and self.screen.is_mounted)
            or any(each.group in self.OPENING and not each.is_finished for each in self.workers)
        )


async def _let_others_run() -> None:
    for _ in range(ROUNDS):
        await asyncio.sleep(0)

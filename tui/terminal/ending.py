"""Ends the program when the line drops or the system says so, in whatever state it is.

Textual's loop may wait for a terminal that takes no output any more, and a loop that waits hears no
signal; at the end it may wait for threads that are busy. So signals are heard the plain way, and a
thread of its own sees the end through.
"""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

SIGNALS = (signal.SIGHUP, signal.SIGTERM)
GRACE = 0.25
"""Seconds the app gets to end in its own way."""
SAVING = 5.0
"""Seconds that saving may take when it is under way already, on a slow disk."""


class Ending:
    """Saves, restores the terminal and ends the process within moments of a signal."""

    def __init__(
        self, save: Callable[[], None], leave: Callable[[int], None], restore: Callable[[], None]
    ) -> None:
        """`leave` ends the app with an exit code; `restore` is called from another thread."""
        self._save, self._leave, self._restore = save, leave, restore
        self._code = 0
        self._saving = threading.Lock()
        self._saved = False
        self._loop: asyncio.AbstractEventLoop | None = None

    def hear(self) -> None:
        """Hear signals from now on, also where they were ignored; call it inside of the loop."""
        self._loop = asyncio.get_running_loop()
        for number in SIGNALS:
            signal.signal(number, self._heard)

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        if self._code or self._loop is None:
            return
        self._code = 128 + number
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._end)
        threading.Thread(target=self._see_through, name="ending", daemon=True).start()

    def _end(self) -> None:
        """End the app as it ends by a key."""
        try:
            self._save_once()
        finally:
            self._leave(self._code)

    def _see_through(self) -> None:
        """End the process when the app does not manage to."""
        time.sleep(GRACE)
        try:
            with suppress(Exception):
                self._save_once()
            with suppress(Exception):
                self._restore()
        finally:
            os._exit(self._code)

    def _save_once(self) -> None:
        if not self._saving.acquire(timeout=SAVING):
            return
        try:
            if not self._saved:
                self._saved = True
                self._save()
        finally:
            self._saving.release()

"""Garbage is looked for while nobody types, so that no key waits for it.

A look at what is new takes a millisecond or two, one at everything up to thirty, and Python takes
them in the middle of keys: one with nearly every article that is opened.
"""

import asyncio
import gc
from collections.abc import Callable

FIRST = 1.0
"""Seconds from the start to the first look, which is the longest one."""
QUIET = 0.05
"""Seconds after a key until what is new is looked at."""
LONG = 2.0
"""Seconds after a key until everything is looked at."""
FEW = 500
"""New objects that are not worth a look."""
MOST = 5_000
"""New objects after which Python looks at what is new all the same, as when a key is held."""
YOUNG = 1
"""The generation, for Python, of all that is younger than the last look."""
NEVER = 1_000
"""Looks at what is new after which Python itself would look at everything."""


class Tidying:
    """Looks for garbage when there was no key for a while."""

    def __init__(self) -> None:
        self._due: asyncio.TimerHandle | None = None
        self._begun = False

    def begin(self) -> None:
        """Look at everything once the program has started, and leave it alone from then on."""
        self._call(FIRST, self._leave_alone)

    def put_off(self) -> None:
        """Wait on: there was a key."""
        if self._begun:
            self._call(QUIET, self._look_at_new)

    def _call(self, pause: float, look: Callable[[], None]) -> None:
        if self._due is not None:
            self._due.cancel()
        self._due = asyncio.get_running_loop().call_later(pause, look)

    def _leave_alone(self) -> None:
        gc.collect()
        # The screen stays until the end.
        gc.freeze()
        gc.set_threshold(MOST, 10, NEVER)
        self._begun = True

    def _look_at_new(self) -> None:
        if gc.get_count()[0] > FEW:
            gc.collect(YOUNG)
        self._call(LONG, self._look_at_everything)

    def _look_at_everything(self) -> None:
        self._due = None
        gc.collect()

"""Garbage is looked for while nobody types, so that no key waits for it.

A look takes 1 to 10 ms, and Python takes one with nearly every article that is opened; most of
what it finds is what widgets that are gone leave behind.
"""

import asyncio
import gc

FIRST = 1.0
"""Seconds from the start to the first look, which is the longest one."""
QUIET = 0.4
"""Seconds after a key until garbage is looked for."""
FEW = 5_000
"""New objects that are not worth a look."""
MOST = 20_000
"""New objects after which Python looks for garbage all the same."""


class Tidying:
    """Looks for garbage when there was no key for a while."""

    def __init__(self) -> None:
        self._begun = False
        self._due: asyncio.TimerHandle | None = None

    def put_off(self) -> None:
        """Wait on, there was a key; or begin to wait, at the start."""
        if self._due is not None:
            self._due.cancel()
        pause = QUIET if self._begun else FIRST
        self._due = asyncio.get_running_loop().call_later(pause, self._tidy)

    def _tidy(self) -> None:
        self._due = None
        if not self._begun:
            self._begun = True
            gc.collect()
            # The screen stays until the end: the next looks need not go through it.
            gc.freeze()
            gc.set_threshold(MOST, 10, 10)
        elif gc.get_count()[0] > FEW:
            gc.collect()

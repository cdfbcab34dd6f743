"""Getting ready what will probably be asked for next, while nobody waits for it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

Wanted = TypeVar("Wanted")
Made = TypeVar("Made")


class Ahead(Generic[Wanted, Made]):
    """Makes one thing in a thread before it is asked for. Belongs to one event loop."""

    def __init__(self, make: Callable[[Wanted], Made], pause: float) -> None:
        self._make, self._pause = make, pause
        self._wanted: Wanted | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[Made] | None = None

    def expect(self, wanted: Wanted) -> None:
        """Make something after a pause of some seconds, and forget all else."""
        self.forget()
        self._wanted = wanted
        self._timer = asyncio.get_running_loop().call_later(self._pause, self._begin, wanted)

    def forget(self) -> None:
        """Make nothing, and hand out nothing of what was made: it may be out of date."""
        if self._timer:
            self._timer.cancel()
        # A task that somebody waits for goes on, for them.
        self._wanted = self._timer = self._task = None

    def _begin(self, wanted: Wanted) -> None:
        self._timer = None
        self._task = asyncio.create_task(asyncio.to_thread(self._make, wanted))
        # What went wrong is told to who asks for it, and to nobody else.
        self._task.add_done_callback(lambda task: task.cancelled() or task.exception())

    @property
    def is_busy(self) -> bool:
        """Whether something is being made, or will be after the pause."""
        return self._timer is not None or (self._task is not None and not self._task.done())

    def ready(self, wanted: Wanted) -> Made | None:
        """Return what was made already; None when that is something else, or nothing."""
        task = self._task
        if task is None or wanted != self._wanted or not task.done():
            return None
        return None if task.cancelled() or task.exception() else task.result()

    async def get(self, wanted: Wanted) -> Made:
        """Return what was made or is being made; else make it now.

        What went wrong, or was forgotten meanwhile, is made once more; raises what that raises.
        """
        if (made := self.ready(wanted)) is not None:
            return made
        if wanted != self._wanted or self._task is None or self._task.done():
            self.forget()
            self._wanted = wanted
            self._begin(wanted)
        with suppress(Exception):
            if (task := self._task) is not None:
                made = await asyncio.shield(task)
                if task is self._task:
                    return made
        return await asyncio.to_thread(self._make, wanted)

"""How long the loop of the screen is kept from its next turn, and by what."""

import asyncio
import gc
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

PULSE = 0.003
"""Seconds between two looks of the loop at the clock."""
GLANCE = 0.01
"""Seconds between two looks of a thread at what keeps the loop."""
LATE = 0.03
"""Seconds after which that is looked at."""
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Held:
    """The longest time in which the loop did not come to its next turn."""

    busy: float
    """Seconds of processor time of the screen's thread."""
    wall: float
    """Seconds that passed, among them those of other programs and other threads."""
    place: str
    """Where it was most of the time: file, line and function of the project, and above it."""
    collecting: float
    """Seconds of it in which garbage was collected."""


NOTHING = Held(0.0, 0.0, "", 0.0)


class Meter:
    """Measures the loop in which it is started. Use it `with`, inside of a coroutine."""

    def __init__(self) -> None:
        self.worst = NOTHING
        self._thread = threading.get_ident()
        self._seen: Counter[str] = Counter()
        self._collecting, self._collected = 0.0, 0.0
        self._over = threading.Event()

    def __enter__(self) -> "Meter":
        """Begin."""
        self._loop = asyncio.get_running_loop()
        self._wall, self._busy = time.monotonic(), time.thread_time()
        gc.callbacks.append(self._watch_collection)
        self._timer = self._loop.call_later(PULSE, self._beat)
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._timer.cancel()
        self._over.set()
        gc.callbacks.remove(self._watch_collection)
        self._watcher.join()

    def restart(self) -> None:
        """Forget what was measured."""
        self.worst = NOTHING

    def _beat(self) -> None:
        wall, busy = time.monotonic(), time.thread_time()
        spent = busy - self._busy
        seen, self._seen = self._seen, Counter()  # the watcher may be counting just now
        if spent > self.worst.busy:
            place = seen.most_common(1)[0][0] if seen else ""
            self.worst = Held(spent, wall - self._wall, place, self._collected)
        self._collected = 0.0
        self._wall, self._busy = wall, busy
        self._timer = self._loop.call_later(PULSE, self._beat)

    def _watch(self) -> None:
        while not self._over.wait(GLANCE):
            if time.monotonic() - self._wall > LATE:
                frame = sys._current_frames().get(self._thread)
                self._seen[_place(frame)] += 1

    def _watch_collection(self, phase: str, _info: dict[str, int]) -> None:
        if threading.get_ident() != self._thread:
            return
        now = time.thread_time()
        if phase == "start":
            self._collecting = now
        else:
            self._collected += now - self._collecting


def _place(frame: FrameType | None) -> str:
    """Return the innermost function, and the innermost three of the project."""
    frames = []
    while frame is not None:
        frames.append(frame)
        frame = frame.f_back
    own = [each for each in frames if _is_own(each)]
    shown = frames[:1] if frames and frames[0] not in own[:1] else []
    return " < ".join(_name(each) for each in [*shown, *own[:3]])


def _is_own(frame: FrameType) -> bool:
    file = Path(frame.f_code.co_filename)
    return file.is_relative_to(ROOT) and not {".venv", "bench", "tests"} & set(file.parts)


def _name(frame: FrameType) -> str:
    file = Path(frame.f_code.co_filename)
    shown = file.relative_to(ROOT) if _is_own(frame) else Path(file.name)
    return f"{shown}:{frame.f_lineno} {frame.f_code.co_name}"

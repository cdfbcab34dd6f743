"""Asking the terminal itself: how far away it is, and how wide it paints our signs.

The questions are those of ECMA-48 and xterm: device status (`CSI 5 n`), cursor position
(`CSI 6 n`), primary device attributes (`CSI c`), state of a mode (`CSI ? Pd $ p`). Of the answers
only numbers are taken. Every question is followed by waiting, so this is for diagnosis only.
"""

import os
import re
import select
import termios
import time
import tty
from dataclasses import dataclass
from statistics import median
from types import TracebackType
from typing import Self

SIGNS = "ä●≠★│▌…"
"""What we paint most; each must take one cell."""
ROUNDS = 7
"""Round trips measured."""
PATIENCE = 2.0
"""Seconds to wait for an answer."""
ATTRIBUTES = re.compile(rb"\x1b\[\?[\d;]*c")
STATUS = re.compile(rb"\x1b\[0n")
POSITION = re.compile(rb"\x1b\[(\d+);(\d+)R")
MODE = re.compile(rb"\x1b\[\?1006;(\d)\$y")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a terminal answered."""

    seconds: float
    """Median of the round trips."""
    widths: dict[str, int]
    """Cells of each of `SIGNS`."""
    mouse: bool | None
    """Whether it knows the mouse reports we ask for; None when it did not say."""


class Asking:
    """A conversation with the terminal; leaving it puts the terminal back as it was."""

    def __init__(self, reading: int, writing: int) -> None:
        """Both are file descriptors of the terminal."""
        self._in, self._out = reading, writing
        self._before = termios.tcgetattr(reading)

    def __enter__(self) -> Self:
        """Take keys and answers as they come, unseen."""
        tty.setcbreak(self._in, termios.TCSANOW)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the terminal back; answers that are late are thrown away."""
        termios.tcsetattr(self._in, termios.TCSAFLUSH, self._before)

    def ask(self, question: str, answer: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """Send a question and return the answer; None when none came in time."""
        os.write(self._out, question.encode())
        until, got = time.monotonic() + PATIENCE, b""
        while (left := until - time.monotonic()) > 0:
            if not select.select([self._in], [], [], left)[0]:
                break
            data = os.read(self._in, 1024)
            if not data:
                break
            got = (got + data)[-4096:]
            if found := answer.search(got):
                return found
        return None

    def say(self, text: str) -> None:
        """Write to the terminal."""
        os.write(self._out, text.encode())


def ask_terminal(reading: int, writing: int) -> Answers | None:
    """Ask everything; None when the terminal does not answer at all."""
    with Asking(reading, writing) as asking:
        if asking.ask("\x1b[c", ATTRIBUTES) is None:
            return None
        trips = []
        for _ in range(ROUNDS):
            start = time.monotonic()
            if asking.ask("\x1b[5n", STATUS) is None:
                break
            trips.append(time.monotonic() - start)
        widths = {}
        for sign in SIGNS:
            place = asking.ask(f"\r{sign}\x1b[6n", POSITION)
            asking.say("\r\x1b[K")
            if place is None:
                break
            widths[sign] = int(place[2]) - 1
        # Whoever does not know this question does not answer it, but answers the next one.
        known = asking.ask(
            "\x1b[?1006$p\x1b[c", re.compile(MODE.pattern + b"|" + ATTRIBUTES.pattern)
        )
        mouse = None
        if known and known[1]:
            mouse = known[1] != b"0"
            asking.ask("", ATTRIBUTES)
        return Answers(median(trips) if trips else PATIENCE, widths, mouse)

"""A program in a real pseudo-terminal, with an emulator that shows what a person would see."""

import fcntl
import os
import re
import select
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pyte
from ptyprocess import PtyProcess, PtyProcessError

from tests.patience import PATIENCE, wait_until

LESART = str(Path(sys.executable).parent / "lesart")
"""The installed command."""
FIRST_WORDS = "Germany cannot fix"
"""What the newest of the sample articles begins with; it can be worked on when they are shown."""

ESCAPED = 10.0
"""Seconds in which Escape shows, also on a busy machine, unless it changes nothing."""
IDLE = 4
"""Looks, 10 ms apart, at which a program that has nothing to do is found asleep."""

SEQUENCE = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\|(?=\x1b)|$)|\x9d[^\x07\x1b\x9c]*(?:\x9c|\x07|$)"
    r"|\x1b[PX^_][\s\S]*?(?:\x1b\\|$)|\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]"
    r"|[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    r"|[\U000e0000-\U000e007f]"
)
"""Every control sequence of ECMA-48, and what is invisible or turns the direction of text."""


def sequence_shapes(output: bytes) -> set[str]:
    """Return the kinds of control sequences in `output`, numbers left out of the harmless ones."""
    shapes = set()
    for match in SEQUENCE.finditer(output.decode("utf-8", "replace")):
        sequence = match.group()
        if sequence[:2] == "\x1b[" and sequence[-1] in "mHABCDGdKJXr":
            sequence = re.sub(r"(?:\d+|N)(?:[;:]\d+)*", "N", sequence)
        shapes.add(sequence)
    return shapes


def plain_keyboard(output: bytes) -> bytes:
    """Leave out what pyte does not know: private SGR such as the query of the kitty keyboard."""
    return re.sub(rb"\x1b\[[<>=?][0-9;]*[mu]", b"", output)


def is_at_work(pid: int) -> bool:
    """Tell whether a thread of a process runs, or would if it could."""
    try:
        threads = [(thread / "stat").read_text() for thread in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return False
    return any(thread.rpartition(")")[2].split()[0] in "RD" for thread in threads)


SIZES = ("COLUMNS", "LINES")
"""Variables that claim to know the size of the terminal."""


class Terminal:
    """Runs a command in a pseudo-terminal of a given size and keeps all that it wrote."""

    def __init__(
        self,
        command: list[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (100, 30),
    ) -> None:
        columns, rows = size
        # Where tests run side by side, these are set, and would be believed before the terminal.
        here = {name: value for name, value in os.environ.items() if name not in SIZES}
        full = {**here, "TERM": "xterm-256color", "LANG": "C.UTF-8", **env}
        self.process = PtyProcess.spawn(command, env=full, dimensions=(rows, columns))
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.screen.display)

    def say_latin_1(self) -> None:
        """Take what the program writes for ISO 8859-1 from now on."""
        self._stream.select_other_charset("@")

    def read(self, seconds: float, *, silence: float = 0.25) -> None:
        """Take in what the program writes within some seconds, until it falls silent."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.process.fd], [], [], min(left, silence))[0]:
                return
            try:
                data = os.read(self.process.fd, 65536)
            except OSError:
                return
            if not data:
                return
            self.output += data
            self._stream.feed(plain_keyboard(data))

    def wait_for(self, wanted: str, seconds: float = PATIENCE, *, step: float = 0.3) -> None:
        """Read until `wanted` is on the screen; an AssertionError shows the screen otherwise."""
        end = time.monotonic() + seconds
        while wanted not in self.text:
            assert time.monotonic() < end, f"{wanted!r} is not on the screen:\n{self.text}"
            self.read(step)

    def wait_for_output(self, wanted: bytes, seconds: float = PATIENCE) -> None:
        """Read until `wanted` was written, even if it stood on the screen for a moment only."""
        end = time.monotonic() + seconds
        while wanted not in self.output:
            assert time.monotonic() < end, f"{wanted!r} was not written:\n{self.text}"
            self.read(0.02)

    def text_up_to(self, wanted: bytes) -> tuple[str, bytes]:
        """Return what the screen showed when `wanted` was written, and all output until then."""
        until = self.output[: self.output.index(wanted) + len(wanted)]
        return self.text_after(len(until)), until

    def text_after(self, length: int) -> str:
        """Return what the screen showed when so many bytes had been written."""
        screen = pyte.Screen(self.screen.columns, self.screen.lines)
        pyte.ByteStream(screen).feed(plain_keyboard(self.output[:length]))
        return "\n".join(screen.display)

    def press(self, keys: str, pause: float = 0.4) -> None:
        """Send keys and read what comes of them, until the program here has nothing to do.

        Escape is waited for: together with a later key it would be another one.
        """
        before, end = len(self.output), time.monotonic() + ESCAPED
        self.process.write(keys.encode())
        while (
            keys == "\x1b"
            and (self._has_unread() or len(self.output) == before)
            and time.monotonic() < end
        ):
            self.read(0.1)
        self.read(pause)
        self._read_while_busy()

    def _read_while_busy(self) -> None:
        """Read until the program, which a busy machine may keep from running, sleeps."""
        end, calm = time.monotonic() + PATIENCE, 0
        while calm < IDLE and time.monotonic() < end:
            calm = 0 if is_at_work(self._foreground()) else calm + 1
            self.read(0.01)

    def _foreground(self) -> int:
        """Return the process that the terminal belongs to now; a shell lends it."""
        try:
            return os.tcgetpgrp(self.process.fd)
        except OSError:
            return int(self.process.pid)

    def _has_unread(self) -> bool:
        """Tell whether keys wait in the terminal that the program has not looked at."""
        try:
            own = os.open(f"/proc/{self.process.pid}/fd/0", os.O_RDONLY | os.O_NOCTTY)
        except OSError:
            return False
        try:
            waiting = fcntl.ioctl(own, termios.FIONREAD, bytes(4))
        except OSError:
            return False
        finally:
            os.close(own)
        return int.from_bytes(waiting, sys.byteorder) > 0

    def resize(self, rows: int, columns: int) -> None:
        """Change the size of the window."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def wait_for_end(self, seconds: float = PATIENCE) -> int:
        """Read until the program has ended and return its exit code."""
        end = time.monotonic() + seconds
        while self.process.isalive():
            assert time.monotonic() < end, f"still running:\n{self.text}"
            self.read(0.1)
        self.read(2.0)  # what was written last; a line that is dead says so at once
        return int(self.process.exitstatus if self.process.exitstatus is not None else -1)

    def hang_up(self) -> None:
        """Close our end of the line, as a network that is gone does."""
        self.process.fileobj.close()
        self.process.closed = True

    def close(self) -> None:
        """End the program by force if it has not ended by itself."""
        try:
            self.process.close(force=True)
        except PtyProcessError:
            # It was killed, but on a busy machine that takes more than a tenth of a second.
            assert wait_until(lambda: not self.process.isalive()), "killed, and still running"


def home_in(folder: Path) -> dict[str, str]:
    """Return an environment in which everything of ours is kept in `folder`."""
    return {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in
            ("CACHE", "STATE", "CONFIG", "DATA")}  # fmt: skip

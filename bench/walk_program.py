"""Lesart in a pseudo-terminal, watched: whether it answers, what it does meanwhile, how it ends."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TICK = os.sysconf("SC_CLK_TCK")
STACKS, TOLD = "stacks.txt", "told.txt"
"""Files that `bench.walk_start` writes into the folder of the walk."""
ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}
"""What a modern terminal answers to what it is asked."""
CHUNK = 1 << 18
CALM = 6
"""Looks, 10 ms apart, at which a program that has nothing to do is found asleep."""


class Program:
    """One run of the reader. Everything that it wrote is in `output`."""

    def __init__(
        self, arguments: list[str], env: Mapping[str, str], folder: Path, size: tuple[int, int],
        *, modern: bool = False,
    ) -> None:  # fmt: skip
        """`folder` takes what the program tells about itself; `modern` answers to queries."""
        self.folder, self.output, self.gone, self._modern = folder, bytearray(), False, modern
        self.computed = 0.0  # when it was asked for last
        self._in_band = False
        self.master, slave = pty.openpty()
        self._set_size(size)
        modes = termios.tcgetattr(slave)
        modes[3] &= ~termios.ECHO  # what is typed before the program reads would come back
        termios.tcsetattr(slave, termios.TCSANOW, modes)
        self._process = subprocess.Popen(
            ["setsid", "--ctty", sys.executable, "-m", "bench.walk_start", *arguments],
            cwd=folder, env={**env, "PYTHONPATH": str(ROOT), "LESART_WALK": str(folder)},
            stdin=slave, stdout=slave, stderr=slave,
        )  # fmt: skip
        os.close(slave)
        self.pid = self._process.pid

    # -- the terminal --------------------------------------------------------------------------
    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        told = fcntl.ioctl(self.master, termios.TIOCGWINSZ, bytes(8))
        rows, columns, _, _ = struct.unpack("HHHH", told)
        return columns, rows

    def _set_size(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def resize(self, size: tuple[int, int]) -> None:
        """Change the size, and tell of it the way a modern terminal does where that was wished."""
        self._set_size(size)
        if self._in_band:
            self.send(f"\x1b[48;{size[1]};{size[0]};0;0t")

    def send(self, keys: str) -> None:
        """Type something; what the terminal cannot take any more is left out, as by a person."""
        data, end = keys.encode(), time.monotonic() + 1.0
        while data and time.monotonic() < end:
            if select.select([], [self.master], [], 0.05)[1]:
                data = data[os.write(self.master, data[:512]) :]
            else:
                self.read(0.0)

    def read(self, seconds: float, silence: float = 0.004) -> bool:
        """Take what is written within some seconds until it falls silent; tell if there was any."""
        end, before = time.monotonic() + seconds, len(self.output)
        while not self.gone:
            left = max(0.0, end - time.monotonic())
            quiet = left if len(self.output) == before else min(left, silence)
            if not select.select([self.master], [], [], quiet)[0]:
                break
            try:
                data = os.read(self.master, CHUNK)
            except OSError:
                data = b""
            self.gone = not data
            self._answer(data)
            self.output += data
            if not left:
                break
        return len(self.output) > before

    def _answer(self, data: bytes) -> None:
        for query, answer in ANSWERS.items() if self._modern else ():
            if query in data:
                os.write(self.master, answer)
        if b"\x1b[?2048h" in data:
            self._in_band = True
        if b"\x1b[?2048l" in data:
            self._in_band = False

    # -- the process ---------------------------------------------------------------------------
    @property
    def state(self) -> str:
        """R, S, D, T or Z, as the system tells it; empty when it is gone."""
        try:
            return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return ""

    @property
    def processor_time(self) -> float:
        """Seconds that all its threads have computed."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return self.computed
        self.computed = max(self.computed, (int(fields[11]) + int(fields[12])) / TICK)
        return self.computed

    def signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self._process.poll() is None:
            self._process.send_signal(number)

    def dump(self) -> str:
        """Have it write down where all its threads and tasks are, and return that."""
        (self.folder / STACKS).write_text("")
        for number in (signal.SIGUSR1, signal.SIGUSR2):
            self.signal(number)
            self.read(1.0, silence=1.0)
        return self.told(STACKS)

    def told(self, name: str) -> str:
        """Return what it wrote into a file of the walk."""
        try:
            return (self.folder / name).read_text(errors="replace")
        except OSError:
            return ""

    def rest(self, most: float) -> None:
        """Read until it has done what was typed: until its main thread sleeps for a while."""
        end, calm = time.monotonic() + most, 0
        while calm < CALM and time.monotonic() < end and not self.gone:
            told = self.read(0.01, silence=0.01)
            calm = 0 if told or self.state not in ("S", "T") else calm + 1

    def wait(self, seconds: float) -> int | None:
        """Read until it has ended; return its exit code, None when it did not end in time."""
        end = time.monotonic() + seconds
        while self._process.poll() is None and time.monotonic() < end:
            if not self.read(0.02):
                time.sleep(0.005)
        self.read(0.05)
        return self._process.poll()

    def close(self) -> None:
        """End it by force if it has not ended."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

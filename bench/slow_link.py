"""A command behind a simulated slow line: what comes and goes is delayed and throttled.

Usage: python -m bench.slow_link [--rtt 200] [--kbit 256] -- COMMAND…
runs the command in a pseudo-terminal of its own between this terminal and a line of the given round
trip (ms) and downward speed (kbit/s), and exits with its code. Everything stays on this machine.
The line takes in whatever comes, as the buffers of a real one do; it never slows the command.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import sys
import termios
import time
import tty
from collections import deque

BLOCK = 65536
PIECE = 256
"""Bytes that travel together: the beginning of an answer arrives before its end was sent."""
UPWARDS = 1e6
"""Bytes a second from the keyboard to the command: nobody types that fast."""


class Line:
    """One direction of the line: data comes out later, and not faster than the line allows."""

    def __init__(self, out: int, delay: float, rate: float) -> None:
        """`delay` in seconds, `rate` in bytes a second; writes to the file descriptor `out`."""
        self._out, self._delay, self._rate = out, delay, rate
        self._free = 0.0
        self._waiting: deque[tuple[float, bytes]] = deque()

    def put(self, data: bytes) -> None:
        """Send data into the line."""
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            self._free = max(time.monotonic(), self._free) + len(piece) / self._rate
            self._waiting.append((self._free + self._delay, piece))

    def deliver(self) -> float | None:
        """Hand out what has arrived; return the seconds until more will, None for nothing."""
        while self._waiting and self._waiting[0][0] <= time.monotonic():
            _, piece = self._waiting.popleft()
            while piece:
                piece = piece[os.write(self._out, piece) :]
        return max(0.0, self._waiting[0][0] - time.monotonic()) if self._waiting else None

    def drain(self) -> None:
        """Wait until everything has arrived."""
        while (pause := self.deliver()) is not None:
            time.sleep(pause)


def run(command: list[str], rtt: float, kbit: float) -> int:
    """Run the command until it ends; return its exit code, 128 and more for a signal."""
    size = fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8)
    child, inside = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        _become(command)
    before = termios.tcgetattr(0)
    # What was typed already is kept: it is on its way.
    tty.setraw(0, termios.TCSANOW)
    signal.signal(signal.SIGWINCH, lambda *_: _pass_on_size(inside))
    try:
        _relay(inside, Line(inside, rtt / 2000, UPWARDS), Line(1, rtt / 2000, kbit * 125))
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
        os.close(inside)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if code >= 0 else 128 - code


def _become(command: list[str]) -> None:
    try:
        os.execvp(command[0], command)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", flush=True)
        os._exit(127)


def _pass_on_size(inside: int) -> None:
    fcntl.ioctl(inside, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8))


def _relay(inside: int, up: Line, down: Line) -> None:
    """Pass on both ways until one end closes; what is under way to the terminal still arrives."""
    ways = {0: up, inside: down}
    while True:
        pauses = [pause for line in (up, down) if (pause := line.deliver()) is not None]
        for ready in select.select(list(ways), [], [], min(pauses, default=None))[0]:
            try:
                data = os.read(ready, BLOCK)
            except OSError:
                data = b""
            if not data:
                down.drain()
                return
            ways[ready].put(data)


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rtt", type=float, default=200)
    parser.add_argument("--kbit", type=float, default=256)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    command = given.command[given.command[:1] == ["--"] :]
    if not command:
        parser.error("there is no command to run")
    sys.exit(run(command, given.rtt, given.kbit))


if __name__ == "__main__":
    main()

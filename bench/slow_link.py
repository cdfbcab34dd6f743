"""A command behind a simulated slow line: what comes and goes is delayed and throttled.

Usage: python -m bench.slow_link --rtt 200 --kbit 256 -- COMMAND…
runs the command in a pseudo-terminal of its own between this terminal and a line of the given round
trip (ms) and downward speed (kbit/s). Everything stays on this machine.
"""

import argparse
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
import tty
from collections import deque

BLOCK = 65536


class Line:
    """One direction of the line: data comes out later, and not faster than the line allows."""

    def __init__(self, out: int, delay: float, rate: float) -> None:
        """`delay` in seconds, `rate` in bytes a second; writes to the file descriptor `out`."""
        self._out, self._delay, self._rate = out, delay, rate
        self._free = 0.0
        self._waiting: deque[tuple[float, bytes]] = deque()

    def put(self, data: bytes) -> None:
        """Send data into the line."""
        # In pieces, as on a real line: the beginning arrives before the end was sent.
        for start in range(0, len(data), 256):
            piece = data[start : start + 256]
            self._free = max(time.monotonic(), self._free) + len(piece) / self._rate
            self._waiting.append((self._free + self._delay, piece))

    def deliver(self) -> float | None:
        """Hand out what has arrived; return the seconds until more will, None for nothing."""
        while self._waiting and self._waiting[0][0] <= time.monotonic():
            os.write(self._out, self._waiting.popleft()[1])
        return max(0.0, self._waiting[0][0] - time.monotonic()) if self._waiting else None


def run(command: list[str], rtt: float, kbit: float) -> int:
    """Run the command until it ends; return its exit code."""
    child, inside = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    size = fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8)
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("8s", size))
    before = termios.tcgetattr(0)
    tty.setraw(0)
    try:
        _relay(inside, Line(inside, rtt / 2000, 1e6), Line(1, rtt / 2000, kbit * 125))
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _relay(inside: int, up: Line, down: Line) -> None:
    ways = {0: up, inside: down}
    while True:
        pauses = [pause for line in (up, down) if (pause := line.deliver()) is not None]
        for ready in select.select(list(ways), [], [], min(pauses, default=None))[0]:
            try:
                data = os.read(ready, BLOCK)
            except OSError:
                data = b""
            if not data:
                return
            ways[ready].put(data)


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rtt", type=float, default=200)
    parser.add_argument("--kbit", type=float, default=256)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    sys.exit(run(given.command[given.command[:1] == ["--"] :], given.rtt, given.kbit))


if __name__ == "__main__":
    main()

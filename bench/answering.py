"""How soon each pane answers: the list and the reader beside it, told apart by their columns.

Usage: python -m bench.answering FOLDER [--link 200:256] [--home FOLDER]
types words into the search of an indexed folder, letter by letter, each when the one before has
been answered, and prints when the letter, the list of what was found and the article beside it
are on the screen; then holds a key in the list. Milliseconds, as a person at the terminal sees
them; `--link` puts a simulated line between (`bench.slow_link`).
"""

import argparse
import os
import re
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench.instrument import LESART, SIZE, own_environment, running
from bench.terminal_programs import BY_SSH, slow

LIST = range(36)
"""Columns of the list in a window of 120."""
READER = range(37, 89)
"""Columns of the reader between list and side pane."""
PANES = range(1, 39)
"""Rows of the panes: the prompt is above them, the hints below."""
READY = r"/[\d,]+ +│"
"""The counter above the list."""
REST = 4.0
"""Seconds of silence after which the start and the work after it are done."""
WORDS = ("wasser", "schule", "bahn")
"""What is typed."""
QUIET = 0.6
"""Seconds of silence after which an answer is complete."""
PATIENCE = 30.0
"""Seconds to wait for something that must come."""
HELD = (30, 60)
"""A held key: presses a second, and how many."""


@dataclass(slots=True)
class Answers:
    """Milliseconds after a key, a sample for each key that changed something there."""

    letter: list[float] = field(default_factory=list)
    listed: list[float] = field(default_factory=list)
    """Until the list and the number of articles above it change no more."""
    reader: list[float] = field(default_factory=list)
    """Until the article beside the list changes no more."""


def measure_typing(
    command: Sequence[str], env: Mapping[str, str], words: Sequence[str] = WORDS
) -> Answers:
    """Type words into the search; raise SystemExit when a letter was not answered."""
    found = Answers()
    with _ready(command, env) as session:
        for word in words:
            _press(session, b"/", QUIET)
            _press(session, b"\x15", QUIET)
            for at, letter in enumerate(word, 1):
                changes = _changes(session, letter.encode())
                if f"/ {word[:at]} " not in session.term.text() or not changes["head"]:
                    raise SystemExit(f"{word[:at]} was not answered:\n{session.term.text()}")
                found.letter.append(changes["head"][0])
                found.listed.append(max(changes["head"][-1:] + changes["list"][-1:]))
                found.reader.extend(changes["reader"][-1:])
            _press(session, b"\x1b", QUIET)
            _press(session, b"\x1b", QUIET)
    return found


def measure_held(command: Sequence[str], env: Mapping[str, str]) -> tuple[float, float, float]:
    """Hold `j` in the list: return how long after its release list and reader change, and bytes.

    Milliseconds, and bytes a key until the list is at rest.
    """
    with _ready(command, env) as session:
        _press(session, b"g", 2.0)
        rate, times = HELD
        begin, before = time.monotonic(), session.total
        for number in range(times):
            while (left := begin + number / rate - time.monotonic()) > 0:
                session._read(left)
            os.write(session.fd, b"j")
        released = time.monotonic()
        while session._read(1.0):
            pass
        seen = _drawn(session, released)
        if not seen["list"] or not re.search(rf" {times + 1}/", session.term.text()):
            raise SystemExit(f"The key was not held:\n{session.term.text()}")
        sizes = seen["bytes until list"]
        return seen["list"][-1], max(seen["reader"], default=0.0), (sizes[-1] - before) / times


@contextmanager
def _ready(command: Sequence[str], env: Mapping[str, str]) -> Iterator[Any]:
    """Run the reader until it is at rest."""
    with running(command, env) as session:
        if session.wait_text(READY, PATIENCE) is None:
            raise SystemExit(f"{command[0]} shows no list:\n{session.term.text()}")
        session.collect(REST, PATIENCE, REST)
        yield session


def _press(session: Any, key: bytes, quiet: float) -> None:
    os.write(session.fd, key)
    session.collect(quiet, PATIENCE, QUIET)


def _changes(session: Any, key: bytes) -> dict[str, list[float]]:
    begin = time.monotonic()
    os.write(session.fd, key)
    while session._read(QUIET):
        pass
    return _drawn(session, begin)


def _drawn(session: Any, begin: float) -> dict[str, list[float]]:
    """Draw what came, and return when each part changed, in milliseconds from `begin`."""
    seen: dict[str, list[float]] = {"head": [], "list": [], "reader": [], "bytes until list": []}
    log, session.log = session.log, []
    size = session.total - sum(len(data) for _, data in log)
    before = dict(_parts(session.term.screen))
    for moment, data in log:
        session.term.feed(data)
        size += len(data)
        for name, cells in _parts(session.term.screen):
            if cells != before[name]:
                before[name] = cells
                seen[name].append((moment - begin) * 1000)
                if name == "list":
                    seen["bytes until list"].append(size)
    return seen


def _parts(screen: Any) -> Iterator[tuple[str, list[Any]]]:
    yield "head", [screen.buffer[0][x] for x in range(SIZE[0])]
    yield "list", [screen.buffer[y][x] for y in PANES for x in LIST]
    yield "reader", [screen.buffer[y][x] for y in PANES for x in READER]


def shown(times: Sequence[float]) -> str:
    """Return median / the slowest of times."""
    return f"{median(times):.0f} / {max(times):.0f}" if times else ""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--link")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        env = own_environment(given.home or Path(scratch), os.environ)
        command = [str(LESART), str(given.folder)]
        if given.link:
            command, env = slow(command, given.link), {**env, **BY_SSH}
        found = measure_typing(command, env)
        print(f"typing: letter {shown(found.letter)}, list {shown(found.listed)}, "
              f"reader {shown(found.reader)} ms, median / slowest")  # fmt: skip
        listed, reader, size = measure_held(command, env)
        print(f"held in the list: list {listed:.0f}, reader {reader:.0f} ms after the release, "
              f"{size:.0f} bytes a key")  # fmt: skip


if __name__ == "__main__":
    main()

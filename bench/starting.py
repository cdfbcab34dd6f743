"""How long a start takes: until there is something to read, and until keys have an effect.

A key is typed before the program runs; it counts when what it does is on the screen.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from bench.instrument import running
from bench.terminal_programs import Program

ROUNDS = 5
PATIENCE = 30.0
"""Seconds until a start has failed."""
REST = 2.0
"""Seconds of silence after which a program has come to rest."""
SOMETHING = r"articles|lang-|Lesart bench"
"""What every program of the comparison shows first."""


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds of several starts; `busy` is processor time until keys have an effect."""

    first_frame: list[float]
    live: list[float]
    busy: list[float]

    @property
    def shown(self) -> tuple[str, str, str]:
        """First frame, keys live and processor time: the best and the median."""
        first, live, busy = (
            f"{min(times):.0f} / {median(times):.0f}"
            for times in (self.first_frame, self.live, self.busy)
        )
        return first, live, busy


def measure_start(program: Program, env: Mapping[str, str]) -> Start:
    """Start a program again and again, without and with a key typed at once."""
    with running(program.command, env) as session:
        # A first start has nothing to show yet but what it is doing.
        session.collect(REST, PATIENCE, PATIENCE)
    frames = [_first_frame(program, env) for _ in range(ROUNDS)]
    typed = [_keys_live(program, env) for _ in range(ROUNDS)]
    return Start(frames, [live for live, _ in typed], [busy for _, busy in typed])


def _first_frame(program: Program, env: Mapping[str, str]) -> float:
    """Return the milliseconds until there is something to read."""
    with running(program.command, env) as session:
        return _wait(session, program, SOMETHING)


def _keys_live(program: Program, env: Mapping[str, str]) -> tuple[float, float]:
    """Return the milliseconds until a key has had its effect, and processor time until then."""
    with running(program.command, env) as session:
        os.write(session.fd, program.first_key.encode())
        if program.first_screen:
            _wait(session, program, program.first_screen)
        live = _wait(session, program, program.effect(session.term.text()))
        busy = session.cpu() * 1000
        # What is kept for the next start is then what the key led to.
        session.collect(REST, PATIENCE)
        return live, busy


def _wait(session: Any, program: Program, wanted: str) -> float:
    """Return the milliseconds from the start until something is on the screen."""
    found: float | None = session.wait_text(wanted, PATIENCE)
    if found is None:
        raise SystemExit(f"{program.name} did not show {wanted}:\n{session.term.text()}")
    return (found - float(session.t0)) * 1000


def import_time() -> float:
    """Return the processor milliseconds that importing Textual alone takes here and now."""
    code = "import time; import textual.app; print(time.process_time() * 1000)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
            for _ in range(3)]  # fmt: skip
    return min(float(run.stdout) for run in runs)

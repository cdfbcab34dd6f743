"""A held key over a slow line: what the line could not carry in time is left out, not queued."""

import math
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal import FIRST_WORDS, Terminal, home_in
from tests.tui.terminal.test_lean_output import assert_alike
from tui.terminal.pacing import LONGEST, RATE, Pace

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
FAR = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
SLOW = 2000
"""Bytes a second of a line that a held key is too much for, unless frames are left out."""
SLOWER = (
    f"from tui.terminal import pacing; pacing.RATE = {SLOW}; from cli.start import main; main()"
)
SCREEN = 20 * 120 * 4
"""Bytes of one frame at most: it is sent as a whole when the line is free."""


def test_at_the_machine_itself_nothing_waits() -> None:
    pace = Pace.for_line({})
    pace.sent(1_000_000, 5.0)
    assert pace.pause(5.0) == 0


def test_over_ssh_the_next_frame_waits_until_the_line_has_carried_the_last_one() -> None:
    pace = Pace.for_line(FAR)
    assert pace.pause(5.0) == 0
    pace.sent(1600, 5.0)
    assert pace.pause(5.0) == pytest.approx(0.05)
    assert pace.pause(5.04) == pytest.approx(0.01)
    assert pace.pause(5.06) == 0


@given(st.lists(st.tuples(st.integers(1, 9000), st.floats(0, 1)), max_size=50))
def test_no_frame_waits_longer_than_is_hardly_noticed(frames: list[tuple[int, float]]) -> None:
    pace, now = Pace(RATE), 0.0
    for size, later in frames:
        now += later
        assert 0 <= pace.pause(now) <= LONGEST
        pace.sent(size, now)
    assert pace.pause(now + sum(size for size, _ in frames) / RATE) == pytest.approx(0, abs=1e-6)
    assert Pace(math.inf).pause(now) == 0


@pytest.mark.slow
def test_a_held_key_sends_what_the_line_carries_and_ends_on_the_same_screen(tmp_path: Path) -> None:
    near, far = (
        Terminal(
            [sys.executable, "-c", SLOWER, str(SEEDS)],
            {**home_in(tmp_path / name), **env},
            (120, 20),
        )
        for name, env in (("near", {"SSH_CONNECTION": ""}), ("far", FAR))
    )
    try:
        for terminal in (near, far):
            terminal.wait_for("18 articles")
            terminal.press("\r")
            terminal.wait_for(FIRST_WORDS)
        assert_alike(near, far, "opening")
        for terminal in (near, far):
            before, started = len(terminal.output), time.monotonic()
            for key in "jk" * 30:
                terminal.process.write(key.encode())
                terminal.read(1 / 30, silence=1 / 30)
            terminal.read(2)
            sent, lasted = len(terminal.output) - before, time.monotonic() - started
        # Of the one over the line; however busy the machine is, time passes for the line, too.
        assert 0 < sent <= SLOW * lasted + SCREEN
        assert_alike(near, far, "j and k in turn")
        for terminal in (near, far):
            terminal.press("\x1b")
            terminal.press("/")
            terminal.press("damm\r")
            terminal.wait_for("/ damm")
        assert_alike(near, far, "searching")
    finally:
        near.close()
        far.close()

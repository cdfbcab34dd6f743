"""The simulated slow line: delay, speed, and that nothing is lost on it."""

import string
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.patience import PATIENCE, quickest
from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
Link = Callable[..., Terminal]


@pytest.fixture
def link() -> Iterator[Link]:
    """Run Python code behind a line."""
    terminals: list[Terminal] = []

    def start(code: str, *, rtt: float = 20, kbit: float = 8000) -> Terminal:
        command = [sys.executable, "-c", code]
        line = [sys.executable, "-m", "bench.slow_link", "--rtt", str(rtt), "--kbit", str(kbit)]
        terminals.append(Terminal([*line, "--", *command], {"PYTHONPATH": str(ROOT)}))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()


def seconds_until(terminal: Terminal, wanted: str) -> float:
    """Return the seconds until something is on the screen."""
    start = time.monotonic()
    while wanted not in terminal.text:
        assert time.monotonic() < start + PATIENCE, terminal.text
        terminal.read(0.005, silence=0.005)
    return time.monotonic() - start


def test_a_key_takes_a_round_trip(link: Link) -> None:
    terminal = link("print('go', flush=True); input()", rtt=160)
    terminal.wait_for("go")
    keys = iter(string.ascii_lowercase * 40)

    def press() -> float:
        key = next(keys)
        terminal.screen.reset()
        terminal.process.write(key.encode())
        return seconds_until(terminal, key)

    assert 0.16 <= quickest(press, 0.25) < 0.25


def test_what_comes_is_unchanged_in_order_and_no_faster_than_the_line(link: Link) -> None:
    code = (
        "from hashlib import sha256; import sys; print('ready', flush=True); input();"
        "print(*(sha256(bytes([n])).hexdigest() for n in range(250)), sep='', end='', flush=True)"
    )
    sent = "".join(sha256(bytes([number])).hexdigest() for number in range(250))
    wanted = 0.1 + len(sent) / (256 * 125)

    def send() -> float:
        terminal = link(code, rtt=100, kbit=256)
        terminal.wait_for("ready")
        before, start = len(terminal.output), time.monotonic()
        terminal.process.write(b"\r")
        while len(terminal.output) < before + len(sent):
            assert time.monotonic() < start + PATIENCE, terminal.text
            terminal.read(0.02, silence=0.02)
        took = time.monotonic() - start
        assert terminal.output.endswith(sent.encode())
        return took

    assert wanted <= quickest(send, wanted * 1.5) < wanted * 1.5


def test_the_last_words_arrive_and_the_exit_code_is_passed_on(link: Link) -> None:
    terminal = link("import sys; print('x' * 3000 + 'end'); sys.exit(7)", rtt=300)
    assert terminal.wait_for_end() == 7
    terminal.read(1)
    assert terminal.output.endswith(b"xend\r\n")


def test_an_end_by_a_signal_has_the_exit_code_it_has_in_a_shell(link: Link) -> None:
    assert link("import os; os.kill(os.getpid(), 9)").wait_for_end() == 137


def test_the_size_of_the_window_is_passed_on(link: Link) -> None:
    code = (
        "import os, signal, time;"
        "show = lambda *_: print(os.get_terminal_size(), flush=True);"
        "signal.signal(signal.SIGWINCH, show); show(); time.sleep(20)"
    )
    terminal = link(code)
    terminal.wait_for("columns=100, lines=30")
    terminal.resize(20, 60)
    terminal.wait_for("columns=60, lines=20")

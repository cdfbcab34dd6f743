"""The line drops: drafts and place are kept, the terminal is restored, and no process stays."""

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psutil
import pytest

from tests.patience import PATIENCE, quickest, wait_until
from tests.terminal import LESART, Terminal, home_in

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]
SOON = 0.5
"""Seconds within which the process must be gone; the best of some tries, as machines are busy."""

Start = Callable[..., Terminal]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns("annotations"))
    return folder


@pytest.fixture
def start(corpus: Path, tmp_path: Path) -> Iterator[Start]:
    """Start the reader, by a command of one's own if wanted; every call is the same user."""
    started: list[Terminal] = []

    def begin(*command: str, size: tuple[int, int] = (100, 30)) -> Terminal:
        env = {**home_in(tmp_path / "home"), "PS1": "SHELL> "}
        started.append(Terminal(list(command) or [LESART, str(corpus)], env, size))
        return started[-1]

    yield begin
    for each in started:
        each.close()


def start_in_a_shell(start: Start, corpus: Path) -> Terminal:
    """Start the reader as a job of an interactive shell."""
    terminal = start("bash", "--norc", "--noprofile", "-i")
    terminal.wait_for("SHELL>")
    terminal.press(f"{LESART} {corpus}\r", 1.0)
    terminal.wait_for("18 articles")
    return terminal


def begin_note(terminal: Terminal, words: str) -> None:
    """Open the third article and begin to write a note on it."""
    terminal.wait_for("18 articles")
    terminal.press("jj\r", 1.0)
    terminal.wait_for("Georgien, die Ukraine")
    terminal.press("va", 1.0)
    terminal.wait_for("ctrl+s save")
    terminal.press(words, 0.1)
    terminal.wait_for(words, step=0.02)


def seconds_to_end(process: psutil.Process, terminal: Terminal | None = None) -> float:
    """Return the seconds until a process has ended, reading what it still writes."""
    begin = time.monotonic()
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() - begin < PATIENCE, "still running"
        if terminal:
            terminal.read(0.02, silence=0.02)
        else:
            time.sleep(0.01)
    return time.monotonic() - begin


def assert_kept(start: Start, corpus: Path, words: str) -> None:
    """Look whether the next session offers what was typed."""
    again = start()
    again.wait_for(words)
    again.press("\r", 1.0)
    again.wait_for("draft restored")
    again.press("\x13", 1.0)
    again.wait_for("18 articles")
    assert wait_until(lambda: words in notes_in(corpus))


def notes_in(corpus: Path) -> str:
    """Return all that is in the files of the notes."""
    files = (corpus / "annotations").rglob("*.yaml")
    return "".join(file.read_text(encoding="utf-8") for file in files)


def assert_no_helper(helpers: list[psutil.Process]) -> None:
    _, alive = psutil.wait_procs(helpers, timeout=PATIENCE)
    assert alive == []


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_told_to_end_it_is_gone_at_once_and_leaves_everything_in_order(
    start: Start, corpus: Path, ending: signal.Signals
) -> None:
    numbers = count()

    def end() -> float:
        terminal, number = start(), next(numbers)
        begin_note(terminal, f"thought {number}") if number == 0 else terminal.wait_for("18 art")
        process = psutil.Process(terminal.process.pid)
        helpers = process.children(recursive=True)
        process.send_signal(ending)
        took = seconds_to_end(process, terminal)
        assert terminal.wait_for_end() == 128 + ending
        assert b"\x1b[?1049l" in terminal.output
        assert b"\x1b[?25h" in terminal.output[terminal.output.rindex(b"\x1b[?1049l") :]
        assert_no_helper(helpers)
        return took

    assert quickest(end, SOON) <= SOON
    assert_kept(start, corpus, "thought 0")


@pytest.mark.parametrize("ignored", [False, True], ids=["plain", "hangup ignored"])
def test_a_line_that_is_cut_leaves_no_process(start: Start, corpus: Path, ignored: bool) -> None:
    command = ("sh", "-c", f"trap '' HUP; exec {LESART} {corpus}") if ignored else ()
    numbers = count()

    def cut() -> float:
        terminal, number = start(*command), next(numbers)
        begin_note(terminal, "half a thought") if number == 0 else terminal.wait_for("18 art")
        process = psutil.Process(terminal.process.pid)
        helpers = process.children(recursive=True)
        terminal.hang_up()
        took = seconds_to_end(process)
        assert_no_helper(helpers)
        return took

    assert quickest(cut, SOON) <= SOON
    assert_kept(start, corpus, "half a thought")


def test_a_terminal_that_takes_nothing_any_more_holds_nobody_up(start: Start, corpus: Path) -> None:
    numbers = count()

    def stall() -> float:
        terminal, number = start(size=(200, 60)), next(numbers)
        begin_note(terminal, "stalled") if number == 0 else terminal.wait_for("18 articles")
        for key in ("\x1b", "k") if number == 0 else ("z", *"GgGgGgGgGgGgGgGg"):
            terminal.process.write((key * 5).encode())
            time.sleep(0.2)
        process = psutil.Process(terminal.process.pid)
        process.send_signal(signal.SIGTERM)
        return seconds_to_end(process)

    assert quickest(stall, SOON) <= SOON
    assert_kept(start, corpus, "stalled")


def test_suspended_and_brought_back_it_repaints(start: Start, corpus: Path) -> None:
    terminal = start_in_a_shell(start, corpus)
    terminal.press("jj\r", 1.0)
    terminal.wait_for("Georgien, die Ukraine")
    title = terminal.screen.display[1].partition("│")[2].strip()[:20]
    begin = len(terminal.output)
    terminal.press("\x1a", 1.0)
    terminal.wait_for("Stopped")
    assert b"\x1b[?1049l" in terminal.output[begin:]
    terminal.press("clear; stty -a | grep -o '.icanon'; echo mode shown\r", 1.0)
    terminal.wait_for("\nmode shown")
    assert "-icanon" not in terminal.text
    terminal.screen.reset()
    terminal.press("fg\r", 1.0)
    terminal.wait_for(title)
    terminal.wait_for("18 articles")
    terminal.wait_for("space page down")  # the last row
    terminal.press("q", 1.0)
    terminal.wait_for("SHELL>")


def test_stopped_where_it_cannot_hear_it_goes_on_and_ends(start: Start, corpus: Path) -> None:
    terminal = start_in_a_shell(start, corpus)
    terminal.press("jj\r", 1.0)
    terminal.wait_for("Georgien, die Ukraine")
    (process,) = psutil.Process(terminal.process.pid).children()
    for _ in range(2):
        process.send_signal(signal.SIGSTOP)
        terminal.wait_for("Stopped")
        terminal.press("stty sane; clear\r", 1.0)
        terminal.press("fg\r", 1.0)
        terminal.wait_for("18 articles")
        terminal.wait_for("Georgien, die Ukraine")
        terminal.press("k", 1.0)
    terminal.press("?")
    terminal.wait_for("Selecting a passage")
    terminal.press("\x1b")
    terminal.press("q", 1.0)
    terminal.wait_for("SHELL>")
    assert not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    terminal.press("stty -a | grep -o '.icanon'; echo mode shown\r", 1.0)
    terminal.wait_for("\nmode shown")
    assert "-icanon" not in terminal.text


def test_cut_off_while_suspended_it_does_not_stay(start: Start, corpus: Path) -> None:
    terminal = start_in_a_shell(start, corpus)
    terminal.press("\x1a", 1.0)
    terminal.wait_for("Stopped")
    shell = psutil.Process(terminal.process.pid)
    processes = shell.children(recursive=True)
    assert processes
    terminal.hang_up()
    _, alive = psutil.wait_procs(processes, timeout=PATIENCE)
    assert alive == []


def test_the_terminal_is_usable_after_a_stop_from_outside(start: Start, corpus: Path) -> None:
    terminal = start("sh", "-c", f"{LESART} {corpus}; echo ended $?; stty -a; sleep 1")
    terminal.wait_for("18 articles")
    (process,) = psutil.Process(terminal.process.pid).children()
    process.send_signal(signal.SIGTERM)
    terminal.wait_for("ended 143")
    terminal.wait_for("-extproc")
    terminal.wait_for("opost")
    said = terminal.output[terminal.output.rindex(b"ended") :].decode()
    assert {"icanon", "echo", "opost", "isig"} <= set(said.split())


def test_told_to_end_at_any_moment_of_the_start_the_terminal_is_restored(start: Start) -> None:
    first = start()
    first.wait_for("18 articles")
    first.press("q")
    assert first.wait_for_end() == 0
    for pause in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8):
        again = start()
        again.wait_for_output(b"\x1b[?1049h")
        again.read(pause, silence=pause)
        again.process.kill(signal.SIGTERM)
        assert again.wait_for_end() == 128 + signal.SIGTERM
        assert again.output.rindex(b"\x1b[?1049l") > again.output.rindex(b"\x1b[?1049h")
        for mode in (b"2004", b"1000", b"1002", b"1006", b"1004"):
            on, off = (again.output.rfind(b"\x1b[?" + mode + end) for end in (b"h", b"l"))
            assert off >= on, mode

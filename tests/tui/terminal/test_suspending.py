"""`ctrl+z` where a shell waits, and where nobody does; the same for an editor that is used."""

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.terminal import FIRST_WORDS, LESART, Terminal, home_in

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
NOBODY = "No shell is waiting behind Lesart"
SHELL = ("bash", "--norc", "--noprofile", "-i")

Start = Callable[..., Terminal]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("annotations"))
    return folder


@pytest.fixture
def start(corpus: Path, tmp_path: Path) -> Iterator[Start]:
    """Start a command, with an editor that is a line for `sh`; `{}` stands for the reader."""
    started: list[Terminal] = []

    def begin(*command: str, editor: str = "true") -> Terminal:
        file = tmp_path / "editor"
        file.write_text(f"#!/bin/sh\n{editor}\n")
        file.chmod(0o755)
        env = {**home_in(tmp_path / "home"), "PS1": "SHELL> ", "EDITOR": str(file), "VISUAL": ""}
        words = [each.replace("{}", f"{LESART} {corpus}") for each in command]
        started.append(Terminal(words or [LESART, str(corpus)], env))
        return started[-1]

    yield begin
    for each in started:
        each.close()


def as_job(start: Start, line: str, editor: str = "true") -> Terminal:
    """Start a line as a job of an interactive shell."""
    terminal = start(*SHELL, editor=editor)
    terminal.wait_for("SHELL>")
    terminal.press(f"{line}\r", 1.0)
    terminal.wait_for("18 articles")
    return terminal


def below(terminal: Terminal) -> list[psutil.Process]:
    """Return the processes of a terminal."""
    first = psutil.Process(terminal.process.pid)
    return [first, *first.children(recursive=True)]


def assert_nothing_is_stopped(terminal: Terminal) -> None:
    assert [each for each in below(terminal) if each.status() == psutil.STATUS_STOPPED] == []


def begin_note(terminal: Terminal) -> None:
    """Open an article and begin to write a note."""
    terminal.wait_for("18 articles")
    terminal.press("\r", 1.0)
    terminal.wait_for(FIRST_WORDS)
    terminal.press("va", 1.0)
    terminal.wait_for("ctrl+s save")
    terminal.press("begun", 0.3)
    terminal.wait_for("begun")


def assert_alive(terminal: Terminal) -> None:
    """See that the screen answers to keys, and ends by one."""
    terminal.press("?")
    terminal.wait_for("Selecting a passage")
    terminal.press("\x1b")
    terminal.process.write(b"\x11")


@pytest.mark.parametrize(
    "command",
    [(), ("bash", "-c", "{}"), ("sh", "-c", "{}; true"), ("bash", "-c", "sh -c '{}; true'; true")],
    ids=["alone", "replaced by it", "a shell without jobs", "two of them"],
)
def test_where_nobody_waits_it_goes_on_and_says_so(start: Start, command: tuple[str, ...]) -> None:
    terminal = start(*command)
    terminal.wait_for("18 articles")
    terminal.press("\x1a", 1.0)
    terminal.wait_for(NOBODY)
    assert_nothing_is_stopped(terminal)
    assert_alive(terminal)
    assert terminal.wait_for_end() == 0


def test_told_to_stop_where_nobody_waits_it_goes_on(start: Start) -> None:
    terminal = start()
    terminal.wait_for("18 articles")
    terminal.process.kill(signal.SIGTSTP)
    terminal.wait_for(NOBODY)
    assert_nothing_is_stopped(terminal)
    assert_alive(terminal)
    assert terminal.wait_for_end() == 0


def test_typed_ahead_while_it_opens_it_is_heard(start: Start) -> None:
    terminal = start()
    terminal.wait_for_output(b"\x1b[?1049h")
    terminal.process.write(b"\x1a")
    terminal.wait_for(NOBODY)
    assert_nothing_is_stopped(terminal)


@pytest.mark.parametrize("line", ["{}", "sh -c '{}; true'"], ids=["plain", "in a script"])
@pytest.mark.parametrize("by_key", [True, False], ids=["key", "signal"])
def test_the_job_of_a_shell_stops_as_a_whole_and_comes_back(
    start: Start, corpus: Path, line: str, by_key: bool
) -> None:
    terminal = as_job(start, line.replace("{}", f"{LESART} {corpus}"))
    for _ in range(2):
        begin = len(terminal.output)
        if by_key:
            terminal.press("\x1a", 1.0)
        else:
            readers = [each for each in below(terminal) if "lesart" in each.name()]
            readers[-1].send_signal(signal.SIGTSTP)
        terminal.wait_for("Stopped")
        assert b"\x1b[?1049l" in terminal.output[begin:]
        terminal.press("clear; stty -a | grep -o '.icanon'; echo mode shown\r", 1.0)
        terminal.wait_for("\nmode shown")
        assert "-icanon" not in terminal.text
        terminal.press("fg\r", 1.0)
        terminal.wait_for("18 articles")
        terminal.wait_for("? keys")
    assert_alive(terminal)
    terminal.wait_for("SHELL>")


def test_continued_in_the_background_it_waits_until_it_may_have_the_terminal(
    start: Start, corpus: Path
) -> None:
    terminal = as_job(start, f"{LESART} {corpus}")
    terminal.press("\x1a", 1.0)
    terminal.wait_for("Stopped")
    terminal.press("clear; bg\r", 1.5)
    terminal.press("clear; echo still the shell\r", 1.0)
    terminal.wait_for("\nstill the shell")
    terminal.press("fg\r", 1.0)
    terminal.wait_for("18 articles")
    assert_alive(terminal)
    terminal.wait_for("SHELL>")


@pytest.mark.parametrize("how", ["kill -STOP $$", "kill -TSTP $$", "kill -STOP 0"])
def test_an_editor_that_stops_where_nobody_waits_is_continued(start: Start, how: str) -> None:
    terminal = start(editor=f'{how}; echo " and ended" >> "$1"')
    begin_note(terminal)
    terminal.press("\x05", 1.0)
    terminal.wait_for("and ended")
    terminal.press("\x13", 1.0)
    terminal.wait_for("Saved.")
    assert_nothing_is_stopped(terminal)
    assert_alive(terminal)
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("how", ["kill -STOP $$", "kill -TSTP 0", "kill -STOP 0"])
def test_an_editor_that_stops_under_a_shell_stops_the_job(
    start: Start, corpus: Path, how: str
) -> None:
    terminal = as_job(start, f"{LESART} {corpus}", editor=f'{how}; echo " and ended" >> "$1"')
    begin_note(terminal)
    terminal.press("\x05", 1.0)
    terminal.wait_for("Stopped")
    terminal.press("clear\r", 1.0)
    terminal.press("fg\r", 1.0)
    terminal.wait_for("and ended")
    terminal.press("\x13", 1.0)
    terminal.wait_for("Saved.")
    assert_alive(terminal)
    terminal.wait_for("SHELL>")


@pytest.mark.parametrize("shell", [False, True], ids=["alone", "under a shell"])
def test_ctrl_c_in_an_editor_is_for_the_editor(start: Start, corpus: Path, shell: bool) -> None:
    waits = 'trap \'echo " caught" >> "$1"; exit 0\' INT; echo waiting; sleep 60 & wait'
    terminal = as_job(start, f"{LESART} {corpus}", waits) if shell else start(editor=waits)
    begin_note(terminal)
    terminal.press("\x05", 0.5)
    terminal.wait_for("waiting")
    terminal.press("\x03", 1.0)
    terminal.wait_for("caught")
    terminal.press("\x13", 1.0)
    terminal.wait_for("Saved.")
    assert_alive(terminal)


@pytest.mark.parametrize("editor", ["exit 3", "kill -KILL $$"])
def test_an_editor_that_fails_leaves_the_screen_and_the_text(
    start: Start, corpus: Path, editor: str
) -> None:
    terminal = start(editor=editor)
    begin_note(terminal)
    for _ in range(2):
        terminal.process.write(b"\x05")
        terminal.wait_for(" error", step=0.05)  # words of a toast may stand on any line
        terminal.read(7.0, silence=7.0)  # until it is no longer said
    terminal.press(" anew\x13", 1.0)
    terminal.wait_for("Saved.")
    (note,) = (corpus / "annotations").rglob("*.yaml")
    assert "begun anew" in note.read_text()
    assert_alive(terminal)
    assert terminal.wait_for_end() == 0

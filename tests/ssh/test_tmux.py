"""tmux with the settings of the manual."""

import base64
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import PATIENCE, quickest
from tests.ssh.recipes import recipe
from tests.ssh.server import program
from tests.terminal import LESART, Terminal

pytestmark = pytest.mark.slow

TRIES = 10
"""A busy machine may answer later than the program waits."""


class Tmux:
    """A tmux server of its own, with a client in a terminal."""

    def __init__(self, folder: Path, config: str, env: dict[str, str], command: str) -> None:
        (folder / "tmux.conf").write_text(config)
        self._command = [program("tmux"), "-S", str(folder / "socket")]
        # Without the variables of a tmux that the tests themselves may run in.
        client = ["env", "-u", "TMUX", *self._command, "-f", str(folder / "tmux.conf")]
        outer = {**env, "SHELL": "/bin/sh", "TERM": "xterm-256color"}
        self.terminal = Terminal([*client, "new-session", command], outer, (120, 40))

    def ask(self, *words: str) -> str:
        """Return what tmux answers."""
        return subprocess.run(
            [*self._command, *words], capture_output=True, text=True, timeout=PATIENCE, check=True
        ).stdout

    def close(self) -> None:
        """End the server with all its sessions."""
        command = [*self._command, "kill-server"]
        subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        self.terminal.close()


@pytest.fixture
def tmux(tmp_path: Path, corpus: Path, home: dict[str, str]) -> Iterator[Tmux]:
    tmux = Tmux(tmp_path, recipe("tmux"), home, f"{LESART} {corpus}")
    yield tmux
    tmux.close()


def test_copies_reach_tmux_and_the_terminal_outside(tmux: Tmux, tmp_path: Path) -> None:
    terminal = tmux.terminal
    terminal.wait_for("18 articles")
    terminal.press("\r", 1.0)
    terminal.press("vwy", 1.5)
    for _ in range(TRIES - 1):
        terminal.wait_for("Copied ")
        if "Copied to tmux and to" in terminal.text:
            break
        terminal.press("y", 1.5)
    terminal.wait_for("Copied to tmux and to")
    copied = tmux.ask("show-buffer")
    assert copied.startswith("“")
    (kept,) = (tmp_path / "home").rglob("copied.txt")
    assert kept.read_text() == copied
    assert base64.b64encode(copied.encode()) in terminal.output


def test_escape_and_colours_come_through(tmux: Tmux) -> None:
    terminal = tmux.terminal
    terminal.wait_for("18 articles")

    def escape() -> float:
        terminal.press("?", 0.8)
        terminal.wait_for("In the reader")
        start = time.monotonic()
        terminal.process.write(b"\x1b")
        terminal.wait_for("Articles  newest", step=0.02)
        return time.monotonic() - start

    assert quickest(escape, 0.35) < 0.35
    assert b"38;5;" in terminal.output or b"38;2;" in terminal.output


def test_detached_and_attached_again_it_is_where_it_was(
    tmux: Tmux, home: dict[str, str], tmp_path: Path
) -> None:
    terminal = tmux.terminal
    terminal.wait_for("18 articles")
    terminal.press("jj\r", 1.0)
    tmux.ask("detach-client")
    assert terminal.wait_for_end() == 0
    again = ["env", "-u", "TMUX", program("tmux"), "-S", str(tmp_path / "socket"), "attach"]
    tmux.terminal = Terminal(again, home, (100, 30))
    tmux.terminal.wait_for("3/18")


def is_content(said: str) -> bool:
    """Tell whether the doctor found everything as the manual sets it, but no index yet."""
    wanted = ("tmux, which holds back Escape for 10 ms", "set-clipboard on", "round trip")
    lines = [line for line in said.split("\n") if line.startswith("! ")]
    return all(words in said for words in wanted) and all("index" in line for line in lines)


def test_the_doctor_is_content(tmp_path: Path, home: dict[str, str], corpus: Path) -> None:
    command = f"{LESART} doctor -C {corpus}; sleep 30"
    for number in range(TRIES):
        folder = tmp_path / str(number)
        folder.mkdir()
        tmux = Tmux(folder, recipe("tmux"), home, command)
        try:
            tmux.terminal.wait_for("could be better")
            text = tmux.terminal.text
        finally:
            tmux.close()
        if is_content(text):
            break
    else:
        pytest.fail(text)


def test_the_doctor_names_what_tmux_withholds_as_it_comes(
    tmp_path: Path, home: dict[str, str], corpus: Path
) -> None:
    tmux = Tmux(
        tmp_path, "set -s set-clipboard off\n", home, f"{LESART} doctor -C {corpus}; sleep 30"
    )
    try:
        tmux.terminal.wait_for("could be better")
        assert "set -s escape-time 10" in tmux.terminal.text
        assert "set -s set-clipboard on" in tmux.terminal.text
    finally:
        tmux.close()

"""`ctrl+z` at the far end of a line: with a shell behind the reader, and without one."""

from pathlib import Path

import pytest

from tests.ssh.conftest import Keep, Serve
from tests.ssh.server import program
from tests.terminal import LESART, Terminal

pytestmark = pytest.mark.slow

NOBODY = "No shell is waiting behind Lesart"


def suspend_in_vain(terminal: Terminal) -> None:
    """Press the key where nobody waits, and see that the session goes on and can be ended."""
    terminal.wait_for("18 articles")
    terminal.press("\x1a", 1.0)
    terminal.wait_for(NOBODY)
    terminal.press("?")
    terminal.wait_for("Selecting a passage")
    terminal.press("\x1b")
    terminal.process.write(b"\x11")


def test_as_the_manual_recommends_it_the_session_goes_on(
    serve: Serve, keep: Keep, corpus: Path
) -> None:
    terminal = keep(serve(config="AcceptEnv LANG LC_*\n").terminal(f"{LESART} {corpus}"))
    suspend_in_vain(terminal)
    assert terminal.wait_for_end() == 0


def test_in_a_shell_over_the_line_it_stops_and_comes_back(
    serve: Serve, keep: Keep, corpus: Path
) -> None:
    server = serve(config="AcceptEnv LANG LC_*\n")
    terminal = keep(server.terminal("PS1='FAR> ' bash --norc --noprofile -i"))
    terminal.wait_for("FAR>")
    terminal.press(f"{LESART} {corpus}\r", 1.0)
    terminal.wait_for("18 articles")
    terminal.press("\x1a", 1.0)
    terminal.wait_for("Stopped")
    terminal.press("clear\r", 1.0)
    terminal.press("fg\r", 1.0)
    terminal.wait_for("18 articles")
    terminal.press("q", 1.0)
    terminal.wait_for("FAR>")


def test_alone_in_tmux_the_session_goes_on(
    keep: Keep, corpus: Path, home: dict[str, str], tmp_path: Path
) -> None:
    socket = ["env", "-u", "TMUX", program("tmux"), "-S", str(tmp_path / "socket"), "-f/dev/null"]
    env = {**home, "SHELL": "/bin/sh"}
    terminal = keep(Terminal([*socket, "new-session", f"{LESART} {corpus}"], env))
    suspend_in_vain(terminal)
    assert terminal.wait_for_end() == 0

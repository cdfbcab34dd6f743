"""A real mosh session over loopback, for people with a shell and for readers without one."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.patience import PATIENCE
from tests.ssh.conftest import Serve
from tests.ssh.recipes import recipe
from tests.ssh.server import Server, program
from tests.terminal import FIRST_WORDS, LESART, Terminal

pytestmark = pytest.mark.slow

Connect = Callable[..., Terminal]


def servers_below(corpus: Path) -> list[psutil.Process]:
    """Return the mosh servers that show a folder."""
    found = []
    for each in psutil.process_iter(["name", "cmdline"]):
        words = each.info["cmdline"] or []
        if each.info["name"] == "mosh-server" and str(corpus) in words:
            found.append(each)
    return found


@pytest.fixture
def connect(corpus: Path) -> Iterator[Connect]:
    """Connect by mosh; in the end no server of this test is left."""
    program("mosh-server")
    terminals: list[Terminal] = []

    def begin(server: Server, *command: str) -> Terminal:
        words = shlex.split(recipe("sh", "mosh"))
        options = [word for word in words[1 : words.index("news")] if word.startswith("--predict")]
        ssh = shlex.join([program("ssh"), "-F", str(server.config)])
        line = [program("mosh"), *options, f"--ssh={ssh}", "news", "--", *command]
        env = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        terminals.append(Terminal(line, env))
        return terminals[-1]

    yield begin
    for terminal in terminals:
        terminal.close()
    for left in servers_below(corpus):
        left.kill()


def test_a_session_over_mosh(serve: Serve, connect: Connect, corpus: Path) -> None:
    server = serve(config="AcceptEnv LANG LC_*\n")
    terminal = connect(server, LESART, str(corpus))
    terminal.wait_for("18 articles")
    terminal.press("j\r", 1.0)
    terminal.press("/", 1.0)
    terminal.press("sparkasse\r", 2.0)
    terminal.wait_for("3 articles")
    assert "ü" in terminal.text
    terminal.press("q", 1.0)
    terminal.wait_for_end()


def test_readers_without_a_shell_get_lesart_whatever_they_ask_for(
    serve: Serve, connect: Connect, corpus: Path, tmp_path: Path
) -> None:
    server = serve("Match Group mosh-readers")
    terminal = connect(server, "sh", "-c", f"touch {tmp_path}/shell")
    terminal.wait_for("18 articles")
    terminal.press("\x1a", 1.5)
    terminal.wait_for("switched off here")
    assert not (tmp_path / "shell").exists()
    (process,) = servers_below(corpus)
    assert re.search("86400", process.environ()["MOSH_SERVER_NETWORK_TMOUT"])


def test_when_the_server_of_mosh_ends_the_draft_is_kept(
    serve: Serve, connect: Connect, corpus: Path
) -> None:
    server = serve("Match Group mosh-readers")
    terminal = connect(server)
    terminal.wait_for("18 articles")
    terminal.press("\r", 1.0)
    terminal.wait_for(FIRST_WORDS)
    terminal.press("va", 1.5)
    terminal.wait_for("ctrl+s save")
    terminal.press("half a thou", 1.0)
    terminal.wait_for("half a thou")
    (process,) = servers_below(corpus)
    children = process.children(recursive=True)
    process.terminate()
    _, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert alive == []
    again = connect(server)
    again.wait_for("half a thou")


def test_the_doctor_knows_mosh(serve: Serve, connect: Connect, corpus: Path) -> None:
    server = serve(config="AcceptEnv LANG LC_*\n")
    terminal = connect(server, "sh", "-c", f"{LESART} doctor -C {corpus}; sleep 5")
    terminal.wait_for("over mosh")

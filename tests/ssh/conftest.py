"""A folder of articles, a server on it that follows the manual, and terminals that are closed."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ssh.recipes import for_this_machine, recipe
from tests.ssh.server import Server
from tests.terminal import Terminal, home_in

ROOT = Path(__file__).resolve().parents[2]

Serve = Callable[..., Server]
Keep = Callable[[Terminal], Terminal]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample articles, to be changed freely."""
    folder = tmp_path / "srv" / "articles"
    shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns("annotations"))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a session whose files lie in the test's folder."""
    return home_in(tmp_path / "home")


@pytest.fixture
def serve(tmp_path: Path, corpus: Path, home: dict[str, str]) -> Iterator[Serve]:
    """Start a server with the block of the manual that holds a word."""
    servers: list[Server] = []

    def start(word: str = "", config: str = "", **environment: str) -> Server:
        wanted = for_this_machine(recipe("sshd_config", word), corpus) if word else config
        servers.append(Server(tmp_path / f"sshd{len(servers)}", wanted, {**home, **environment}))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def keep() -> Iterator[Keep]:
    """Close a terminal in the end."""
    terminals: list[Terminal] = []

    def add(terminal: Terminal) -> Terminal:
        terminals.append(terminal)
        return terminal

    yield add
    for terminal in terminals:
        terminal.close()

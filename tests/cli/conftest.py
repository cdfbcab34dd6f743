"""The installed `lesart` command, run as a person runs it, in a private home."""

import json
import os
import signal
import subprocess
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
COMMAND = str(Path(sysconfig.get_path("scripts")) / "lesart")


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, as JSON."""
        return json.loads(self.out)


Lesart = Callable[..., Ended]


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a user whose home is `home`."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    return kept | {"HOME": str(home), "TERM": "xterm-256color"} | more


@pytest.fixture(autouse=True, scope="session")
def _hear_interrupts() -> None:
    """Let commands end by Ctrl+C, also where the tests run in the background and do not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all commands that only read the samples, which are indexed once."""
    home = tmp_path_factory.mktemp("home")
    subprocess.run([COMMAND, "index", "-C", str(SEEDS)], env=environment(home), check=True)
    return home


@pytest.fixture
def lesart(home: Path) -> Lesart:
    """Run `lesart` on the samples, with output into a pipe."""

    def run(*args: str | bytes | Path, cwd: Path = SEEDS, **more: str) -> Ended:
        done = subprocess.run(
            [COMMAND, *args],
            env=environment(home, **more),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def own(lesart: Lesart, tmp_path: Path) -> Path:
    """A small corpus that a test may change."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "bridge.txt").write_text("Brücke gesperrt\n\nDie Brücke ist bis Montag gesperrt.\n")
    (folder / "market.txt").write_text("Markt eröffnet\n\nAuf dem Markt gibt es Kirschen.\n")
    return folder

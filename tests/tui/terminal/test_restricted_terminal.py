"""A restricted session in a real terminal: no key leads to another program or file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.terminal import FIRST_WORDS, LESART, Terminal, home_in

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("annotations"))
    return folder


@pytest.fixture
def traps(tmp_path: Path) -> dict[str, str]:
    """An environment in which every program that could be started leaves a trace."""
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "vi"
    script.write_text(f"#!/bin/sh\necho $0 $@ >> {tmp_path}/ran\n")
    script.chmod(0o755)
    for name in ("bash", "editor", "less", "nano", "pager", "sensible-editor", "sh", "tmux", "vim"):
        (tmp_path / "bin" / name).symlink_to(script)
    named = dict.fromkeys(("EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL"), str(script))
    return {**named, "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "TMUX": "/tmp/x,1,0"}


@pytest.fixture
def terminal(corpus: Path, traps: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    env = {**home_in(tmp_path / "home"), **traps}
    terminal = Terminal([LESART, "--restricted", str(corpus)], env)
    terminal.wait_for("18 articles")
    yield terminal
    terminal.close()


def test_no_key_leads_to_another_program(terminal: Terminal, tmp_path: Path) -> None:
    terminal.press("\r", 1.0)
    terminal.wait_for(FIRST_WORDS)
    terminal.press("va", 1.0)
    terminal.wait_for("ctrl+s save")
    assert "your editor" not in terminal.text
    terminal.press("Words\x05", 1.0)
    terminal.wait_for("other programs are switched off here")
    terminal.press("\x13", 1.0)
    terminal.wait_for("Saved.")
    terminal.press("\x1a", 1.0)
    terminal.wait_for("switched off here")
    assert psutil.Process(terminal.process.pid).status() != psutil.STATUS_STOPPED
    terminal.press("vwy", 1.0)
    terminal.wait_for("clipboard")
    assert b"\x1b]52;c;" in terminal.output
    assert not (tmp_path / "ran").exists()
    assert not list((tmp_path / "home").rglob("copied.txt"))
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_the_export_stays_in_the_notebook(terminal: Terminal, corpus: Path, tmp_path: Path) -> None:
    terminal.press("\r", 1.0)
    terminal.wait_for(FIRST_WORDS)
    terminal.press("vm", 1.0)
    terminal.press("M", 1.0)
    terminal.wait_for("1 note")
    terminal.press("o", 1.0)
    terminal.wait_for("Export 1 note")
    terminal.press("\r", 1.5)
    terminal.press("\x15", 0.5)
    terminal.press(f"{tmp_path}/stolen.md\r", 1.0)
    terminal.wait_for("In this restricted session")
    terminal.press("\x15", 0.5)
    terminal.press("mine.md\r", 1.0)
    terminal.wait_for("1 note in ")
    assert not (tmp_path / "stolen.md").exists()
    assert (corpus / "annotations" / "mine.md").exists()

"""Notes in a real pseudo-terminal: what is typed survives a dropped line."""

import shutil
import signal
from pathlib import Path

import pytest

from tests.terminal import LESART, Terminal, home_in

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("annotations"))
    return folder


def begin_note(corpus: Path, home: dict[str, str], text: str) -> Terminal:
    terminal = Terminal([LESART, str(corpus)], home)
    terminal.wait_for("18 articles")
    terminal.press("\r", 1.0)
    terminal.press("va", 1.0)
    terminal.wait_for("ctrl+s save")
    terminal.press(text, 0.2)
    terminal.wait_for(text)
    return terminal


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_what_was_being_typed_is_offered_at_the_next_start(
    corpus: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    home = home_in(tmp_path / "home")
    terminal = begin_note(corpus, home, "half a thou")
    if ending == signal.SIGKILL:
        terminal.wait_for("draft kept")
    terminal.process.kill(ending)
    terminal.wait_for_end()
    terminal.close()
    again = Terminal([LESART, str(corpus)], home)
    try:
        again.wait_for("half a thou")
        again.press("\r", 1.0)
        again.wait_for("draft restored")
        again.press("ght\x13", 1.0)
        again.wait_for("Saved.")
        again.press("q")
        assert again.wait_for_end() == 0
    finally:
        again.close()
    (note,) = (corpus / "annotations").rglob("*.yaml")
    assert "half a thought" in note.read_text(encoding="utf-8")


def test_the_users_editor_gets_the_terminal_and_gives_it_back(corpus: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "EDITOR RUNS "; sleep 1; echo " and more" >> "$1"\n')
    script.chmod(0o700)
    home = {**home_in(tmp_path / "home"), "EDITOR": str(script)}
    terminal = begin_note(corpus, home, "begun")
    try:
        terminal.press("\x05", 0.5)
        terminal.wait_for_output(b"EDITOR RUNS")
        terminal.wait_for("begun and more")
        terminal.press("\x13", 1.0)
        terminal.wait_for("Saved.")
    finally:
        terminal.close()


def test_a_quote_goes_to_the_terminals_clipboard(corpus: Path, tmp_path: Path) -> None:
    home = {**home_in(tmp_path / "home"), "TMUX": ""}
    terminal = Terminal([LESART, str(corpus)], home)
    try:
        terminal.wait_for("18 articles")
        terminal.press("\r", 1.0)
        terminal.press("vwy", 1.0)
        terminal.wait_for("Copied")
        assert b"\x1b]52;c;" in terminal.output
    finally:
        terminal.close()

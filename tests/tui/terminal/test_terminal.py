"""The installed command in a real pseudo-terminal."""

import json
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from library.desk import Library
from library.places import Places
from library.settings import Settings
from tests.patience import PATIENCE, quickest
from tests.terminal import LESART, Terminal, home_in, sequence_shapes

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT / "seeds"
HOSTILE = ROOT / "tests" / "fixtures" / "hostile"
BENIGN = "Ein ganz gewöhnlicher Artikel\n\nEr hat nichts Besonderes an sich. [b]Nichts[/b].\n"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return home_in(tmp_path / "home")


@pytest.fixture
def terminal(home: dict[str, str]) -> Iterator[Terminal]:
    terminal = Terminal([LESART, str(SEEDS)], home)
    yield terminal
    terminal.close()


def test_a_person_reads_searches_and_leaves(terminal: Terminal) -> None:
    terminal.wait_for("18 articles")
    terminal.press("/")
    terminal.press("sparkasse", 1.0)
    terminal.wait_for("3 articles")
    terminal.press("\r", 1.0)
    terminal.press("n", 1.0)
    terminal.wait_for("hit 1 of")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert b"\x1b[?1049l" in terminal.output


def article_shown(terminal: Terminal) -> list[str]:
    """Return the rows of the open article beside the list."""
    return [line[34:] for line in terminal.screen.display[2:-1]]


def test_a_new_file_appears_and_the_place_is_kept(home: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(SEEDS, folder)
    terminal = Terminal([LESART, str(folder)], home, (80, 24))
    try:
        terminal.wait_for("18 articles")
        terminal.press("j\r", 1.0)
        terminal.wait_for("2/18")
        terminal.wait_for("LINDHAFEN (dkd)")
        terminal.press("  ", 1.0)
        terminal.wait_for("dkd/fal/rb")
        before = article_shown(terminal)
        (folder / "neu.txt").write_text(BENIGN, encoding="utf-8")
        terminal.wait_for("19 articles")
        terminal.read(1.0)
        end = time.monotonic() + PATIENCE
        while article_shown(terminal) != before and time.monotonic() < end:
            terminal.read(0.3)
        assert article_shown(terminal) == before
        (folder / "neu.txt").unlink()
        terminal.wait_for("18 articles")
    finally:
        terminal.close()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop_it_keeps_the_place_and_restores_the_terminal(
    terminal: Terminal, home: dict[str, str], ending: signal.Signals
) -> None:
    terminal.wait_for("18 articles")
    terminal.press("jjj\r", 1.0)
    terminal.wait_for("4/18")
    terminal.wait_for("Tiflis (dkd)")
    title = terminal.screen.display[1]
    terminal.process.kill(ending)
    assert terminal.wait_for_end() == 128 + ending
    assert b"\x1b[?1049l" in terminal.output
    again = Terminal([LESART, str(SEEDS)], home)
    try:
        again.wait_for("18 articles")
        again.wait_for(title[40:60])
    finally:
        again.close()


def test_keys_typed_ahead_into_the_search_are_kept(terminal: Terminal) -> None:
    terminal.wait_for("18 articles")
    terminal.press("/sparkasse", 2.0)
    terminal.wait_for("3 articles")


def test_escape_answers_at_once(terminal: Terminal) -> None:
    terminal.wait_for("18 articles")

    def pause(key: bytes) -> float:
        terminal.press("?", 0.6)
        terminal.wait_for("In the reader")
        start = time.monotonic()
        terminal.process.write(key)
        terminal.wait_for("Articles", step=0.005)
        return time.monotonic() - start

    # A letter is known at once; what Escape takes longer is the wait for a longer key.
    enough = min(pause(b"q") for _ in range(5)) + 0.07
    assert quickest(lambda: pause(b"\x1b"), enough, 5) < enough


def test_a_terminal_that_is_gone_ends_the_program(home: dict[str, str]) -> None:
    terminal = Terminal(["sh", "-c", f"trap '' HUP; exec {LESART} {SEEDS}"], home)
    terminal.wait_for("18 articles")
    terminal.press("jj", 1.0)
    process = psutil.Process(terminal.process.pid)
    terminal.hang_up()
    gone, alive = psutil.wait_procs([process], timeout=PATIENCE)
    assert (len(gone), len(alive)) == (1, 0)


def test_quitting_while_articles_are_read_ends_at_once(
    home: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number}.txt").write_text(f"Artikel {number}\n\n{BENIGN * 20}", "utf-8")
    terminal = Terminal([LESART, str(folder)], home)
    try:
        terminal.wait_for("Indexing")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        # All of them take much longer than quitting.
        places = Places.from_environment(home)
        library = Library.open(folder, settings=Settings(), places=places)
        assert library.listing("").total < 3000
    finally:
        terminal.close()


def test_a_missing_folder_is_said_on_the_plain_terminal(home: dict[str, str]) -> None:
    terminal = Terminal([LESART, "/nowhere/at/all"], home)
    try:
        assert terminal.wait_for_end() == 2
        terminal.read(0.5)
        assert "There is no folder" in terminal.text
        assert "/nowhere/at/all" in terminal.text
        assert b"\x1b[?1049h" not in terminal.output
    finally:
        terminal.close()


def walk(folder: Path, home: dict[str, str], articles: int) -> bytes:
    """Look at every article and every screen of the program and return all it wrote."""
    terminal = Terminal([LESART, str(folder)], home, (140, 40))
    try:
        terminal.wait_for("1/")
        terminal.read(2.0)
        for _ in range(articles):
            terminal.press("j", 0.6)
        terminal.press("\r")
        for keys in ("G", "g", "z", "j", "j", "k", "\x1b", "!", "\x1b", "?", "\x1b", "s", "s", "s"):
            terminal.press(keys)
        terminal.press("/", 0.5)
        for word in ("der", " OR a*", "\x1b", "\x1b"):
            terminal.press(word, 1.0)
        terminal.press("f", 0.3)
        terminal.press("txt", 0.6)
        terminal.wait_for("Filtered")
        terminal.press("\x1b", 0.5)
        terminal.press("\x10", 1.0)
        terminal.press("a", 1.0)
        terminal.press("\x1b", 0.6)
        assert "Traceback" not in terminal.text
        terminal.press("q", 1.0)
        assert terminal.wait_for_end() == 0, terminal.text
        return terminal.output
    finally:
        terminal.close()


@pytest.mark.slow
def test_nothing_from_an_article_reaches_the_terminal_as_a_control_sequence(
    tmp_path: Path,
) -> None:
    benign, hostile = tmp_path / "benign", tmp_path / "hostile"
    benign.mkdir()
    for number in range(3):
        # Long enough to be scrolled, and of lines that differ, so that scrolling can be used.
        lines = "\n\n".join(f"Absatz {line} von {number}." for line in range(200))
        (benign / f"{number}.txt").write_text(BENIGN + "\n" + lines, encoding="utf-8")
    (benign / "leer.txt").write_text("", encoding="utf-8")
    shutil.copytree(HOSTILE, hostile, ignore=shutil.ignore_patterns("yaml", "*.json"))
    for number, name in enumerate(json.loads((HOSTILE / "names.json").read_text("utf-8"))):
        with_escape = f"\x1b]0;title {number}\x07 [/nope] [@click=app.quit]x[/]\n\n\x9b31mTitel\n"
        (hostile / name.replace("/", "_")).write_text(with_escape, encoding="utf-8")
    wanted = sequence_shapes(walk(benign, home_in(tmp_path / "home1"), 3))
    found = sequence_shapes(walk(hostile, home_in(tmp_path / "home2"), 45))
    assert found - wanted == set()

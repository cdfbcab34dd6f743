"""Keys that arrive all at once, from a line that stalled or typed during the start."""

import shutil
from bisect import bisect
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import FIRST_WORDS, LESART, Terminal, home_in
from tui.terminal.first_frame import OPENING

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A session on a corpus that was indexed before."""
    corpus = tmp_path / "corpus"
    shutil.copytree(SEEDS, corpus, ignore=shutil.ignore_patterns("annotations"))
    home = home_in(tmp_path / "home")
    before = Terminal([LESART, str(corpus)], home)
    before.wait_for(FIRST_WORDS)
    before.press("q")
    before.wait_for_end()
    terminal = Terminal([LESART, str(corpus)], home)
    yield terminal
    before.close()
    terminal.close()


def test_a_note_begun_during_the_start_is_on_the_article_that_was_opened(
    terminal: Terminal,
) -> None:
    terminal.wait_for_output(OPENING.strip().encode())
    terminal.process.write(b"jj\rva")
    terminal.wait_for("ctrl+s save")
    assert "Getreidegipfel" in terminal.text
    terminal.press("typed ahead\x13")
    terminal.wait_for("✎1")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_a_key_typed_before_the_program_runs_has_acted_when_the_screen_is_live(
    terminal: Terminal,
) -> None:
    terminal.process.write(b"j")
    terminal.wait_for("2/18")
    terminal.wait_for("enter open")
    painted = terminal.output.index(OPENING.strip().encode()) + len(OPENING.encode())
    assert "1/18" in terminal.text_after(painted)
    lengths = range(painted, len(terminal.output) + 1)
    live = bisect(
        lengths, False, key=lambda length: OPENING.strip() not in terminal.text_after(length)
    )
    assert "2/18" in terminal.text_after(lengths[live])


def test_every_key_of_a_burst_finds_what_the_one_before_left(terminal: Terminal) -> None:
    terminal.wait_for(FIRST_WORDS)
    terminal.press("jj\rAwhole article", 0.1)
    terminal.wait_for("whole article  ")
    assert "Note on the whole article" in terminal.text
    terminal.press("\x13/Getreidegipfel\rj\rAsecond\x13", 0.1)
    terminal.wait_for("✎2")
    terminal.press("??M", 0.1)
    terminal.wait_for("second")
    terminal.press("\x1b")
    terminal.press("q")
    assert terminal.wait_for_end() == 0

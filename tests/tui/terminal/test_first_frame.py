"""The first frame: what was on the screen last, at once, and never anything harmful."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from library.frame_place import frame_file, frame_look
from tests.terminal import FIRST_WORDS, LESART, Terminal, home_in
from tui.terminal.first_frame import LEAVE, OPENING
from tui.terminal.kept_frame import keep_frame, read_rows

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
SIZE = (100, 30)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A home with a first session behind it."""
    home = home_in(tmp_path / "home")
    with_session(home)
    return home


def with_session(home: dict[str, str]) -> None:
    terminal = Terminal([LESART, str(SEEDS)], home, SIZE)
    terminal.wait_for("18 articles")
    terminal.wait_for(" min")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    terminal.close()


def first_screen(terminal: Terminal) -> tuple[str, bytes]:
    """Return the frame, which stands until the program comes alive, and what was written for it."""
    shown = OPENING.strip().encode()
    terminal.wait_for_output(shown)
    return terminal.text_up_to(shown)


@pytest.fixture
def sessions() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def again(sessions: list[Terminal], home: dict[str, str], **options: object) -> Terminal:
    size = options.pop("size", SIZE)
    sessions.append(Terminal([LESART, str(SEEDS)], {**home, **options}, size))  # type: ignore[arg-type, dict-item]
    return sessions[-1]


def test_the_last_screen_is_there_at_once_and_keys_are_kept(
    home: dict[str, str], sessions: list[Terminal]
) -> None:
    terminal = again(sessions, home)
    frame, _ = first_screen(terminal)
    assert "18 articles" in frame
    assert "1/18" in frame
    terminal.process.write(b"jj")
    terminal.wait_for("3/18")
    assert OPENING not in terminal.text
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert b"jj" not in terminal.output


def test_a_dialog_is_no_part_of_the_kept_screen(
    home: dict[str, str], sessions: list[Terminal]
) -> None:
    terminal = again(sessions, home)
    terminal.wait_for(FIRST_WORDS)
    terminal.press("!")
    terminal.wait_for("could be read")
    terminal.process.kill(signal.SIGTERM)
    terminal.wait_for_end()
    frame, _ = first_screen(again(sessions, home))
    assert "18 articles" in frame
    assert "could be read" not in frame


@pytest.mark.parametrize(
    "planted",
    ["\x1b]0;title\x07", "\x1b[?1000h", "\x1b[1;1H\x07", "\x1b[31mred\x9b2J", "plain", "\x1b[5n"],
)
def test_a_kept_screen_with_other_sequences_is_not_shown(
    planted: str, tmp_path: Path, sessions: list[Terminal]
) -> None:
    home = home_in(tmp_path)
    file = Path(frame_file(home, str(SEEDS)))
    file.parent.mkdir(parents=True, mode=0o700)
    look = frame_look({**os.environ, **home, "TERM": "xterm-256color"}, SIZE, str(SEEDS))
    file.write_text(f"{look}\n{planted}planted\0", encoding="utf-8")
    file.chmod(0o600)
    terminal = again(sessions, home)
    frame, written = first_screen(terminal)
    assert "planted" not in frame
    assert "seeds" in frame
    assert planted.encode() not in written


def test_a_terminal_of_another_size_gets_a_plain_line(
    home: dict[str, str], sessions: list[Terminal]
) -> None:
    terminal = again(sessions, home, size=(80, 24))
    frame, _ = first_screen(terminal)
    assert "Lesart  seeds" in frame
    assert "articles" not in frame
    terminal.wait_for("18 articles")


def test_a_start_that_fails_gives_the_terminal_back(
    home: dict[str, str], sessions: list[Terminal]
) -> None:
    config = Path(home["XDG_CONFIG_HOME"]) / "lesart"
    config.mkdir(parents=True, exist_ok=True)
    (config / "config.toml").write_text("nonsense = 1\n", encoding="utf-8")
    terminal = again(sessions, home)
    assert terminal.wait_for_end() == 2
    terminal.read(0.5)
    left = terminal.output.index(LEAVE.encode())
    assert b"config.toml" in terminal.output[left:]


def test_stock_output_has_no_first_frame(home: dict[str, str], sessions: list[Terminal]) -> None:
    terminal = again(sessions, home, LESART_OUTPUT="stock")
    terminal.wait_for("18 articles")
    assert OPENING.encode() not in terminal.output


def test_cells_are_kept_as_they_were(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    rows = [[(letter, "1;38;5;2") for letter in "Größe"], [("中", ""), ("", ""), *[(" ", "")] * 3]]
    last = [(letter, "3") for letter in "Tasten"[:5]]
    keep_frame(home, tmp_path, [*rows, last], erases_in_colour=True)  # type: ignore[list-item]
    kept = Path(frame_file(home, str(tmp_path)))
    assert kept.stat().st_mode & 0o777 == 0o600
    cells = read_rows(kept.read_text("utf-8").partition("\0")[2], (5, 3))
    assert cells[0] == rows[0]
    assert cells[1] is None
    assert "".join(cell[0] for cell in cells[2] or () if cell) == OPENING[:5]

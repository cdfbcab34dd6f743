"""The program on terminals of every kind and size, and in encodings of before UTF-8."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.terminal import LESART, Terminal, home_in

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
SGR = re.compile(rb"\x1b\[([0-9;]*)m")
ANY_COLOUR = re.compile(rb"(?:^|;)(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;|$)")


def private(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing is written outside of `folder`."""
    return {**home_in(folder), "LESART_NOTEBOOK": str(folder / "notes")}


def use(terminal: Terminal, *keys: str) -> None:
    """Press keys, each when the one before has been answered."""
    for key in keys:
        terminal.press(key, 0.6)
        assert terminal.process.isalive(), terminal.text


def walk(terminal: Terminal) -> None:
    """Use every part of the program a little and leave it."""
    terminal.wait_for("18 articles")
    use(terminal, "j", "\r", " ", "v", "w", "\x1b", "?", "\x1b", "/", "damm", "\r", "n", "\x1b")
    use(terminal, "i", "I", "\x1b", "M", "\x1b", "e", "\x1b", "z", "\x1b", "\x10", "\x1b")
    terminal.process.write(b"\x11")
    assert terminal.wait_for_end() == 0, terminal.text
    assert b"Traceback" not in terminal.output
    assert b"\x1b[?1049l" in terminal.output


@pytest.mark.parametrize("kind", ["dumb", "", "unknown"])
def test_a_terminal_without_a_screen_is_refused_kindly(kind: str, tmp_path: Path) -> None:
    terminal = Terminal([LESART, str(SEEDS)], {**private(tmp_path), "TERM": kind})
    try:
        assert terminal.wait_for_end() == 2
        terminal.read(0.5)
        said = " ".join(terminal.text.split())
        assert "TERM=xterm-256color" in said
        assert "lesart list" in said
        assert b"\x1b" not in terminal.output
    finally:
        terminal.close()


@pytest.mark.parametrize(
    ("kind", "colours"),
    [("linux", 16), ("vt100", 16), ("screen", 16), ("xterm", 16), ("tmux", 16),
     ("xterm-256color", 256), ("tmux-256color", 256)],
)  # fmt: skip
def test_no_terminal_gets_colours_that_it_does_not_know(
    kind: str, colours: int, tmp_path: Path
) -> None:
    env = {**private(tmp_path), "TERM": kind, "COLORTERM": ""}
    terminal = Terminal([LESART, str(SEEDS)], env)
    try:
        walk(terminal)
        styles = SGR.findall(terminal.output)
        assert any(ANY_COLOUR.search(style) for style in styles)
        assert not any(b"8;2;" in style for style in styles)
        assert any(b"8;5;" in style for style in styles) == (colours == 256)
    finally:
        terminal.close()


def test_true_colour_is_used_where_it_is_announced(tmp_path: Path) -> None:
    env = {**private(tmp_path), "COLORTERM": "truecolor"}
    terminal = Terminal([LESART, str(SEEDS)], env)
    try:
        terminal.wait_for("18")
        assert b"38;2;" in terminal.output
    finally:
        terminal.close()


def test_no_color_sends_no_colour_at_all(tmp_path: Path) -> None:
    terminal = Terminal([LESART, str(SEEDS)], {**private(tmp_path), "NO_COLOR": "1"})
    try:
        walk(terminal)
        styles = SGR.findall(terminal.output)
        assert any(b"7" in style.split(b";") for style in styles)
        assert not [style for style in styles if ANY_COLOUR.search(style)]
    finally:
        terminal.close()


@pytest.mark.parametrize(
    "size", [(20, 5), (30, 8), (40, 10), (80, 24), (119, 30), (200, 60), (300, 100)], ids=str
)
def test_every_size_works(size: tuple[int, int], tmp_path: Path) -> None:
    terminal = Terminal([LESART, str(SEEDS)], private(tmp_path), size)
    try:
        terminal.wait_for("18" if size[0] >= 40 else "…")
        for rows, columns in ((5, 20), size[::-1], (100, 300), size[::-1]):
            terminal.resize(rows, columns)
            terminal.read(0.5)
        use(
            terminal,
            "j",
            "\r",
            " ",
            "v",
            "a",
            "x",
            "\x1b",
            "d",
            "?",
            "\x1b",
            "/",
            "damm",
            "\r",
            "n",
        )
        use(terminal, "\x1b", "i", "M", "\x1b", "e", "\x1b", "!", "\x1b", "\x10", "\x1b")
        terminal.process.write(b"\x11")
        assert terminal.wait_for_end() == 0, terminal.text
        assert b"Traceback" not in terminal.output
    finally:
        terminal.close()


@pytest.fixture
def latin(tmp_path: Path) -> dict[str, str]:
    """An environment with a locale of ISO 8859-1, made for this test."""
    place = tmp_path / "locales" / "de_DE.ISO-8859-1"
    place.parent.mkdir()
    command = ["localedef", "-i", "de_DE", "-f", "ISO-8859-1", str(place)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert place.is_dir(), f"The package `locales` is needed to test encodings: {made.stderr}"
    names = {"LC_ALL": "de_DE.ISO-8859-1", "LANG": "de_DE.ISO-8859-1"}
    return {**private(tmp_path / "home"), **names, "LOCPATH": str(place.parent)}


def test_latin_1_shows_umlauts_and_stand_ins_and_takes_them_from_the_keyboard(
    latin: dict[str, str],
) -> None:
    terminal = Terminal([LESART, str(SEEDS)], latin)
    terminal.say_latin_1()
    try:
        terminal.wait_for("18 articles")
        terminal.wait_for("für")
        terminal.wait_for(">*")
        terminal.press("/", 0.5)
        terminal.process.write("räumung".encode("iso-8859-1"))
        terminal.wait_for("/ räumung")
        terminal.press("\r", 1.0)
        terminal.wait_for("hit")
        assert rb"\u" not in terminal.output
        assert "Ã" not in terminal.text
        walk_bytes = terminal.output.decode("iso-8859-1")
        assert not re.search("[\x80-\x9f]", walk_bytes)
    finally:
        terminal.close()


def test_ascii_gets_ascii(tmp_path: Path) -> None:
    env = {**private(tmp_path), "LC_ALL": "C", "LANG": "C",
           "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}  # fmt: skip
    terminal = Terminal([LESART, str(SEEDS)], env)
    try:
        walk(terminal)
        assert terminal.output.isascii()
        assert rb"\u" not in terminal.output
    finally:
        terminal.close()


def test_a_locale_that_says_nothing_means_utf_8(tmp_path: Path) -> None:
    env = {**private(tmp_path), "LC_ALL": "C", "LANG": "C"}
    terminal = Terminal([LESART, str(SEEDS)], env)
    try:
        terminal.wait_for("18 articles")
        terminal.wait_for("▌•")
    finally:
        terminal.close()

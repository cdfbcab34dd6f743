"""Quitting while something is still on its way says nothing on the terminal."""

import shutil
from pathlib import Path

import pytest

from tests.terminal import LESART, SEQUENCE, Terminal, home_in

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.mark.parametrize("keys", ["jq", "jjjjq", "?qjq", "jqj"])
def test_quitting_while_an_article_follows_says_nothing(tmp_path: Path, keys: str) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(SEEDS, corpus, ignore=shutil.ignore_patterns("annotations"))
    for pause in (0.0, 0.1, 0.3, 0.5):
        terminal = Terminal([LESART, str(corpus)], home_in(tmp_path / "home"))
        try:
            terminal.wait_for("18 articles")
            terminal.read(pause, silence=pause)
            terminal.process.write(keys.encode())
            assert terminal.wait_for_end() == 0
            _, _, said = terminal.output.rpartition(b"\x1b[?1049l")
            assert not plain_words(said)
        finally:
            terminal.close()


def plain_words(said: bytes) -> str:
    """Return what is to be read in what was written, without control sequences."""
    return SEQUENCE.sub("", said.decode()).strip()

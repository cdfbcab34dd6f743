"""The recipes of `docs/ssh.md`, as they stand there."""

import grp
import os
import re
from pathlib import Path

from tests.terminal import LESART

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "ssh.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def recipe(kind: str, word: str = "") -> str:
    """Return the block of a kind (`sshd_config`, `tmux`, …) that holds a word."""
    text = MANUAL.read_text(encoding="utf-8")
    blocks = [block for name, block in BLOCK.findall(text) if name == kind and word in block]
    assert len(blocks) == 1, f"{len(blocks)} blocks {kind} with {word!r} in docs/ssh.md"
    return str(blocks[0])


def own_group() -> str:
    """Return the name of the present user's group."""
    return grp.getgrgid(os.getgid()).gr_name


def for_this_machine(text: str, corpus: Path) -> str:
    """Put the names of a test in the place of those in the manual."""
    for name, here in {
        "Match Group mosh-readers": f"Match Group {own_group()}",
        "Match Group readers": f"Match Group {own_group()}",
        "chgrp readers": f"chgrp {own_group()}",
        "/usr/local/bin/lesart": LESART,
        "/srv/articles": str(corpus),
    }.items():
        text = text.replace(name, here)
    return text

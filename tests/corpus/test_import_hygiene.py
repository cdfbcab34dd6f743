"""Importing the room is cheap: heavy libraries are loaded by what needs them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("trafilatura", "lxml", "yaml", "textual", "whoosh")
LIGHT = ["article", "text", "folder", "identity", "reading", "outlining.outline", "formats.draft"]


@pytest.mark.parametrize("module", LIGHT)
def test_no_heavy_library_is_loaded(module: str) -> None:
    script = f"import sys, corpus.{module}; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

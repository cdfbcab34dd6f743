"""What is imported when: a light start, and no screen or index where none is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

HEAVY = {"textual", "whoosh", "trafilatura", "watchfiles", "yaml", "Stemmer", "lxml", "asyncio"}


def imported_by(code: str) -> set[str]:
    """Return the top-level modules that are loaded after `code`."""
    report = f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", report], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


@pytest.mark.parametrize(
    "module",
    [
        "corpus.text",
        "library.desk",
        "library.index.watching",
        "library.comparing.comparisons",
        "library.comparing.counterparts",
        "library.comparing.comparing",
    ],
)
def test_modules_that_everybody_imports_are_light(module: str) -> None:
    assert not imported_by(f"import {module}") & HEAVY


def test_indexing_keeps_the_heavy_reading_out_of_the_process(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from library.desk import Library
from library.places import Places
home = Path({str(tmp_path)!r})
library = Library.open(Path({str(SEEDS)!r}), places=Places(home, home, home, home))
assert library.refresh().added == 18
"""
    assert not imported_by(code) & {"trafilatura", "lxml", "yaml", "watchfiles", "textual"}

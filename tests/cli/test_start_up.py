"""A command loads what it needs and no more."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, environment

NEVER = {"textual", "trafilatura", "lxml", "watchfiles", "yaml"}
AFTER = """
import sys, json, atexit
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
sys.argv[0] = "lesart"
from cli.start import main
main()
"""


def imported_by(home: Path, *args: str) -> set[str]:
    """Return the top-level modules that are loaded when a command ends."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", AFTER, *args],
        env=environment(home),
        cwd=SEEDS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    return {name.partition(".")[0] for name in json.loads(done.stderr)}


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["search", "-h"]])
def test_help_and_version_are_light(home: Path, args: list[str]) -> None:
    assert not imported_by(home, *args) & {*NEVER, "whoosh", "rich", "sqlite3", "Stemmer"}


@pytest.mark.parametrize(
    "args", [["list"], ["show", "hochwasser-wehringen-rml"], ["search", "damm"], ["index"]]
)
def test_commands_never_load_the_screen_or_the_file_readers(home: Path, args: list[str]) -> None:
    assert not imported_by(home, *args) & NEVER
    assert "rich" not in imported_by(home, *args, "--json")

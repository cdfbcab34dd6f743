"""What commands print where the terminal has no UTF-8."""

import json
import subprocess
from pathlib import Path

from tests.cli.conftest import COMMAND, SEEDS, environment
from tests.patience import PATIENCE

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def printed(home: Path, *args: str) -> bytes:
    """Return what a command writes for an ASCII terminal."""
    env = environment(home, **ASCII)
    done = subprocess.run(
        [COMMAND, *args], env=env, cwd=SEEDS, capture_output=True, timeout=PATIENCE, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr.isascii()
    return done.stdout


def test_text_for_people_is_spelled_with_what_there_is(home: Path) -> None:
    for args in (("list",), ("show", "hochwasser-wehringen-rml"), ("search", "damm")):
        out = printed(home, *args)
        assert out.isascii()
        assert b"\\u" not in out
    assert b"geloscht" in printed(home, "list")
    assert "“" not in printed(home, "search", "gibtesnicht").decode()


def test_data_for_programs_stays_utf_8(home: Path) -> None:
    rows = json.loads(printed(home, "list", "--json"))
    assert any("gelöscht" in row["title"] for row in rows)

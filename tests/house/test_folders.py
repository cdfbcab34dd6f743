"""One sees from the folders what is where: none is long, and no file is."""

from collections import Counter

import pytest

from tests.house.imports import ROOMS, ROOT

FEW = 25
"""Files in a folder at most."""
SHORT = 400
"""Lines of a file at most."""

FILES = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]


@pytest.mark.parametrize("room", ROOMS)
def test_no_folder_is_long(room: str) -> None:
    counts = Counter(
        file.parent.relative_to(ROOT).as_posix() for file in (ROOT / room).rglob("*.py")
    )
    assert {folder: count for folder, count in counts.items() if count > FEW} == {}


def test_no_file_is_long() -> None:
    lengths = {
        file.relative_to(ROOT).as_posix(): file.read_text("utf-8").count("\n") for file in FILES
    }
    assert {name: length for name, length in lengths.items() if length > SHORT} == {}

"""After a power cut at any moment the old state or the new one is there, whole.

Once a save was acknowledged, only the new one.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotations.store import NoteStore
from tests.annotations.files.power_cut import RecordingDisk
from tests.annotations.saves import OLD, SAVES, Save, texts


class CutDisk(RecordingDisk):
    """Collects, before every call, what a power cut would leave then."""

    def __init__(self, top: Path, *, lying: str = "") -> None:
        super().__init__(top, lying=lying)
        self.before: list[dict[str, bytes]] = []

    def hook(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Look first."""
        self.before.extend(state for state in self.states() if state not in self.before)
        return super().hook(name, call, arguments)


def run(save: Save, top: Path, lying: str = "") -> CutDisk:
    """Do a save on a disk that keeps the books."""
    root = top / "notes"
    top.mkdir()
    save.prepare(root)
    disk = CutDisk(top, lying=lying)
    save.act(NoteStore(root, "anna", disk=disk), root)
    return disk


def texts_of(states: Iterator[dict[str, bytes]], top: Path) -> Iterator[frozenset[str]]:
    """Lay out each state and read it as the program would."""
    for state in states:
        shutil.rmtree(top, ignore_errors=True)
        for path, data in state.items():
            (top / path).parent.mkdir(parents=True, exist_ok=True)
            (top / path).write_bytes(data)
        yield texts(top / "notes")


@pytest.mark.parametrize("save", [s for s in SAVES if s.name not in ("merge", "clash")],
                         ids=lambda save: save.name)  # fmt: skip
def test_a_power_cut_at_any_moment(save: Save, tmp_path: Path) -> None:
    disk = run(save, tmp_path / "real")
    assert len(disk.before) > 5
    seen = set(texts_of(iter(disk.before), tmp_path / "cut"))
    assert seen <= {save.before, save.after}
    assert set(texts_of(disk.states(), tmp_path / "cut")) == {save.after}


def test_the_model_finds_what_a_missing_sync_of_a_file_costs(tmp_path: Path) -> None:
    update = next(save for save in SAVES if save.name == "update")
    disk = run(update, tmp_path / "real", lying="file")
    with pytest.raises(AssertionError):
        set(texts_of(disk.states(), tmp_path / "cut"))


def test_the_model_finds_what_a_missing_sync_of_a_folder_costs(tmp_path: Path) -> None:
    update = next(save for save in SAVES if save.name == "update")
    disk = run(update, tmp_path / "real", lying="folder")
    assert frozenset({OLD}) in set(texts_of(disk.states(), tmp_path / "cut"))

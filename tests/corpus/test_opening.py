"""Files are opened without trusting what stands at their path; refusals say why."""

import os
import pickle
from pathlib import Path

import pytest

from corpus.opening import UnreadableArticle, read_bytes


def refusal(root: Path, path: str, limit: int = 100) -> str:
    with pytest.raises(UnreadableArticle) as caught:
        read_bytes(root, path, limit)
    assert caught.value.path == path
    return caught.value.reason


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"x" * 100)
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return folder


def test_a_file_and_a_link_inside_the_folder_are_read(root: Path) -> None:
    (root / "link.txt").symlink_to("a.txt")
    assert read_bytes(root, "a.txt", 100) == read_bytes(root, "link.txt", 100) == b"x" * 100


def test_what_leads_out_of_the_folder_is_refused(root: Path) -> None:
    (root / "out.txt").symlink_to(root.parent / "secret.txt")
    (root / "up").symlink_to(root.parent, target_is_directory=True)
    for path in ("out.txt", "../secret.txt", "up/secret.txt", str(root.parent / "secret.txt")):
        assert "out of the folder" in refusal(root, path)


def test_pipes_folders_and_devices_are_refused_without_waiting(root: Path) -> None:
    os.mkfifo(root / "pipe.txt")
    (root / "folder.txt").mkdir()
    assert refusal(root, "pipe.txt") == "not a regular file"
    assert refusal(root, "folder.txt")


def test_large_missing_and_impossible_files_are_refused(root: Path) -> None:
    assert "larger" in refusal(root, "a.txt", 99)
    assert refusal(root, "missing.txt") == "no such file or directory"
    assert refusal(root, "a\0b.txt") == "not a possible file name"
    (root / "loop.txt").symlink_to("loop.txt")
    assert refusal(root, "loop.txt")


def test_what_the_system_refuses_is_told_in_its_words(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # root may read every file
    assert refusal(root, "a.txt") == "permission denied"


def test_a_refusal_can_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(UnreadableArticle("a.txt", "empty")))
    assert (error.path, error.reason, str(error)) == ("a.txt", "empty", "a.txt: empty")

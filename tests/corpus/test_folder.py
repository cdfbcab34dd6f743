"""Which files of a folder are articles."""

import os
from pathlib import Path

import pytest

from corpus.folder import scan_folder


def fill(root: Path, *paths: str) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Ein Titel\n\nEin Satz.\n", encoding="utf-8")


def paths(root: Path) -> list[str]:
    return [file.path for file in scan_folder(root)]


def test_articles_of_all_kinds_are_found_sorted_by_path(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.md", "a/b.HTML", "a.markdown", "a/c/d.htm")
    assert paths(tmp_path) == ["a.markdown", "a/b.HTML", "a/c/d.htm", "a/z.md", "b.txt"]


def test_other_files_hidden_files_and_the_notebook_are_ignored(tmp_path: Path) -> None:
    fill(tmp_path, "feed.xml", "list.opml", "a.txt.gz", "x.json", "noending", ".hidden.txt")
    fill(tmp_path, ".git/a.txt", "annotations/a/b.txt", "events/annotations/kept.txt")
    assert paths(tmp_path) == ["events/annotations/kept.txt"]


def test_links_are_followed_only_to_files_inside(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    fill(root, "a.txt", "sub/b.txt")
    fill(tmp_path, "secret.txt")
    (root / "inside.txt").symlink_to("sub/b.txt")
    (root / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (root / "dangling.txt").symlink_to("nowhere.txt")
    (root / "loop.txt").symlink_to("loop.txt")
    (root / "again").symlink_to(root, target_is_directory=True)
    assert paths(root) == ["a.txt", "inside.txt", "sub/b.txt"]


def test_a_corpus_may_itself_be_a_link(tmp_path: Path) -> None:
    fill(tmp_path / "real", "a.txt", "b.txt")
    (tmp_path / "real" / "c.txt").symlink_to("a.txt")
    (tmp_path / "link").symlink_to("real")
    assert paths(tmp_path / "link") == ["a.txt", "b.txt", "c.txt"]


def test_pipes_are_listed_so_that_reading_can_refuse_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    assert paths(tmp_path) == ["pipe.txt"]


def test_a_stamp_changes_with_the_file(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (before,) = scan_folder(tmp_path)
    (tmp_path / "a.txt").write_text("Ein anderer Titel\n", encoding="utf-8")
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    (after,) = scan_folder(tmp_path)
    assert (before.size, after.size) == (21, 18)
    assert after.mtime_ns == 1
    assert before.inode == after.inode


def test_names_that_are_no_utf8_survive(tmp_path: Path) -> None:
    name = os.fsdecode(b"k\xf6nnen.txt")
    fill(tmp_path, name)
    assert paths(tmp_path) == [name]


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "a.txt", "shut/b.txt")
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may list any folder
    told: list[tuple[str, str]] = []
    found = [file.path for file in scan_folder(tmp_path, lambda *what: told.append(what))]
    assert found == ["a.txt"]
    assert told == [("shut", "Permission denied")]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(scan_folder(tmp_path / "nowhere"))
    fill(tmp_path, "a.txt")
    with pytest.raises(NotADirectoryError):
        list(scan_folder(tmp_path / "a.txt"))

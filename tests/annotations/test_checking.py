"""`check` names everything that is wrong, and repairs nothing."""

import errno
import os
import pwd
from hashlib import sha256
from pathlib import Path

import pytest

from annotations.files.encoding import encode_note
from annotations.files.ownership import other_owner
from annotations.note import About
from annotations.store import NoteStore
from annotations.stored import Problem
from tests.annotations.files.treacherous_disk import FailingDisk
from tests.annotations.making import ARTICLE, TEXT, anchor, note, write_by_hand


def check(root: Path) -> list[tuple[str, str]]:
    """Kinds and paths of all problems, the article being as it is."""
    return [(found.kind, found.path) for found in problems(root)]


def problems(root: Path) -> list[Problem]:
    store = NoteStore(root, "anna")
    store.refresh()
    return store.check({ARTICLE: TEXT}.get)


def written(root: Path, name: str, article: str = ARTICLE, **changes: object) -> None:
    text = encode_note(note(id=name, article=article, **changes)).decode()
    write_by_hand(root, f"{name}.yaml", text, article)


def test_a_good_notebook_has_no_problems(tmp_path: Path) -> None:
    written(tmp_path, "a")
    digest = sha256(TEXT.encode()).hexdigest()
    written(tmp_path, "b", anchor=None, about=About("a.txt", "Hafenfest verschoben", digest))
    write_by_hand(tmp_path, "names.yaml", "merge: []\n", article=".")
    (tmp_path / ARTICLE / ".lock").touch()
    (tmp_path / ".git").mkdir()
    assert check(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "01kame2q7h9v3t8x5r4n6w0c1d.sync-conflict-20261121-140322-ABCDEFG.yaml",
        "a.yaml.orig",
        "a.yaml~",
        "A NOTE.yaml",
        "remarks.txt",
    ],
)
def test_foreign_files_are_listed(tmp_path: Path, name: str) -> None:
    write_by_hand(tmp_path, name, "x")
    assert check(tmp_path) == [("foreign", f"{ARTICLE}/{name}")]


def test_damage_is_listed_with_line_and_reason_and_stays(tmp_path: Path) -> None:
    path = write_by_hand(tmp_path, "a.yaml", "format: lesart-annotation/1\ntags: [\n")
    (found,) = problems(tmp_path)
    assert found.kind == "damaged"
    assert "line" in found.reason
    assert path.read_text() == "format: lesart-annotation/1\ntags: [\n"


def test_git_conflicts_are_named(tmp_path: Path) -> None:
    text = encode_note(note()).decode()
    write_by_hand(tmp_path, "a.yaml", f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> b\n")
    (found,) = problems(tmp_path)
    assert (found.kind, "git" in found.reason) == ("damaged", True)


def test_copied_moved_and_cut_files_are_doubtful(tmp_path: Path) -> None:
    text = encode_note(note(id="a")).decode()
    write_by_hand(tmp_path, "copy.yaml", text)
    write_by_hand(tmp_path, "a.yaml", text.removesuffix("# end\n"))
    write_by_hand(tmp_path, "b.yaml", text.replace("id: a", "id: b"), "moved-1")
    assert check(tmp_path) == [
        ("doubtful", f"{ARTICLE}/a.yaml"),
        ("doubtful", f"{ARTICLE}/copy.yaml"),
        ("no article", "moved-1"),
        ("doubtful", "moved-1/b.yaml"),
    ]


def test_one_id_for_two_notes(tmp_path: Path) -> None:
    written(tmp_path, "a")
    written(tmp_path, "a", "second-1")
    assert [found for found in check(tmp_path) if found[0] == "duplicate"] == [
        ("duplicate", f"{ARTICLE}/a.yaml"),
        ("duplicate", "second-1/a.yaml"),
    ]


def test_lost_passages_are_listed(tmp_path: Path) -> None:
    old = TEXT.replace("14.000", "20.000")
    written(tmp_path, "a", anchor=anchor("Ilka Wehmeyer rechnet mit 20.000 Gästen", old))
    gone = "Der Bürgersaal bleibt geschlossen, teilte die Gemeinde mit."
    written(tmp_path, "b", anchor=anchor(gone, f"{gone} Später mehr."))
    assert check(tmp_path) == [
        ("unsure", f"{ARTICLE}/a.yaml"),
        ("orphan", f"{ARTICLE}/b.yaml"),
    ]


def test_interrupted_saves_and_odd_folders(tmp_path: Path) -> None:
    write_by_hand(tmp_path, ".tmp-host-1-ab", "half a no")
    (tmp_path / "Not An Article").mkdir()
    assert check(tmp_path) == [
        ("foreign", "Not An Article"),
        ("unfinished", f"{ARTICLE}/.tmp-host-1-ab"),
    ]


def test_a_file_that_cannot_be_read_now_is_tried_again(tmp_path: Path) -> None:
    written(tmp_path, "a")
    store = NoteStore(tmp_path, "anna", disk=FailingDisk(4, errno.EIO))
    store.refresh()
    assert [found.kind for found in store.check()] == ["damaged"]
    store.refresh()
    assert store.check() == []


def test_an_author_who_is_another_user_of_the_system() -> None:
    me = os.getuid()
    mine = pwd.getpwuid(me).pw_name
    other = next(user for user in pwd.getpwall() if user.pw_uid != me)
    assert other_owner(mine, me) == ""
    assert other_owner(other.pw_name, me) == mine
    assert other_owner("Anna K.", me) == ""
    assert other_owner(other.pw_name, -1) == ""


def test_a_borrowed_name_is_marked(tmp_path: Path) -> None:
    other = next(user for user in pwd.getpwall() if user.pw_uid != os.getuid())
    written(tmp_path, "a", author=other.pw_name)
    (found,) = problems(tmp_path)
    assert "belongs to the system user" in found.reason

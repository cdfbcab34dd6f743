"""The cache saves time and changes nothing."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annotations.files.disk import Disk
from annotations.files.packing import pack_note, unpack_note
from annotations.files.settling import TICK
from annotations.note import Note
from annotations.store import NoteStore
from tests.annotations.files.test_note_files import notes
from tests.annotations.files.treacherous_disk import CountingDisk
from tests.annotations.making import ARTICLE, note, stored_one, write_by_hand


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """Five notes, one of them deleted, one damaged, a second version."""
    root = tmp_path / "notes"
    store = NoteStore(root, "anna")
    for number in range(5):
        store.create(note(id=f"n{number}", body=f"Text {number}"))
    store.refresh()
    store.delete(store.notes()[4])
    base = store.notes()[0]
    store.update(base, replace(base.note, body="A"))
    store.update(base, replace(base.note, body="B"))
    write_by_hand(root, "bad.yaml", "[")
    return root


def view(store: NoteStore) -> object:
    """All that a session knows."""
    store.refresh()
    return store.notes(), store.deleted(), store.second_versions(), store.check(), store.counts()


def test_a_second_session_opens_no_note(notebook: Path, tmp_path: Path) -> None:
    time.sleep(TICK)
    fresh = view(NoteStore(notebook, "anna"))
    assert view(NoteStore(notebook, "anna", cache=tmp_path / "cache")) == fresh
    disk = CountingDisk()
    assert view(NoteStore(notebook, "anna", cache=tmp_path / "cache", disk=disk)) == fresh
    assert disk.calls == 0


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 500, None])
def test_a_damaged_or_absent_cache_changes_nothing(
    notebook: Path, tmp_path: Path, damage: bytes | None
) -> None:
    cache = tmp_path / "cache"
    fresh = view(NoteStore(notebook, "anna", cache=cache))
    (file,) = cache.iterdir()
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    assert view(NoteStore(notebook, "anna", cache=cache)) == fresh
    assert view(NoteStore(notebook, "anna", cache=cache)) == fresh


def test_a_cache_that_cannot_be_written_changes_nothing(notebook: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    fresh = view(NoteStore(notebook, "anna"))
    assert view(NoteStore(notebook, "anna", cache=tmp_path / "cache")) == fresh


def test_the_cache_of_another_notebook_is_not_used(notebook: Path, tmp_path: Path) -> None:
    view(NoteStore(notebook, "anna", cache=tmp_path / "cache"))
    moved = notebook.rename(tmp_path / "moved")
    disk = CountingDisk()
    store = NoteStore(moved, "anna", cache=tmp_path / "cache", disk=disk)
    store.refresh()
    assert len(store.notes()) == 4
    assert disk.calls > 0


def test_a_change_of_the_same_length_in_the_same_moment_is_seen(tmp_path: Path) -> None:
    store = NoteStore(tmp_path / "notes", "anna", cache=tmp_path / "cache")
    base = store.create(note(body="Text A")).stored
    path = tmp_path / "notes" / base.path
    os.utime(path)
    store.refresh()
    before = path.stat()
    path.write_text(path.read_text().replace("Text A", "Text B"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert stored_one(store).note.body == "Text B"


def test_removed_folders_are_forgotten(notebook: Path, tmp_path: Path) -> None:
    store = NoteStore(notebook, "anna", cache=tmp_path / "cache")
    store.refresh()
    for path in (notebook / ARTICLE).iterdir():
        path.unlink()
    (notebook / ARTICLE).rmdir()
    assert store.refresh() == {ARTICLE}
    assert view(NoteStore(notebook, "anna", cache=tmp_path / "cache"))[0] == []  # type: ignore[index]


@given(notes())
def test_packing_keeps_everything(some: Note) -> None:
    packed = pack_note(some, ("eins", "zwei"))
    assert packed is not None
    assert unpack_note(packed, some.article, some.id) == (some, ("eins", "zwei"))


def test_what_cannot_be_packed_is_not(tmp_path: Path) -> None:
    assert pack_note(note(body="a\x1fb"), ()) is None


@pytest.mark.slow
def test_ten_thousand_notes_cost_little_at_the_start(tmp_path: Path) -> None:
    """The bound is generous: `bench/annotations.py` measures it."""
    root = tmp_path / "notes"
    store = NoteStore(root, "anna", disk=UnsyncedDisk())
    for number in range(10_000):
        store.create(note(id=f"n{number}", article=f"a{number % 500}"))
    time.sleep(TICK)
    NoteStore(root, "anna", cache=tmp_path / "cache").refresh()
    begun = time.process_time()
    warm = NoteStore(root, "anna", cache=tmp_path / "cache")
    warm.refresh()
    assert sum(warm.counts().values()) == 10_000
    assert time.process_time() - begun < 1


class UnsyncedDisk(Disk):
    """Makes test data faster."""

    def fsync(self, file: int) -> None:
        """Do nothing."""

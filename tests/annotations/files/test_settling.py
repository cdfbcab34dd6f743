"""A file is read again when it may have changed, and not for ever."""

import os
import time
from pathlib import Path

import pytest

from annotations.files.disk import Disk
from annotations.files.register import Register
from annotations.files.settling import TICK, Look, Settling
from annotations.store import NoteStore
from tests.annotations.files.treacherous_disk import CountingDisk
from tests.annotations.making import ARTICLE, note, stored_one

DAY = 86_400
LOOK = Look(1, 2, 3, 4)


class Stopwatch:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.seconds


def change_in_place(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does that restores the moment of change; same size."""
    before = path.stat()
    text = path.read_text()
    with path.open("r+") as file:
        file.write(text.replace(old, new))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def test_a_file_is_read_once_more_after_a_tick_and_then_no_more() -> None:
    file = Settling()
    assert [file.must_read(LOOK, at) for at in (0, 1, TICK + 0.5, TICK + 1, 99)] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert [file.must_read(LOOK._replace(ctime_ns=9), at) for at in (100, 100 + TICK, 200)] == [
        True, True, False,
    ]  # fmt: skip
    assert [file.must_read(None, at) for at in (201, 202)] == [True, False]


@pytest.mark.parametrize("ahead", [-400 * DAY, 0, DAY], ids=["long ago", "now", "tomorrow"])
def test_notes_come_to_rest_whatever_their_date(tmp_path: Path, ahead: int) -> None:
    """Neither the date of a file nor a wrong clock keeps a session busy."""
    made = NoteStore(tmp_path, "anna")
    for number in range(3):
        path = tmp_path / made.create(note(id=f"n{number}")).stored.path
        os.utime(path, (time.time() + ahead,) * 2)
    disk, watch = CountingDisk(), Stopwatch()
    for clock in (time.time_ns, lambda: time.time_ns() - 3 * DAY * 10**9):
        register = Register(tmp_path, None, disk, clock, watch)
        register.refresh()
        watch.seconds += TICK
        register.refresh()
        disk.calls = 0
        for _ in range(3):
            watch.seconds += TICK
            assert register.refresh() == frozenset()
        assert disk.calls == 0


@pytest.mark.parametrize("wait", [0.0, TICK + 0.1])
def test_a_change_in_place_of_the_same_size_and_date_is_seen(tmp_path: Path, wait: float) -> None:
    """In the session, and in a new one with the cache of before."""
    root, cache = tmp_path / "notes", tmp_path / "cache"
    path = root / NoteStore(root, "anna").create(note(body="Text A")).stored.path
    os.utime(path, (1_700_000_000,) * 2)
    store = NoteStore(root, "anna", cache=cache)
    assert stored_one(store).note.body == "Text A"
    time.sleep(wait)
    store.refresh()
    change_in_place(path, "Text A", "Text B")
    assert stored_one(NoteStore(root, "anna", cache=cache)).note.body == "Text B"
    assert store.refresh() == {ARTICLE}
    assert store.notes()[0].note.body == "Text B"


def test_a_change_within_one_tick_of_the_file_system_is_seen(tmp_path: Path) -> None:
    """Then nothing but the content tells."""

    class CoarseDisk(Disk):
        """Reads what a file will say after another change in the same tick."""

        data = b""

        def read(self, file: int, size: int) -> bytes:
            data = super().read(file, size)
            return data.replace(b"Text A", self.data) if self.data else data

    disk, watch = CoarseDisk(), Stopwatch()
    NoteStore(tmp_path, "anna").create(note(body="Text A"))
    register = Register(tmp_path, None, disk, time.time_ns, watch)
    register.refresh()
    disk.data = b"Text B"
    watch.seconds += TICK
    assert register.refresh() == {ARTICLE}


def test_a_quick_look_sees_all_but_what_was_changed_in_place(tmp_path: Path) -> None:
    watch = Stopwatch()
    other = NoteStore(tmp_path, "bob")
    for article in ("a", "b", "c"):
        other.create(note(article=article, body="Text A"))
    register = Register(tmp_path, None, Disk(), time.time_ns, watch)
    for _ in range(3):
        register.refresh()
        watch.seconds += TICK
    change_in_place(tmp_path / "a" / f"{note().id}.yaml", "Text A", "Text B")
    other.create(note(article="b", id="new"))
    (tmp_path / "c" / f"{note().id}.yaml").unlink()
    assert register.refresh(thorough=False) == {"b", "c"}
    assert {record.article for record in register.records()} == {"a", "b"}
    assert register.refresh() == {"a"}

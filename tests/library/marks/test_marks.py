"""What a reader remembers is kept, shared between sessions, and never lost."""

import multiprocessing
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from library.errors import NotSaved
from library.marks.marks import HISTORY, Mark, Marks, Place
from library.marks.marks_file import MarksFile


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    marks = Marks(tmp_path)
    yield marks
    marks.close()


def test_marks_are_there_for_the_next_session(marks: Marks, tmp_path: Path) -> None:
    marks.set_read(["a", "b"], True)
    marks.set_starred(["b"], True)
    marks.set_position("a", 140)
    marks.set_read(["b"], False)
    later = Marks(tmp_path)
    assert later.get("a") == Mark(read=True, position=140)
    assert later.many(["b", "c", "a"]) == {
        "a": Mark(read=True, position=140),
        "b": Mark(starred=True),
    }
    assert later.get("c") == Mark()
    assert later.read_ids() == {"a"}
    assert later.starred_ids() == {"b"}
    later.close()


def test_thousands_of_articles_are_marked_and_asked_at_once(marks: Marks) -> None:
    ids = [f"article-{number}" for number in range(3000)]
    marks.set_read(ids, True)
    assert len(marks.many(ids)) == len(marks.read_ids()) == 3000


def test_the_history_is_latest_first_without_repetition_and_bounded(marks: Marks) -> None:
    for query in ("damm", "gipfel", "damm"):
        marks.remember_query(query)
    assert marks.history() == ["damm", "gipfel"]
    for number in range(HISTORY + 5):
        marks.remember_query(str(number))
    assert len(marks.history()) == HISTORY
    assert marks.history()[0] == str(HISTORY + 4)


def test_the_last_place_is_remembered(marks: Marks, tmp_path: Path) -> None:
    assert marks.last_place() is None
    marks.remember_place(Place("a", "damm", "newest"))
    marks.remember_place(Place(None, "", "title"))
    later = Marks(tmp_path)
    assert later.last_place() == Place(None, "", "title")
    later.close()


def test_a_damaged_file_is_kept_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / "marks.sqlite3").write_bytes(b"no database at all" * 100)
    marks = Marks(tmp_path)
    kept = tmp_path / "marks.sqlite3.damaged-1"
    assert kept.read_bytes().startswith(b"no database")
    assert str(kept) in marks.notices[0]
    marks.set_read(["a"], True)
    marks.close()
    assert Marks(tmp_path).read_ids() == {"a"}


def test_damage_during_a_session_does_not_end_it(marks: Marks, tmp_path: Path) -> None:
    marks.set_read([f"article-{number}" for number in range(2000)], True)
    with sqlite3.connect(tmp_path / "marks.sqlite3") as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = tmp_path / "marks.sqlite3"
    file.write_bytes(file.read_bytes()[:4096] + b"\xff" * (file.stat().st_size - 4096))
    marks.set_read(["b"], True)
    assert marks.read_ids() == {"b"}
    assert (tmp_path / "marks.sqlite3.damaged-1").exists()
    assert len(marks.notices) == 1


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "marks.sqlite3") as newer:
        newer.execute("PRAGMA user_version = 99")
    before = (tmp_path / "marks.sqlite3").read_bytes()
    marks = Marks(tmp_path)
    marks.set_read(["a"], True)
    assert marks.read_ids() == {"a"}
    assert "newer" in marks.notices[0]
    assert (tmp_path / "marks.sqlite3").read_bytes() == before
    marks.close()


def test_a_folder_without_space_for_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "in the way").touch()
    marks = Marks(tmp_path / "in the way")
    marks.set_read(["a"], True)
    assert "not saved in this session" in marks.notices[0]
    marks.close()


def test_a_session_that_blocks_the_file_is_not_waited_for_long(
    marks: Marks, tmp_path: Path
) -> None:
    marks.set_read(["a"], True)
    other = sqlite3.connect(tmp_path / "marks.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSaved):
        marks.set_read(["b"], True)
    assert marks.read_ids() == {"a"}
    other.execute("ROLLBACK")
    marks.set_read(["b"], True)
    assert marks.read_ids() == {"a", "b"}
    other.close()


def test_threads_share_one_session(marks: Marks) -> None:
    def mark(name: str) -> None:
        for number in range(50):
            marks.set_read([f"{name}-{number}"], True)
            marks.get(f"{name}-{number}")

    threads = [threading.Thread(target=mark, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(marks.read_ids()) == 200


def _mark_many(folder: Path, name: str) -> None:
    marks = Marks(folder)
    for number in range(50):
        marks.set_starred([f"{name}-{number}"], True)
    marks.close()


def test_sessions_that_start_together_lose_nothing(tmp_path: Path) -> None:
    start = multiprocessing.get_context("spawn")
    sessions = [start.Process(target=_mark_many, args=(tmp_path, name)) for name in "abc"]
    for session in sessions:
        session.start()
    for session in sessions:
        session.join()
    assert [session.exitcode for session in sessions] == [0, 0, 0]
    assert len(Marks(tmp_path).starred_ids()) == 150


def test_marks_outlive_the_file_that_is_removed_or_moved_under_them(
    marks: Marks, tmp_path: Path
) -> None:
    marks.set_read(["a"], True)
    folder = tmp_path / "away"
    folder.mkdir()
    for file in tmp_path.glob("marks.sqlite3*"):
        file.rename(folder / file.name)
    marks.set_read(["b"], True)
    later = Marks(tmp_path)
    assert later.read_ids() == {"b"}
    later.set_starred(["c"], True)
    assert marks.starred_ids() == {"c"}
    later.close()
    assert Marks(folder).read_ids() == {"a"}


def test_a_file_of_marks_that_is_exchanged_while_it_is_written(tmp_path: Path) -> None:
    file, old = tmp_path / "marks.sqlite3", tmp_path / "old"
    marks_file = MarksFile(file)

    def change(on: sqlite3.Connection) -> None:
        if not old.exists():
            file.rename(old)
        on.execute("INSERT INTO marks (article, read) VALUES ('b', 1)")

    marks_file.write(change)
    marks_file.close()
    assert Marks(tmp_path).read_ids() == {"b"}

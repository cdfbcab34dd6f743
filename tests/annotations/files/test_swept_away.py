"""Lock files, unfinished files and whole folders that vanish under the writers cost nothing."""

import fcntl
import os
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.errors import Busy
from annotations.files.disk import Disk
from annotations.files.durable import TEMPORARY, change_file, opened
from annotations.files.locking import locked
from annotations.store import NoteStore
from tests.annotations.files.treacherous_disk import HookedDisk
from tests.annotations.making import ARTICLE, note, stored_one
from tests.annotations.saves import session, texts


class MeddlingDisk(HookedDisk):
    """Does something to the notebook right before the first call of one kind."""

    def __init__(self, name: str, meddle: Callable[[], object]) -> None:
        super().__init__()
        self.name = name
        self.meddle: Callable[[], object] | None = meddle

    def hook(self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Meddle once."""
        if name == self.name and self.meddle:
            meddle, self.meddle = self.meddle, None
            meddle()
        return call(*arguments)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with one note."""
    root = tmp_path / "notes"
    session(root).create(note(body="alt"))
    return root


def save(root: Path, disk: Disk, body: str = "neu") -> None:
    """Change the one note as a session does."""
    base = stored_one(session(root))
    NoteStore(root, "anna", disk=disk).update(base, replace(base.note, body=body))


def test_who_sweeps_the_lock_file_away_lets_nobody_in(root: Path) -> None:
    base = stored_one(session(root))
    with opened(Disk(), root / ARTICLE) as folder, locked(Disk(), folder):
        (root / ARTICLE / ".lock").unlink()
        with pytest.raises(Busy):
            NoteStore(root, "bob", patience=0.05).update(base, replace(base.note, body="neu"))
    assert texts(root) == {"alt"}


def test_who_waited_for_a_lock_file_that_is_gone_takes_the_new_one(root: Path) -> None:
    """A session of an earlier version, which locks only the file, is kept out."""
    base = stored_one(session(root))
    lock = root / ARTICLE / ".lock"
    lock.touch()
    waiting = threading.Event()

    class WaitingDisk(Disk):
        def lock(self, file: int) -> None:
            if os.fstat(file).st_ino == lock.stat().st_ino:
                waiting.set()
            super().lock(file)

    def update() -> None:
        NoteStore(root, "bob", disk=WaitingDisk()).update(base, replace(base.note, body="neu"))

    thread = threading.Thread(target=update)
    with lock.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        thread.start()
        assert waiting.wait(60)
        lock.unlink()
        with lock.open("w") as new:
            fcntl.flock(new, fcntl.LOCK_EX)
            fcntl.flock(held, fcntl.LOCK_UN)
            time.sleep(0.1)
            assert texts(root) == {"alt"}
    thread.join()
    assert texts(root) == {"neu"}


def test_unfinished_files_that_are_swept_away_are_written_again(root: Path) -> None:
    def sweep() -> None:
        for file in root.rglob(f"{TEMPORARY}*"):
            file.unlink()

    save(root, MeddlingDisk("rename", sweep))
    session(root).create(note(id="zwei", body="zwei"))
    assert texts(root) == {"neu", "zwei"}


@pytest.mark.parametrize("call", ["create_file", "fsync", "rename"])
def test_a_folder_that_is_removed_while_it_is_written_is_made_again(root: Path, call: str) -> None:
    save(root, MeddlingDisk(call, lambda: shutil.rmtree(root / ARTICLE)))
    assert texts(root) == {"neu"}


@pytest.mark.parametrize("call", ["create_file", "rename"])
@pytest.mark.parametrize("moved", ["article", "notebook"])
def test_a_folder_that_is_exchanged_for_a_copy_while_it_is_written(
    root: Path, call: str, moved: str
) -> None:
    folder = root / ARTICLE if moved == "article" else root

    def exchange() -> None:
        shutil.copytree(folder, root.with_name("copy"))
        folder.rename(root.with_name("old"))
        root.with_name("copy").rename(folder)

    save(root, MeddlingDisk(call, exchange))
    assert texts(root) == {"neu"}


def test_a_folder_that_is_away_for_a_moment_is_waited_for(root: Path) -> None:
    """Making it anew would stand in the way of its return, and part its notes."""
    away = root.with_name("away")
    store = session(root)
    base = stored_one(store)
    root.rename(away)
    coming = threading.Timer(0.2, lambda: away.rename(root))
    coming.start()
    store.update(base, replace(base.note, body="neu"))
    coming.join()
    assert texts(root) == {"neu"}
    assert not away.exists()


def test_a_single_file_in_a_folder_that_is_exchanged(tmp_path: Path) -> None:
    path = tmp_path / "notes" / "names.yaml"
    change_file(path, lambda _: b"one\n")

    def exchange() -> None:
        path.parent.rename(tmp_path / "old")
        path.parent.mkdir()
        path.write_bytes(b"theirs\n")

    change_file(path, lambda data: (data or b"") + b"two\n", disk=MeddlingDisk("rename", exchange))
    assert path.read_bytes() == b"theirs\ntwo\n"

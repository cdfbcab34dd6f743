"""Every system call of every save fails or kills once: nothing acknowledged is lost or torn."""

import errno
import os
import signal
import stat
from pathlib import Path

import pytest

from annotations.errors import NameTaken, NotConfirmed, NotSaved
from annotations.files.disk import Disk
from annotations.files.durable import TEMPORARY, change_file
from annotations.store import NoteStore
from tests.annotations.files.treacherous_disk import (
    BrokenDisk,
    DyingDisk,
    FailingDisk,
    HalfWritingDisk,
    in_child,
)
from tests.annotations.making import ARTICLE, note
from tests.annotations.saves import NEW, OLD, SAVES, Save, session, texts

ERRORS = [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES]
FAILURES = [
    pytest.param(error, lasting, id=f"{errno.errorcode[error]}{' from there on' * lasting}",
                 marks=() if error == errno.EIO and not lasting else pytest.mark.slow)
    for error in ERRORS
    for lasting in (False, True)
]  # fmt: skip
save_ways = pytest.mark.parametrize("save", SAVES, ids=lambda save: save.name)


def temporary_files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.name.startswith(TEMPORARY)]


@save_ways
@pytest.mark.parametrize(("error", "lasting"), FAILURES)
def test_a_failing_call(save: Save, error: int, lasting: bool, tmp_path: Path) -> None:
    """Whatever call fails, the old state or the new one stands, and the error says which."""
    for number in range(1, 60):
        root = tmp_path / str(number)
        save.prepare(root)
        disk = FailingDisk(number, error, lasting=lasting)
        try:
            save.act(NoteStore(root, "anna", disk=disk), root)
        except NotSaved as failure:
            assert texts(root) in (save.before, texts_without_change(save))
            assert "Not saved" in str(failure)
        except NotConfirmed:
            assert texts(root) == save.after
            assert "unlink" not in disk.failed
        else:
            assert texts(root) == save.after
            if not disk.failed:
                return
        if "unlink" not in disk.failed:
            assert temporary_files(root) == []
        save.act(session(root), root)
        assert save.after <= texts(root)
    pytest.fail("the save never came to its end")


def texts_without_change(save: Save) -> frozenset[str]:
    """What stands when somebody else's change never came about, either."""
    return frozenset({OLD}) if save.before else frozenset()


@pytest.mark.slow
@save_ways
def test_a_kill_at_any_call(save: Save, tmp_path: Path) -> None:
    for number in range(1, 60):
        root = tmp_path / str(number)
        save.prepare(root)

        def die(root: Path = root, number: int = number) -> None:
            save.act(NoteStore(root, "anna", disk=DyingDisk(number)), root)

        code = in_child(die)
        if code == 0:
            assert texts(root) == save.after
            return
        assert code == -signal.SIGKILL
        assert texts(root) in (save.before, save.after, texts_without_change(save))
        save.act(session(root), root)
        assert save.after <= texts(root)
    pytest.fail("the save never came to its end")


def test_short_writes_are_completed(tmp_path: Path) -> None:
    session(tmp_path, HalfWritingDisk()).create(note(body=NEW))
    assert texts(tmp_path) == {NEW}


@pytest.mark.parametrize("error", [errno.EPERM, errno.EOPNOTSUPP])
def test_file_systems_without_second_names(error: int, tmp_path: Path) -> None:
    store = NoteStore(tmp_path, "anna", disk=BrokenDisk("link", error))
    store.create(note(body=NEW))
    assert texts(tmp_path) == {NEW}
    assert temporary_files(tmp_path) == []
    with pytest.raises(NameTaken):
        store.create(note(body=OLD))
    assert texts(tmp_path) == {NEW}


def test_file_systems_without_locks_say_so_and_keep_all(tmp_path: Path) -> None:
    base = session(tmp_path).create(note(body=OLD)).stored
    store = NoteStore(tmp_path, "anna", disk=BrokenDisk("lock", errno.ENOLCK))
    with pytest.raises(NotSaved, match="cannot be locked"):
        store.update(base, note(body=NEW))
    assert texts(tmp_path) == {OLD}


def test_file_systems_whose_folders_cannot_be_synced(tmp_path: Path) -> None:
    class NoFolderSync(Disk):
        def fsync(self, file: int) -> None:
            if stat.S_ISDIR(os.fstat(file).st_mode):
                raise OSError(errno.EINVAL, "no such thing")
            super().fsync(file)

    NoteStore(tmp_path / "notes", "anna", disk=NoFolderSync()).create(note(body=NEW))
    assert texts(tmp_path / "notes") == {NEW}


def test_an_unconfirmed_save_is_written_afresh_when_it_is_tried_again(tmp_path: Path) -> None:
    session(tmp_path).create(note(body=OLD))
    counting = FailingDisk(10_000, errno.EIO)
    store = session(tmp_path, counting)
    base = store.notes()[0]
    changed = note(body=NEW)
    for number in range(1, 40):
        counting.number = counting.calls + number
        try:
            store.update(base, changed)
        except NotConfirmed:
            break
        except NotSaved:
            continue
    inode = (tmp_path / base.path).stat().st_ino
    counting.failed.clear()
    counting.number = 10_000
    calls = counting.calls
    store.update(base, changed)
    assert (tmp_path / base.path).stat().st_ino != inode
    assert counting.calls > calls + 5
    assert texts(tmp_path) == {NEW}


def test_creating_again_after_a_crash_makes_one_note(tmp_path: Path) -> None:
    new = note(body=NEW)
    session(tmp_path).create(new)
    session(tmp_path).create(new)
    assert len(session(tmp_path).notes()) == 1


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_single_files_too_are_old_or_new(error: int, tmp_path: Path) -> None:
    path = tmp_path / "names" / "names.yaml"
    change_file(path, lambda _: b"old")
    for number in range(1, 60):
        disk = FailingDisk(number, error)
        try:
            change_file(path, lambda _: b"new", disk=disk)
        except NotSaved:
            assert path.read_bytes() == b"old"
        except NotConfirmed:
            assert path.read_bytes() == b"new"
            change_file(path, lambda _: b"old")
        else:
            assert path.read_bytes() == b"new"
            if not disk.failed:
                return
            change_file(path, lambda _: b"old")
    pytest.fail("the save never came to its end")


@pytest.mark.slow
def test_killed_sessions_lose_nothing_that_they_reported(tmp_path: Path) -> None:
    """A session saves as fast as it can and is killed at odd moments, again and again."""
    reported = tmp_path / "reported"
    root = tmp_path / "notes"

    def save_on(number: int) -> None:
        store = session(root)
        with reported.open("a") as report:
            for count in range(1_000):
                made = store.new_note(ARTICLE, body=f"{number}-{count}")
                store.create(made)
                report.write(f"{made.body}\n")
                report.flush()

    for number in range(25):
        pid = os.fork()
        if not pid:
            save_on(number)
            os._exit(0)
        wait_for_lines(reported, number + 1)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    assert set(reported.read_text().split()) <= texts(root)


def wait_for_lines(path: Path, lines: int) -> None:
    seen = path.read_text().count("\n") if path.exists() else 0
    while not path.exists() or path.read_text().count("\n") < seen + lines:
        os.sched_yield()

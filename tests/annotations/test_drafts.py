"""What is being typed survives its process, and is offered to one session only."""

import errno
import os
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.drafts import Draft, DraftBox
from annotations.errors import NotConfirmed, NotSaved
from annotations.files.process import Process, is_alive, this_process
from annotations.store import NoteStore
from tests.annotations.files.treacherous_disk import DyingDisk, FailingDisk, in_child
from tests.annotations.making import note, stored_one
from tests.patience import wait_until

GONE = Process(this_process().host, 2**22 + 1, "x:1")


def test_a_draft_of_a_process_that_is_gone_is_offered(tmp_path: Path) -> None:
    DraftBox(tmp_path, process=GONE, clock=lambda: 1e9).save(Draft(note(body="halb fer")))
    (left,) = DraftBox(tmp_path).leftovers()
    assert (left.alive, left.saved) == (False, "2001-09-09T01:46:40Z")
    assert left.draft == Draft(note(body="halb fer"))


def test_a_draft_replaces_itself_and_goes_when_it_is_discarded(tmp_path: Path) -> None:
    box = DraftBox(tmp_path)
    for text in ("a", "ab", "abc"):
        box.save(Draft(note(body=text)))
    assert len(list(tmp_path.iterdir())) == 1
    assert box.leftovers() == []
    box.discard(note().id)
    box.discard(note().id)
    assert list(tmp_path.iterdir()) == []


def test_the_revision_that_is_edited_comes_along(tmp_path: Path) -> None:
    store = NoteStore(tmp_path / "notes", "anna")
    base = store.create(note()).stored
    DraftBox(tmp_path / "drafts", process=GONE).save(Draft(note(body="Neu."), base))
    store.update(base, replace(base.note, tags=("inzwischen",)))
    (left,) = DraftBox(tmp_path / "drafts").leftovers()
    draft = DraftBox(tmp_path / "drafts").take(left)
    assert draft.base == base
    assert store.update(draft.base or base, draft.note).how == "merged"
    assert stored_one(store).note.tags == ("inzwischen",)


def test_only_one_session_takes_a_draft(tmp_path: Path) -> None:
    DraftBox(tmp_path, process=GONE).save(Draft(note()))
    one, other = DraftBox(tmp_path), DraftBox(tmp_path, process=GONE._replace(pid=2**22 + 2))
    (left,) = one.leftovers()
    one.take(left)
    with pytest.raises(NotSaved, match="Another session"):
        other.take(left)
    assert one.leftovers() == []


def test_a_draft_that_is_open_elsewhere_is_not_taken(tmp_path: Path) -> None:
    running = this_process()._replace(pid=os.getppid(), started="")
    DraftBox(tmp_path, process=running).save(Draft(note()))
    (left,) = DraftBox(tmp_path).leftovers()
    assert left.alive
    with pytest.raises(NotSaved, match="kept"):
        DraftBox(tmp_path).take(left)


def test_a_damaged_draft_is_shown_and_stays(tmp_path: Path) -> None:
    (tmp_path / "x-host-1.draft.yaml").write_text("format: [")
    box = DraftBox(tmp_path)
    (left,) = box.leftovers()
    assert left.draft is None
    assert left.reason
    with pytest.raises(NotSaved):
        box.take(left)
    assert len(box.leftovers()) == 1
    box.throw_away(left)
    assert box.leftovers() == []


def test_drafts_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "drafts"
    DraftBox(folder).save(Draft(note()))
    assert folder.stat().st_mode & 0o077 == 0


def test_a_failing_disk_leaves_the_draft_of_before(tmp_path: Path) -> None:
    DraftBox(tmp_path, process=GONE).save(Draft(note(body="vorher")))
    for number in range(1, 20):
        disk = FailingDisk(number, errno.ENOSPC)
        try:
            DraftBox(tmp_path, process=GONE, disk=disk).save(Draft(note(body="nachher")))
        except (NotSaved, NotConfirmed):
            (left,) = DraftBox(tmp_path).leftovers()
            assert left.draft
            assert left.draft.note.body in ("vorher", "nachher")
        if not disk.failed:
            return
    pytest.fail("the save never came to its end")


def test_a_kill_leaves_the_draft_of_before(tmp_path: Path) -> None:
    DraftBox(tmp_path, process=GONE).save(Draft(note(body="vorher")))
    for number in range(1, 20):

        def die(number: int = number) -> None:
            box = DraftBox(tmp_path, process=GONE, disk=DyingDisk(number))
            box.save(Draft(note(body="nachher")))

        code = in_child(die)
        (left,) = DraftBox(tmp_path).leftovers()
        assert left.draft
        assert left.draft.note.body in ("vorher", "nachher")
        if code == 0:
            return
        assert code == -signal.SIGKILL
    pytest.fail("the save never came to its end")


def test_saving_a_draft_takes_no_time_to_speak_of(tmp_path: Path) -> None:
    box = DraftBox(tmp_path)
    box.save(Draft(note()))
    begun = time.process_time()
    for number in range(20):
        box.save(Draft(note(body="Wort " * number * 50)))
    assert time.process_time() - begun < 0.5


def test_a_number_that_was_used_again_is_another_process() -> None:
    assert is_alive(this_process())
    assert not is_alive(this_process()._replace(started="boot:1"))
    assert is_alive(this_process()._replace(host="elsewhere")) is None
    assert is_alive(Process(this_process().host, 10**12, "")) is False


def test_a_process_that_ended_but_was_not_asked_how_is_not_alive() -> None:
    child = subprocess.Popen(["true"])
    assert wait_until(lambda: is_alive(this_process()._replace(pid=child.pid, started="")) is False)
    child.wait()

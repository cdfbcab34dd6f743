"""A notebook as its users see it: several sessions, hand edits, foreign files."""

import fcntl
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.errors import Busy, NameTaken, NotSaved
from annotations.files.durable import change_file
from annotations.files.encoding import encode_note
from annotations.note import Passage
from annotations.store import NoteStore
from tests.annotations.making import ARTICLE, anchor, note, stored_one, write_by_hand

OpenSession = Callable[[str], NoteStore]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "corpus" / "annotations"


@pytest.fixture
def anna(root: Path) -> NoteStore:
    return NoteStore(root, "anna")


@pytest.fixture
def bob(root: Path) -> NoteStore:
    return NoteStore(root, "bob")


def test_a_note_is_stored_under_its_article(anna: NoteStore, root: Path) -> None:
    passage = Passage("other-3c4d", anchor("am Mittwoch"))
    new = anna.new_note(
        ARTICLE, anchor=anchor("Fähren"), body="Prüfen!\n", tags=["a", "a"], also=[passage]
    )
    saved = anna.create(new)
    assert saved.how == "saved"
    assert (root / saved.stored.path).is_file()
    read = stored_one(NoteStore(root, "bob"))
    assert read == saved.stored
    assert (read.note.author, read.note.body, read.note.tags) == ("anna", "Prüfen!", ("a",))
    assert read.note.also == (passage,)


def test_a_notebook_that_does_not_exist_is_empty(anna: NoteStore, root: Path) -> None:
    assert anna.refresh() == frozenset()
    assert (anna.notes(), anna.counts(), anna.check()) == ([], {}, [])
    assert not root.exists()


def test_text_passes_the_gate(anna: NoteStore) -> None:
    new = anna.new_note(ARTICLE, body="a\x1b]0;x\x07b\r\nc", tags=["x\u202ey", " ", "\ud800"])
    saved = anna.create(new).stored.note
    assert (saved.body, saved.tags) == ("a]0;xb\nc", ("xy", "\ufffd"))
    sneaky = anna.create(replace(new, id="other", body="d\x1be")).stored.note
    assert sneaky.body == "de"


def test_another_session_sees_a_new_note_at_its_next_look(anna: NoteStore, bob: NoteStore) -> None:
    bob.refresh()
    anna.create(note())
    assert bob.notes() == []
    assert bob.refresh() == {ARTICLE}
    assert len(bob.notes(ARTICLE)) == 1
    assert bob.counts() == {ARTICLE: 1}
    assert bob.refresh() == frozenset()


def test_an_update_counts_revisions_and_names_the_editor(anna: NoteStore, bob: NoteStore) -> None:
    first = anna.create(note()).stored
    saved = bob.update(stored_one(bob), replace(note(), body="Neu."))
    assert (saved.how, saved.before) == ("saved", first.note)
    new = saved.stored.note
    assert (new.revision, new.author, new.editor, new.base_sha256) == (
        2, "anna", "bob", first.sha256,
    )  # fmt: skip
    assert stored_one(anna).note.body == "Neu."


def test_different_changes_of_two_sessions_merge(anna: NoteStore, bob: NoteStore) -> None:
    base = anna.create(note()).stored
    bob.update(base, replace(base.note, tags=(*base.note.tags, "von bob")))
    saved = anna.update(base, replace(base.note, body="Von anna."))
    assert saved.how == "merged"
    merged = stored_one(bob).note
    assert (merged.body, merged.tags[-1], merged.revision) == ("Von anna.", "von bob", 3)


def test_changes_that_clash_stand_side_by_side(anna: NoteStore, bob: NoteStore) -> None:
    base = anna.create(note()).stored
    bob.update(base, replace(base.note, body="Von bob."))
    saved = anna.update(base, replace(base.note, body="Von anna."))
    assert (saved.how, saved.clashes) == ("kept apart", ("text",))
    assert saved.stored.note.body == "Von bob."
    assert [one.note.body for one in anna.notes()] == ["Von bob."]
    bob.refresh()
    assert [one.note.body for one in bob.notes()] == ["Von bob."]
    assert [one.note.body for one in bob.second_versions()] == ["Von anna."]
    assert [problem.kind for problem in bob.check()] == ["second version"]

    both = replace(saved.stored.note, body="Von beiden.")
    bob.settle(bob.notes()[0], bob.second_versions()[0], both)
    anna.refresh()
    assert [one.note.body for one in anna.notes()] == ["Von beiden."]
    assert anna.second_versions() == []


def test_a_version_kept_apart_can_be_taken_back(anna: NoteStore, bob: NoteStore) -> None:
    base = anna.create(note()).stored
    bob.update(base, replace(base.note, body="Von bob."))
    anna.undo(anna.update(base, replace(base.note, body="Von anna.")))
    anna.refresh()
    assert anna.second_versions() == []
    assert [one.note.body for one in anna.notes()] == ["Von bob."]


def test_nothing_is_written_when_nothing_changed(anna: NoteStore, root: Path) -> None:
    base = anna.create(note()).stored
    before = (root / base.path).stat()
    assert anna.update(base, base.note).how == "unchanged"
    assert (root / base.path).stat() == before


def test_comments_stay_where_the_note_is_not_changed(anna: NoteStore, root: Path) -> None:
    text = "# my own remark\n" + encode_note(note()).decode()
    path = write_by_hand(root, f"{note().id}.yaml", text)
    base = stored_one(anna)
    anna.update(base, base.note)
    assert path.read_text() == text


def test_a_hand_edit_while_a_session_edits_is_merged(anna: NoteStore, root: Path) -> None:
    base = anna.create(note()).stored
    text = (root / base.path).read_text().replace("zahlen]", "zahlen, von hand]")
    (root / base.path).write_text(text + "colour: red\n")
    saved = anna.update(base, replace(base.note, body="Von anna."))
    assert saved.how == "merged"
    assert saved.stored.note.tags[-1] == "von hand"
    assert "colour: red" in (root / base.path).read_text()


def test_a_damaged_file_is_never_rewritten(anna: NoteStore, root: Path) -> None:
    base = anna.create(note()).stored
    (root / base.path).write_text("format: [\n")
    saved = anna.update(base, replace(base.note, body="Gerettet."))
    assert saved.how == "kept apart"
    assert (root / base.path).read_text() == "format: [\n"
    anna.refresh()
    assert anna.notes() == []
    assert [one.note.body for one in anna.second_versions()] == ["Gerettet."]


def test_deleting_keeps_the_file_until_it_is_purged(anna: NoteStore, root: Path) -> None:
    base = anna.create(note()).stored
    gone = anna.delete(base)
    assert (anna.notes(), anna.counts()) == ([], {})
    assert (root / base.path).is_file()
    assert anna.deleted() == [gone.stored]
    assert anna.purge(before="2000-01-01T00:00:00Z") == 0
    assert anna.purge() == 1
    assert not (root / base.path).exists()
    assert anna.deleted() == []


def test_purging_sweeps_old_interrupted_saves(anna: NoteStore, root: Path) -> None:
    old = write_by_hand(root, ".tmp-host-1-old", "half")
    new = write_by_hand(root, ".tmp-host-1-new", "half")
    os.utime(old, (1, 1))
    anna.refresh()
    anna.purge()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_that_vanishes_meanwhile_is_made_again(anna: NoteStore, root: Path) -> None:
    base = anna.create(note()).stored
    shutil.rmtree(root)
    assert anna.update(base, replace(base.note, body="Neu.")).how == "saved"
    assert stored_one(anna).note.body == "Neu."


def test_a_note_that_was_edited_meanwhile_is_not_deleted(anna: NoteStore, bob: NoteStore) -> None:
    base = anna.create(note()).stored
    bob.update(base, replace(base.note, body="Wichtig!"))
    saved = anna.delete(base)
    assert (saved.how, saved.stored.note.body) == ("kept", "Wichtig!")
    assert stored_one(bob).note.deleted == ""


def test_an_edit_revives_what_was_deleted_or_even_purged(anna: NoteStore, bob: NoteStore) -> None:
    base = anna.create(note()).stored
    bob.delete(base)
    assert anna.update(base, replace(base.note, body="Doch!")).stored.note.deleted == ""
    base = stored_one(anna)
    bob.delete(base)
    bob.purge()
    anna.update(base, replace(base.note, body="Immer noch!"))
    assert stored_one(bob).note.body == "Immer noch!"


def test_everything_can_be_taken_back(anna: NoteStore) -> None:
    created = anna.create(note())
    edited = anna.update(created.stored, replace(note(), body="Neu."))
    anna.undo(edited)
    assert stored_one(anna).note.body == note().body
    deleted = anna.delete(stored_one(anna))
    assert anna.undo(deleted).stored.note.deleted == ""
    assert anna.restore(anna.delete(stored_one(anna)).stored).stored.note.deleted == ""


def test_taking_back_a_new_note_deletes_it(anna: NoteStore) -> None:
    anna.undo(anna.create(note()))
    assert anna.notes() == []


def test_taking_back_keeps_what_others_did_since(anna: NoteStore, bob: NoteStore) -> None:
    created = anna.create(note()).stored
    edited = anna.update(created, replace(created.note, body="Neu."))
    bob.update(edited.stored, replace(edited.stored.note, tags=("von bob",)))
    anna.undo(edited)
    kept = stored_one(bob).note
    assert (kept.body, kept.tags) == (note().body, ("von bob",))


def test_a_taken_name_is_never_overwritten(anna: NoteStore, root: Path) -> None:
    anna.create(note())
    with pytest.raises(NameTaken):
        NoteStore(root, "bob").create(note(body="etwas anderes"))
    assert stored_one(anna).note.body == note().body


@pytest.mark.parametrize("article", ["../x", "a/b", "", ".hidden", "Ä", "a" * 300])
def test_articles_with_unusable_names_are_refused(anna: NoteStore, article: str) -> None:
    with pytest.raises(NotSaved, match="no usable name"):
        anna.create(note(article=article))


def test_files_are_for_the_group_as_the_umask_allows(anna: NoteStore, root: Path) -> None:
    root.mkdir(parents=True)
    root.chmod(0o2770)
    old = os.umask(0o007)
    try:
        stored = anna.create(note()).stored
    finally:
        os.umask(old)
    assert stat.S_IMODE((root / stored.path).stat().st_mode) == 0o660
    folder = stat.S_IMODE((root / ARTICLE).stat().st_mode)
    assert folder & 0o770 == 0o770
    assert (root / ARTICLE).stat().st_gid == root.stat().st_gid


def test_a_link_in_the_place_of_a_folder_or_file_is_not_followed(
    anna: NoteStore, root: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root.mkdir(parents=True)
    (root / ARTICLE).symlink_to(elsewhere)
    with pytest.raises(NotSaved, match="in the way"):
        anna.create(note())
    assert list(elsewhere.iterdir()) == []
    anna.refresh()
    assert [problem.kind for problem in anna.check()] == ["foreign"]
    (root / ARTICLE).unlink()
    secret = tmp_path / "secret.yaml"
    secret.write_bytes(encode_note(note()))
    (root / ARTICLE).mkdir()
    (root / ARTICLE / f"{note().id}.yaml").symlink_to(secret)
    anna.refresh()
    assert anna.notes() == []


def test_a_pipe_does_not_hang_the_reader(anna: NoteStore, root: Path) -> None:
    (root / ARTICLE).mkdir(parents=True)
    os.mkfifo(root / ARTICLE / "pipe.yaml")
    anna.refresh()
    assert [problem.reason for problem in anna.check()] == ["it is not a plain file"]


def test_a_session_that_hangs_with_the_lock_is_not_waited_for_for_ever(
    root: Path,
) -> None:
    anna = NoteStore(root, "anna", patience=0.05)
    base = anna.create(note()).stored
    anna.update(base, replace(base.note, body="b"))
    with (root / ARTICLE / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Busy, match="another session"):
            anna.update(base, replace(base.note, body="c"))


def test_a_single_file_is_changed_from_what_stands(tmp_path: Path) -> None:
    path = tmp_path / "annotations" / "names.yaml"
    change_file(path, lambda data: b"one\n" if data is None else b"")
    change_file(path, lambda data: (data or b"") + b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"


def test_what_an_editor_writes_at_the_last_moment_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "annotations" / "names.yaml"
    change_file(path, lambda _: b"one\n")
    seen = []

    def change(data: bytes | None) -> bytes:
        seen.append(data)
        if len(seen) == 1:
            path.write_bytes(b"by hand\n")
        return (data or b"") + b"two\n"

    change_file(path, change)
    assert seen == [b"one\n", b"by hand\n"]
    assert path.read_bytes() == b"by hand\ntwo\n"


def test_a_change_that_is_given_up_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "annotations" / "names.yaml"
    change_file(path, lambda _: b"one\n")

    def refuse(_: bytes | None) -> bytes:
        raise KeyError("no")

    with pytest.raises(KeyError, match="no"):
        change_file(path, refuse)
    assert path.read_bytes() == b"one\n"
    assert sorted(each.name for each in path.parent.iterdir()) == [".lock", "names.yaml"]

"""Three sessions with stale knowledge and a hand editor lose nothing of each other."""

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from annotations.errors import NotSaved
from annotations.store import NoteStore
from annotations.stored import Stored
from tests.annotations.files.treacherous_disk import in_child
from tests.annotations.making import ARTICLE

sessions = st.integers(0, 2)


class Sessions(RuleBasedStateMachine):
    """Every save adds a word of its own. Each that was acknowledged must be found again."""

    known = Bundle("known")

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.stores = [NoteStore(self.root, name) for name in ("anna", "bob", "carla")]
        self.words = 0
        self.wanted: set[str] = set()

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.root)

    @initialize(target=known)
    def begin(self) -> Stored:
        """One note of three lines stands."""
        store = self.stores[0]
        return store.create(store.new_note(ARTICLE, body="eins\nzwei\ndrei")).stored

    @rule(target=known, who=sessions)
    def create(self, who: int) -> Stored:
        """A session makes a note."""
        store = self.stores[who]
        return store.create(store.new_note(ARTICLE, body=self.word())).stored

    @rule(target=known, who=sessions, base=known)
    def add_tag(self, who: int, base: Stored) -> Stored:
        """A session adds a tag to a revision it knows, however old."""
        return self.save(who, base, tags=(*base.note.tags, self.word()))

    @rule(target=known, who=sessions, base=known, line=st.integers(0, 4))
    def add_line(self, who: int, base: Stored, line: int) -> Stored:
        """A session adds a line."""
        lines = base.note.body.split("\n")
        lines.insert(line, self.word())
        return self.save(who, base, body="\n".join(lines))

    @rule(target=known, who=sessions, base=known)
    def add_unknown_field(self, who: int, base: Stored) -> Stored:
        """Another program's field comes along."""
        word = self.word()
        return self.save(who, base, extra={**base.note.extra, word: word})

    @rule(target=known, who=sessions, base=known)
    def delete(self, who: int, base: Stored) -> Stored:
        """A session deletes what it knows; the words stay in the tombstone."""
        return self.stores[who].delete(base).stored

    @rule(base=known)
    def edit_by_hand(self, base: Stored) -> None:
        """Somebody adds a tag with an editor."""
        path = self.root / base.path
        text = path.read_text()
        if "\ntags:" not in text:
            path.write_text(text.replace("# end", f"tags:\n- {self.word()}\n# end"))

    @rule(who=sessions)
    def settle(self, who: int) -> None:
        """Somebody decides on versions that stand side by side, and keeps both texts."""
        store = self.stores[who]
        store.refresh()
        for second in store.second_versions():
            standing = store.find(ARTICLE, second.note.id)
            if standing:
                decided = replace(
                    standing.note,
                    body=f"{standing.note.body}\n{second.note.body}",
                    tags=standing.note.tags + second.note.tags,
                    extra={**second.note.extra, **standing.note.extra},
                    deleted="",
                )
                store.settle(standing, second, decided)

    @rule(target=known, who=sessions)
    def look(self, who: int) -> Stored:
        """A session reads what is there."""
        store = self.stores[who]
        store.refresh()
        return (store.notes() + store.deleted())[0]

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every acknowledged word stands in some file, and no file is damaged."""
        store = NoteStore(self.root, "reader")
        store.refresh()
        everything = [*store.notes(), *store.deleted(), *store.second_versions()]
        found = {word for one in everything for word in one.note.body.split("\n")}
        found |= {tag for one in everything for tag in one.note.tags}
        found |= {key for one in everything for key in one.note.extra}
        assert self.wanted <= found
        assert {problem.kind for problem in store.check()} <= {"second version"}

    def save(self, who: int, base: Stored, **changes: object) -> Stored:
        """Save a change; return what the session knows then."""
        saved = self.stores[who].update(base, replace(base.note, **changes))  # type: ignore[arg-type]
        return saved.second or saved.stored if saved.how != "kept apart" else saved.stored

    def word(self) -> str:
        """A word that was never used; wanted from now on."""
        self.words += 1
        word = f"wort{self.words}"
        self.wanted.add(word)
        return word


Sessions.TestCase.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)
TestSessions = Sessions.TestCase


class ManySessions(Sessions):
    """The same for longer."""


ManySessions.TestCase.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
TestManySessions = pytest.mark.slow(ManySessions.TestCase)


@pytest.mark.slow
def test_eight_processes_edit_one_note_forty_times_each(tmp_path: Path) -> None:
    root = tmp_path / "notes"
    first = NoteStore(root, "anna")
    base = first.create(first.new_note(ARTICLE, body="Anfang")).stored

    def edit(number: int) -> None:
        store = NoteStore(root, f"user{number}", patience=60)
        mine = base
        for count in range(40):
            word = f"p{number}-{count}"
            changed = replace(mine.note, tags=(*mine.note.tags, word))
            if count % 4 == 3:
                changed = replace(changed, body=f"{mine.note.body}\n{word}")
            mine = store.update(mine, changed).stored

    def spread() -> None:
        children = []
        for number in range(8):
            pid = os.fork()
            if not pid:
                edit(number)
                os._exit(0)
            children.append(pid)
        assert all(os.waitpid(pid, 0)[1] == 0 for pid in children)

    assert in_child(spread) == 0
    first.refresh()
    everything = first.notes() + first.second_versions()
    tags = {tag for one in everything for tag in one.note.tags}
    lines = {line for one in everything for line in one.note.body.split("\n")}
    assert len(first.notes()) == 1
    assert tags == {f"p{number}-{count}" for number in range(8) for count in range(40)}
    assert lines >= {f"p{number}-{count}" for number in range(8) for count in range(3, 40, 4)}
    assert list(root.rglob(".tmp-*")) == []


def test_a_full_disk_is_no_reason_to_lose_the_draft(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file where the folder should be")
    store = NoteStore(tmp_path / "notes", "anna")
    with pytest.raises(NotSaved, match="untouched"):
        store.create(store.new_note(ARTICLE, body="x"))

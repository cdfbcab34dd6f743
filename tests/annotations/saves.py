"""The ways in which a notebook is written to, for tests that disturb them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.files.disk import Disk
from annotations.store import NoteStore
from tests.annotations.making import ARTICLE, note, stored_one

OLD, NEW, THEIRS = "der alte Text", "der neue Text", "der Text der anderen"


@dataclass(frozen=True)
class Save:
    """One way of writing: what stands before, what is done, and what may stand afterwards."""

    name: str
    prepare: Callable[[Path], None]
    act: Callable[[NoteStore, Path], object]
    before: frozenset[str]
    """Texts that stand before, in notes (live or deleted) and second versions."""
    after: frozenset[str]
    """Texts that stand after success."""


def session(root: Path, disk: Disk | None = None, author: str = "anna") -> NoteStore:
    """A session on a notebook, up to date."""
    store = NoteStore(root, author, disk=disk)
    store.refresh()
    return store


def texts(root: Path) -> frozenset[str]:
    """All texts in a notebook; fails if a file cannot be read."""
    store = session(root)
    problems = [found for found in store.check() if found.kind in ("damaged", "doubtful")]
    assert problems == []
    everything = [*store.notes(), *store.deleted(), *store.second_versions()]
    marks = {True: " (gelöscht)", False: ""}
    return frozenset(f"{one.note.body}{marks[bool(one.note.deleted)]}" for one in everything)


def _nothing(root: Path) -> None:
    assert not root.exists()


def _one_note(root: Path) -> None:
    session(root).create(note(body=OLD))


def _folder_only(root: Path) -> None:
    (root / ARTICLE).mkdir(parents=True)


def _create(store: NoteStore, _: Path) -> object:
    return store.create(note(body=NEW))


def _update(store: NoteStore, root: Path) -> object:
    base = stored_one(session(root))
    return store.update(base, replace(base.note, body=NEW))


def _merge(store: NoteStore, root: Path) -> object:
    other = session(root, author="bob")
    base = stored_one(other)
    if base.note.tags == note().tags:
        other.update(base, replace(base.note, tags=("von bob",)))
    return store.update(base, replace(base.note, body=NEW))


def _clash(store: NoteStore, root: Path) -> object:
    other = session(root, author="bob")
    base = other.notes()[0]
    if base.note.body == OLD:
        other.update(base, replace(base.note, body=THEIRS))
    return store.update(replace(base, note=note(body=OLD)), replace(base.note, body=NEW))


def _delete(store: NoteStore, root: Path) -> object:
    return store.delete(stored_one(session(root)))


SAVES = [
    Save("first note of all", _nothing, _create, frozenset(), frozenset({NEW})),
    Save("new note", _folder_only, _create, frozenset(), frozenset({NEW})),
    Save("update", _one_note, _update, frozenset({OLD}), frozenset({NEW})),
    Save("merge", _one_note, _merge, frozenset({OLD}), frozenset({NEW})),
    Save("clash", _one_note, _clash, frozenset({THEIRS}), frozenset({THEIRS, NEW})),
    Save("delete", _one_note, _delete, frozenset({OLD}), frozenset({f"{OLD} (gelöscht)"})),
]

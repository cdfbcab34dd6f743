"""Writes notes: creates, changes and removes their files, and merges with other sessions.

Every method returns only after the disk confirmed, and raises `NotSaved` (what was there before
still stands) or `NotConfirmed` (keep the draft, save again).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotations.errors import (
    ChangedMeanwhile,
    DamagedNote,
    NameTaken,
    NotConfirmed,
    NotSaved,
    not_saved,
)
from annotations.files.disk import Disk
from annotations.files.durable import (
    FOLDER_MODE,
    make_folder,
    opened,
    remove,
    sha256_of,
    sync_names,
    write_new,
    write_over,
)
from annotations.files.encoding import encode_note
from annotations.files.in_place import GRACE, in_place, wait_for
from annotations.files.locking import locked
from annotations.files.naming import is_safe_id, note_file, second_file
from annotations.files.reading import read_stored
from annotations.merging import merge_notes, same_content
from annotations.moments import utc_text
from annotations.note import Note
from annotations.stored import How, Saved, Stored

T = TypeVar("T")


class Writer:
    """The writing side of one notebook, for one author."""

    def __init__(
        self,
        root: Path,
        author: str,
        disk: Disk,
        clock: Callable[[], float],
        make_ulid: Callable[[], str],
        patience: float,
        has_seen: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`has_seen` tells whether this session ever saw files of an article; "": of any."""
        self._root = root
        self._author = author
        self._disk = disk
        self._clock = clock
        self._make_ulid = make_ulid
        self._patience = patience
        self._grace = min(GRACE, patience)
        self._has_seen = has_seen
        self._synced_folders: set[str] = set()
        self._unconfirmed: set[tuple[str, str]] = set()

    def create(self, note: Note) -> Saved:
        """Write a new note. Saving the same note again after a crash makes no second one.

        Raises `NameTaken` when another note has its id.
        """
        return self._in_folder(note.article, lambda folder: self._create(folder, note))

    def update(self, base: Stored, changed: Note) -> Saved:
        """Write `changed`, which was made from `base`, together with what others changed."""
        if same_content(base.note, changed) and self.is_confirmed(base.note):
            return Saved("unchanged", base, base.note)

        def work(folder: int) -> Saved:
            with locked(self._disk, folder, self._patience):
                return self._update(folder, base, changed)

        return self._in_folder(base.note.article, work)

    def remove(self, stored: Stored) -> bool:
        """Remove a file for good if it is still the one that was read; tell whether it was."""
        return self._in_folder(stored.note.article, lambda folder: self._remove(folder, stored))

    def is_confirmed(self, note: Note) -> bool:
        """Tell whether the last save of a note was confirmed, as far as this session knows."""
        return (note.article, note.id) not in self._unconfirmed

    def _in_folder(self, article: str, work: Callable[[int], T]) -> T:
        path = self._root / article
        return in_place(self._disk, path, lambda: self._folder(article), work, grace=self._grace)

    def _create(self, folder: int, note: Note) -> Saved:
        try:
            return Saved("saved", self._write(write_new, folder, note))
        except NameTaken:
            with locked(self._disk, folder, self._patience):
                current = self._read(folder, note)
                if current is None or not same_content(current.note, note):
                    raise
                return Saved("saved", self._write_over(folder, current.note, current))

    def _update(self, folder: int, base: Stored, changed: Note) -> Saved:
        """Write a change with the lock held."""
        try:
            current = self._read(folder, base.note)
        except DamagedNote:
            return self._keep_apart(folder, base, changed, base, ("its file is damaged",))
        if current is None:
            return Saved("saved", self._revive(folder, self._next(changed, base)))
        merged = merge_notes(base.note, changed, current.note)
        if merged.clashes:
            return self._keep_apart(folder, base, changed, current, merged.clashes)
        if changed.deleted and not merged.note.deleted and same_content(merged.note, current.note):
            return Saved("kept", current, current.note)
        how: How = "saved" if current.sha256 == base.sha256 else "merged"
        written = self._write_over(folder, self._next(merged.note, current), current)
        return Saved(how, written, current.note)

    def _remove(self, folder: int, stored: Stored) -> bool:
        with locked(self._disk, folder, self._patience):
            try:
                current = read_stored(self._disk, folder, stored.note.article, stored.name)
            except (DamagedNote, OSError):
                return False
            if current is None or current.sha256 != stored.sha256:
                return False
            remove(self._disk, folder, stored.name)
            return True

    def _keep_apart(
        self, folder: int, base: Stored, changed: Note, current: Stored, clashes: tuple[str, ...]
    ) -> Saved:
        """Write our version into a file of its own beside the one that stands."""
        name = second_file(base.note.id, self._author, self._make_ulid())
        note = self._next(changed, base)
        data = encode_note(note)
        write_new(self._disk, folder, name, data)
        second = Stored(note, name, sha256_of(data))
        return Saved("kept apart", current, current.note, second, clashes)

    def _next(self, note: Note, base: Stored) -> Note:
        """Return the revision after `base` with the content of `note`."""
        return replace(
            note,
            revision=base.note.revision + 1,
            modified=utc_text(self._clock()),
            editor="" if self._author == base.note.author else self._author,
            base_sha256=base.sha256,
        )

    def _write(
        self, write: Callable[[Disk, int, str, bytes], None], folder: int, note: Note
    ) -> Stored:
        data = encode_note(note)
        try:
            write(self._disk, folder, note_file(note.id), data)
        except NotConfirmed:
            self._unconfirmed.add((note.article, note.id))
            raise
        self._unconfirmed.discard((note.article, note.id))
        return Stored(note, note_file(note.id), sha256_of(data))

    def _write_over(self, folder: int, note: Note, current: Stored) -> Stored:
        """Write a note over the file that was read."""
        return self._write(partial(write_over, standing=current.sha256), folder, note)

    def _revive(self, folder: int, note: Note) -> Stored:
        """Write a note whose file is gone; somebody may be quicker than we."""
        try:
            return self._write(write_new, folder, note)
        except NameTaken as error:
            raise ChangedMeanwhile from error

    def _read(self, folder: int, note: Note) -> Stored | None:
        try:
            return read_stored(self._disk, folder, note.article, note_file(note.id))
        except OSError as error:
            raise not_saved(error) from error

    @contextmanager
    def _folder(self, article: str) -> Iterator[int]:
        """Open the folder of an article, made and synced first if it is new to this session."""
        if not is_safe_id(article):
            raise NotSaved("Not saved: the article has no usable name.")
        self._await(article)
        with ExitStack() as stack:
            try:
                make_folder(self._disk, self._root)
                notebook = stack.enter_context(opened(self._disk, self._root))
                self._make_article_folder(article, notebook)
                folder = stack.enter_context(opened(self._disk, article, notebook))
            except OSError as error:
                raise not_saved(error) from error
            yield folder

    def _await(self, article: str) -> None:
        """Give folders that this session knows, but that are gone, some time to come back."""
        if article in self._synced_folders or self._has_seen(article):
            wait_for(self._root / article, self._grace)
        elif self._synced_folders or self._has_seen(""):
            wait_for(self._root, self._grace)

    def _make_article_folder(self, article: str, notebook: int) -> None:
        """Make a folder, and sync its name also if another session made it just now."""
        try:
            self._disk.mkdir(article, FOLDER_MODE, notebook)
        except FileExistsError:
            if article in self._synced_folders:
                return
        sync_names(self._disk, notebook)
        self._synced_folders.add(article)

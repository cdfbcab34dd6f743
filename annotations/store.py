"""The notebook: all notes of one corpus, read without locks and written so that none is lost.

One file per note, `<article>/<note>.yaml`. A method that writes returns only when the disk
confirmed; every error says what was kept. Several sessions, users and programs may use the same
folder at the same time.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock

from annotations.checking import check_notebook
from annotations.checking_places import Elsewhere, TextOf
from annotations.files.cache import Cache, RecordKind
from annotations.files.decoding import tidy_body, tidy_tags
from annotations.files.disk import Disk
from annotations.files.locking import PATIENCE
from annotations.files.register import Register, stored_of
from annotations.files.writing import Writer
from annotations.moments import utc_text
from annotations.note import About, Anchor, Note, Passage
from annotations.stored import Problem, Saved, Stored
from annotations.ulid import UlidMaker
from corpus.text import clean_line

_DAY = 86_400


class NoteStore:
    """The notes in one folder. Safe for several threads."""

    def __init__(
        self,
        root: Path,
        author: str,
        *,
        cache: Path | None = None,
        disk: Disk | None = None,
        clock: Callable[[], float] = time.time,
        patience: float = PATIENCE,
    ) -> None:
        """`root` need not exist; `cache` is a folder of the user's own for derived data.

        `patience` is how many seconds a save waits for another session's.
        """
        self.root = root
        self.author = clean_line(author, 100)
        self._clock = clock
        self._ulids = UlidMaker(clock)
        self._guard = RLock()
        disk = disk or Disk()
        self._register = Register(root, Cache(cache, root) if cache else None, disk)
        seen = self._register.has_seen
        self._writer = Writer(root, self.author, disk, clock, self._ulids.make, patience, seen)

    # -- reading -------------------------------------------------------------------------------
    def refresh(self, *, thorough: bool = True) -> frozenset[str]:
        """Look what other sessions did; return the articles whose notes changed.

        Call it once before reading, then as often as wanted: only changed files are opened. A
        look that is not `thorough` is cheaper and misses files that were changed in place.
        """
        with self._guard:
            return self._register.refresh(thorough=thorough)

    def counts(self) -> dict[str, int]:
        """Return the number of notes by article; articles without notes are left out."""
        numbers: dict[str, int] = {}
        with self._guard:
            for record in self._register.records():
                if record.kind == "note":
                    numbers[record.article] = numbers.get(record.article, 0) + 1
        return numbers

    def names(self, kind: RecordKind) -> set[tuple[str, str]]:
        """Return article and name of every file of one kind, without decoding any."""
        with self._guard:
            files = [file for file in self._register.records() if file.kind == kind]
        return {(file.article, file.name) for file in files}

    def notes(self, article: str | None = None) -> list[Stored]:
        """Return the notes of one article or of all, in the order of their ids."""
        return self._known("note", article)

    def deleted(self, article: str | None = None) -> list[Stored]:
        """Return deleted notes that were not purged yet."""
        return self._known("deleted", article)

    def second_versions(self, article: str | None = None) -> list[Stored]:
        """Return versions that were kept apart and wait for somebody to decide."""
        return self._known("second", article)

    def find(self, article: str, id: str) -> Stored | None:
        """Return one note as of the last look, deleted or not; None when there is none."""
        known = [*self.notes(article), *self.deleted(article)]
        return next((stored for stored in known if stored.note.id == id), None)

    def check(
        self, text_of: TextOf | None = None, elsewhere: Elsewhere | None = None
    ) -> list[Problem]:
        """Return all that is wrong in the notebook as of the last look; repair nothing.

        With `text_of`, which returns the text of an article or None, also passages that are lost;
        `elsewhere` says in which other articles the text of a note stands.
        """
        with self._guard:
            return check_notebook(self._register, text_of, elsewhere)

    # -- writing -------------------------------------------------------------------------------
    def new_note(
        self,
        article: str,
        *,
        anchor: Anchor | None = None,
        body: str = "",
        tags: Iterable[str] = (),
        also: Iterable[Passage] = (),
        about: About | None = None,
    ) -> Note:
        """Return a note that is not stored yet: text cleaned, with an id and a moment."""
        now = utc_text(self._clock())
        return Note(
            id=self._ulids.make(),
            revision=1,
            article=article,
            author=self.author,
            created=now,
            modified=now,
            tags=tidy_tags(tags),
            body=tidy_body(body),
            anchor=anchor,
            also=tuple(also),
            about=about,
        )

    def create(self, note: Note) -> Saved:
        """Store a new note, at most once however often it is tried. May raise `NameTaken`."""
        return self._remember(self._writer.create(tidied(note)))

    def update(self, base: Stored, changed: Note) -> Saved:
        """Store `changed`, which was made from `base`; nothing of others is overwritten."""
        return self._remember(self._writer.update(base, tidied(changed)), base)

    def is_confirmed(self, note: Note) -> bool:
        """Tell whether this session never failed to confirm the last save of a note."""
        return self._writer.is_confirmed(note)

    def delete(self, stored: Stored) -> Saved:
        """Mark a note as deleted; its file stays until it is purged."""
        return self.update(stored, replace(stored.note, deleted=utc_text(self._clock())))

    def undo(self, saved: Saved) -> Saved:
        """Take back what `saved` did, keeping what others changed since."""
        if saved.second:
            self._drop(saved.second)
            return Saved("saved", saved.stored, saved.stored.note)
        if saved.before is None:
            return self.delete(saved.stored)
        return self.update(saved.stored, saved.before)

    def restore(self, stored: Stored) -> Saved:
        """Bring a deleted note back."""
        return self.update(stored, replace(stored.note, deleted=""))

    def settle(self, standing: Stored, second: Stored, decided: Note) -> Saved:
        """Make `decided` the only version of a note that was kept apart."""
        saved = self.update(standing, decided)
        if saved.how != "kept apart":
            self._drop(second)
        return saved

    def purge(self, before: str | None = None) -> int:
        """Remove the files of deleted notes for good; return how many.

        With `before`, an ISO 8601 moment, only of those deleted earlier. Files of saves that were
        interrupted more than a day ago go, too.
        """
        for found in self._register.unfinished():
            path = self.root / found.path
            with suppress(OSError):
                if path.stat().st_mtime < self._clock() - _DAY:
                    path.unlink()
        old = [one for one in self.deleted() if before is None or one.note.deleted < before]
        return sum(map(self._drop, old))

    def _drop(self, stored: Stored) -> bool:
        gone = self._writer.remove(stored)
        if gone:
            with self._guard:
                self._register.removed(stored)
        return gone

    def _remember(self, saved: Saved, base: Stored | None = None) -> Saved:
        """Take note of what a save found and wrote; of `base` there is no news."""
        with self._guard:
            for stored in (saved.stored, saved.second):
                if stored and stored is not base:
                    self._register.written(stored)
        return saved

    def _known(self, kind: RecordKind, article: str | None) -> list[Stored]:
        with self._guard:
            records = [found for found in self._register.records(article) if found.kind == kind]
        return [stored_of(record) for record in sorted(records)]


def tidied(note: Note) -> Note:
    """Return a note with text that passed the gate."""
    return replace(note, tags=tidy_tags(note.tags), body=tidy_body(note.body))

"""All notes of a notebook in memory, decoded once: fresh after every look and every save."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from threading import RLock
from typing import TypeVar

from annotations.store import NoteStore
from annotations.stored import Saved, Stored

T = TypeVar("T")


class Shelf:
    """Reads a store for many threads; saving does not hold up reading."""

    def __init__(self, store: NoteStore) -> None:
        self._store = store
        self._lock = RLock()
        self._looked = False
        self._notes: dict[str, tuple[Stored, ...]] = {}
        self._is_whole = False
        self._seconds: frozenset[tuple[str, str]] | None = None

    def refresh(self) -> frozenset[str]:
        """Look what other sessions did; return the ids of the articles whose notes changed."""
        with self._lock:
            changed = self._store.refresh()
            self._looked = True
            self._forget(changed)
            return changed

    def counts(self) -> Mapping[str, int]:
        """Return the number of notes by article."""
        return self._ask(self._store.counts)

    def of(self, article: str) -> tuple[Stored, ...]:
        """Return the notes on one article, in the order of their ids."""

        def known() -> tuple[Stored, ...]:
            if self._is_whole:
                return self._notes.get(article, ())
            if article not in self._notes:
                self._notes[article] = tuple(self._store.notes(article))
            return self._notes[article]

        return self._ask(known)

    def all(self) -> list[Stored]:
        """Return all notes, article by article."""

        def known() -> list[Stored]:
            self._complete()
            return [note for article in sorted(self._notes) for note in self._notes[article]]

        return self._ask(known)

    def seconds(self) -> list[Stored]:
        """Return the versions that were kept apart."""
        return self._ask(self._store.second_versions)

    def in_conflict(self, note: Stored) -> bool:
        """Tell whether a second version of a note waits for a decision."""

        def known() -> bool:
            if self._seconds is None:
                seconds = self._store.second_versions()
                self._seconds = frozenset((each.note.article, each.note.id) for each in seconds)
            return (note.note.article, note.note.id) in self._seconds

        return self._ask(known)

    def find(self, article: str, id: str) -> Stored | None:
        """Return one note, deleted or not."""
        return self._ask(lambda: self._store.find(article, id))

    def save(self, article: str, save: Callable[[], Saved]) -> Saved:
        """Change a note on `article`; what is read afterwards is what was saved."""
        self._ask(lambda: None)
        try:
            return save()
        finally:
            with self._lock:
                self._forget({article})

    def _ask(self, question: Callable[[], T]) -> T:
        with self._lock:
            if not self._looked:
                self.refresh()
            return question()

    def _complete(self) -> None:
        """Know all notes."""
        if self._is_whole:
            return
        grouped: dict[str, list[Stored]] = defaultdict(list)
        for note in self._store.notes():
            grouped[note.note.article].append(note)
        self._notes = {article: tuple(notes) for article, notes in grouped.items()}
        self._is_whole = True

    def _forget(self, articles: "frozenset[str] | set[str]") -> None:
        self._seconds = None
        if self._is_whole:
            for article in articles:
                self._notes[article] = tuple(self._store.notes(article))
        else:
            for article in articles:
                self._notes.pop(article, None)

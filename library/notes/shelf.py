"""All notes of a notebook in memory, decoded once: fresh after every look and every save.

What was read once is answered without the disk, also while another thread looks or saves.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from annotations.note import Note
from annotations.stored import Saved, Stored
from library.notes.sources import NoteSources


class Shelf:
    """Reads for many threads; saving and looking do not hold up reading."""

    def __init__(self, store: NoteSources) -> None:
        self._store = store
        self._lock = Lock()
        self._looking = Lock()
        self._looked = False
        self._notes: dict[str, tuple[Stored, ...]] = {}
        self._is_whole = False
        self._version = 0
        self._counts: Mapping[str, int] | None = None
        self._seconds: tuple[Stored, ...] | None = None
        self._torn: frozenset[tuple[str, str]] = frozenset()

    def refresh(self, *, thorough: bool = True) -> frozenset[str]:
        """Look what other sessions did; return the ids of the articles whose notes changed."""
        changed = self._store.refresh(thorough=thorough)
        self._looked = True
        if changed:
            self._forget(changed)
        return changed

    @property
    def version(self) -> int:
        """A number that grows whenever a note changes, as far as this session looked."""
        return self._version

    def counts(self) -> Mapping[str, int]:
        """Return the number of notes by article."""
        self._look_once()
        with self._lock:
            if self._counts is None:
                self._counts = self._store.counts()
            return self._counts

    def of(self, article: str) -> tuple[Stored, ...]:
        """Return the notes on one article, in the order of their ids."""
        self._look_once()
        with self._lock:
            if article not in self._notes and not self._is_whole:
                self._notes[article] = tuple(self._store.notes(article))
            return self._notes.get(article, ())

    def all(self) -> list[Stored]:
        """Return all notes, article by article."""
        self.warm()
        with self._lock:
            return [note for article in sorted(self._notes) for note in self._notes[article]]

    def warm(self) -> None:
        """Decode all notes that were not asked for yet, beside what other threads ask."""
        self._look_once()
        with self._lock:
            if self._is_whole:
                return
            version = self._version
        gathered = self._gathered()
        with self._lock:
            if version != self._version:  # somebody saved meanwhile
                gathered = self._gathered()
            self._notes, self._is_whole = gathered, True

    def seconds(self) -> tuple[Stored, ...]:
        """Return the versions that were kept apart."""
        self._look_once()
        with self._lock:
            if self._seconds is None:
                self._seconds = tuple(self._store.second_versions())
                self._torn = frozenset((each.note.article, each.note.id) for each in self._seconds)
            return self._seconds

    def torn(self) -> frozenset[tuple[str, str]]:
        """Return article and id of the notes of which a second version waits for a decision."""
        self.seconds()
        return self._torn

    def find(self, article: str, id: str) -> Stored | None:
        """Return one note, deleted or not."""
        self._look_once()
        return self._store.find(article, id)

    def is_beside(self, note: Note) -> bool:
        """Tell whether a note is one that may only be read."""
        self._look_once()
        return self._store.is_beside(note.article, note.id)

    def save(self, article: str, save: Callable[[], Saved]) -> Saved:
        """Change a note on `article`; what is read afterwards is what was saved."""
        try:
            return save()
        finally:
            self._forget({article})

    def forget_all(self) -> None:
        """Read everything anew: many notes were changed."""
        with self._lock:
            self._version += 1
            self._notes, self._is_whole = {}, False
            self._counts = self._seconds = None

    def _gathered(self) -> dict[str, tuple[Stored, ...]]:
        grouped: dict[str, list[Stored]] = defaultdict(list)
        for note in self._store.notes():
            grouped[note.note.article].append(note)
        return {article: tuple(notes) for article, notes in grouped.items()}

    def _look_once(self) -> None:
        with self._looking:
            if not self._looked:
                self.refresh()

    def _forget(self, articles: Iterable[str]) -> None:
        with self._lock:
            self._version += 1
            self._counts = self._seconds = None
            for article in articles:
                self._notes.pop(article, None)
                if self._is_whole:
                    self._notes[article] = tuple(self._store.notes(article))

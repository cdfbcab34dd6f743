"""The notes that a session reads: its own notebook, and perhaps one that it may only read.

Where somebody may not write beside the articles, the notes of others that lie there are shown
like all others, and the session's own are kept elsewhere (`notebook_place`).
"""

from annotations.store import NoteStore
from annotations.stored import Stored


class NoteSources:
    """Reads one or two stores as if they were one; of notes that are in both, our own count."""

    def __init__(self, own: NoteStore, beside: NoteStore | None = None) -> None:
        """`beside` is only ever read."""
        self._own = own
        self._beside = beside

    def refresh(self, *, thorough: bool = True) -> frozenset[str]:
        """Look what other sessions did; return the articles whose notes changed."""
        changed = self._own.refresh(thorough=thorough)
        return changed | self._beside.refresh(thorough=thorough) if self._beside else changed

    def counts(self) -> dict[str, int]:
        """Return the number of notes by article; articles without notes are left out."""
        numbers = self._own.counts()
        if self._beside:
            for article, _ in self._beside.names("note") - self._our_names():
                numbers[article] = numbers.get(article, 0) + 1
        return numbers

    def notes(self, article: str | None = None) -> list[Stored]:
        """Return the notes of one article or of all, in the order of their ids."""
        own = self._own.notes(article)
        if self._beside is None:
            return own
        ours = self._our_names()
        others = [note for note in self._beside.notes(article) if _name_of(note) not in ours]
        return sorted([*own, *others], key=_name_of)

    def second_versions(self) -> list[Stored]:
        """Return versions that were kept apart and wait for somebody to decide."""
        others = self._beside.second_versions() if self._beside else []
        return [*self._own.second_versions(), *others]

    def find(self, article: str, id: str) -> Stored | None:
        """Return one note as of the last look, deleted or not; None when there is none."""
        own = self._own.find(article, id)
        return own or (self._beside.find(article, id) if self._beside else None)

    def is_beside(self, article: str, id: str) -> bool:
        """Tell whether a note is one that may only be read."""
        return self._own.find(article, id) is None and self.find(article, id) is not None

    def _our_names(self) -> set[tuple[str, str]]:
        return self._own.names("note") | self._own.names("deleted")


def _name_of(note: Stored) -> tuple[str, str]:
    return note.note.article, note.name

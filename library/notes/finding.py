"""Answers queries about notes; the words of each note are cut out once."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from annotations.stored import Stored
from library.notes.model import NoteListing, NoteRow

if TYPE_CHECKING:
    from library.notes.note_search import NoteWords
    from search.language.resolving import Resolver
    from search.language.syntax import Query, Text


class Matching(Protocol):
    """Who knows which articles a query means."""

    def __call__(self, query: "Query", ids: Sequence[str], *, typing: bool) -> frozenset[str]:
        """Return those of `ids` whose articles match a query that does not ask about notes."""


class NoteFinding:
    """Searches the notes of one corpus. Safe for several threads."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self._words: dict[str, NoteWords] = {}

    def find(self, text: str, rows: Sequence[NoteRow], *, typing: bool) -> NoteListing:
        """Return those of `rows` that a query means. Raises `ImpossibleQuery`."""
        from library.notes.note_search import note_test  # noqa: PLC0415 - stemmers, only for queries
        from search.language.parsing import parse_query  # noqa: PLC0415
        from search.language.syntax import last_leaf  # noqa: PLC0415

        parsed = parse_query(text, today=date.today())
        unfinished = last_leaf(parsed.query) if typing else None
        ids = sorted({row.note.article for row in rows})

        def articles_of(part: "Query") -> frozenset[str]:
            is_last = unfinished is not None and last_leaf(part) is unfinished
            return self._matching(part, ids, typing=is_last)

        test = note_test(parsed.query, articles_of, unfinished)
        found = tuple(row for row in rows if test(self._words_of(row.note.stored)))
        return NoteListing(found, parsed.notices)

    def resolver(self, notes: Sequence[Stored], unfinished: "Text | None") -> "Resolver":
        """Return what puts the articles of the notes that a part means into its place."""
        from library.notes.note_search import articles_where  # noqa: PLC0415
        from search.language.syntax import Listed  # noqa: PLC0415

        words = [self._words_of(note) for note in notes]
        return lambda part: Listed(part, articles_where(part, words, unfinished))

    def _words_of(self, note: Stored) -> "NoteWords":
        from library.notes.note_search import NoteWords  # noqa: PLC0415

        words = self._words.get(note.sha256)
        if words is None:
            words = self._words[note.sha256] = NoteWords(note.note)
        return words

"""Answers queries about notes; the words of each note are cut out once."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from annotations.stored import Stored
from library.note_model import NoteListing, NoteRow

if TYPE_CHECKING:
    from library.desk import Library
    from library.note_search import NoteWords
    from search.syntax import Query, Text


class NoteFinding:
    """Searches the notes of one corpus. Safe for several threads."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._words: dict[str, NoteWords] = {}

    def find(self, text: str, rows: Sequence[NoteRow], *, typing: bool) -> NoteListing:
        """Return those of `rows` that a query means. Raises `ImpossibleQuery`."""
        from library.note_search import note_test  # noqa: PLC0415 - stemmers, only for queries
        from search.parsing import parse_query  # noqa: PLC0415
        from search.syntax import last_leaf  # noqa: PLC0415

        parsed = parse_query(text, today=date.today())
        unfinished = last_leaf(parsed.query) if typing else None
        ids = sorted({row.note.article for row in rows})

        def articles_of(part: "Query") -> frozenset[str]:
            is_last = unfinished is not None and last_leaf(part) is unfinished
            return self._library.matching(part, ids, typing=is_last)

        test = note_test(parsed.query, articles_of, unfinished)
        found = tuple(row for row in rows if test(self._words_of(row.note.stored)))
        return NoteListing(found, parsed.notices)

    def answer(self, query: "Query", notes: Sequence[Stored], unfinished: "Text | None") -> "Query":
        """Return a query in which every part about notes is replaced by the articles it means."""
        from library.note_search import articles_where, with_notes_listed  # noqa: PLC0415

        words = [self._words_of(note) for note in notes]
        return with_notes_listed(query, lambda part: articles_where(part, words, unfinished))

    def _words_of(self, note: Stored) -> "NoteWords":
        from library.note_search import NoteWords  # noqa: PLC0415

        words = self._words.get(note.sha256)
        if words is None:
            words = self._words[note.sha256] = NoteWords(note.note)
        return words

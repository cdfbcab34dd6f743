"""Narrowing and sorting the notes of a corpus. Pure functions.

A filter is words, all of which must occur in a note, its passage, its tags or its article's
title; and `tag:`, `author:`, `outlet:`, `article:` or `is:` with the beginning of what is meant.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from corpus.folding import fold_plain, fold_spelled
from library.notes.model import NoteRow

NoteOrder = Literal["newest", "article", "author", "doubt"]
ORDERS: tuple[NoteOrder, ...] = ("newest", "article", "author", "doubt")
ORDER_NAMES: dict[NoteOrder, str] = {
    "newest": "newest first",
    "article": "by article",
    "author": "by author",
    "doubt": "doubtful first",
}
TERM = re.compile(r'(?:(tag|author|outlet|article|is):)?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)

Test = Callable[[NoteRow], bool]


class AllNotes:
    """All notes of a corpus as they were at one moment, and what is asked of them again and again.

    Making one looks at every note, narrowing reads every note once: do both in a thread.
    """

    def __init__(self, rows: Sequence[NoteRow] = ()) -> None:
        """`rows` have the last modified first."""
        self.rows = rows
        self.doubtful = [row for row in rows if is_doubtful(row)]
        """The notes whose passage somebody should look at."""
        self.conflicts = sum(row.note.conflict for row in rows)
        """Number of notes in two versions."""
        self._words: dict[int, str] = {}
        """The folded words of rows by the identity of the row."""

    def narrow(self, text: str, order: NoteOrder) -> list[NoteRow]:
        """Return the rows that fit a filter, in an order."""
        return sort_notes(filter_notes(self.rows, text, self._words_of), order)

    def _words_of(self, row: NoteRow) -> str:
        words = self._words.get(id(row))
        if words is None:
            words = self._words[id(row)] = words_of(row)
        return words


def words_of(row: NoteRow) -> str:
    """Return, folded, all that a word of the filter is looked for in."""
    note = row.note
    parts = (note.body, note.quote or "", *note.tags, row.title, row.outlet or "", note.author)
    return "\n".join(_spellings("\n".join(parts)))


def _spellings(text: str) -> set[str]:
    """Return how a text may be typed: `Häuser` as `haeuser` and as `hauser`."""
    return {fold_spelled(text), fold_plain(text)}


def filter_notes(
    rows: Sequence[NoteRow], text: str, words: Callable[[NoteRow], str] = words_of
) -> list[NoteRow]:
    """Return the rows that fit the filter, in their order; `words` may know what it said before."""
    tests = [
        _test(match[1].lower() if match[1] else "", match[2] or match[3] or "", words)
        for match in TERM.finditer(text)
    ]
    return [row for row in rows if all(test(row) for test in tests)] if tests else list(rows)


def _test(field: str, typed: str, words: Callable[[NoteRow], str]) -> Test:
    wanted = _spellings(typed)
    match field:
        case "tag":
            return lambda row: any(_begins(tag, wanted) for tag in row.note.tags)
        case "author":
            return lambda row: _holds(row.note.author, wanted)
        case "outlet":
            return lambda row: _holds(row.outlet or "", wanted)
        case "article":
            return lambda row: _holds(row.title, wanted)
        case "is":
            return lambda row: any(_begins(state, wanted) for state in states_of(row))
    return lambda row: any(each in words(row) for each in wanted)


def _begins(text: str, wanted: set[str]) -> bool:
    return any(said.startswith(each) for said in _spellings(text) for each in wanted)


def _holds(text: str, wanted: set[str]) -> bool:
    return any(each in said for said in _spellings(text) for each in wanted)


def states_of(row: NoteRow) -> tuple[str, ...]:
    """Return the words that `is:` can name of a note."""
    note = row.note
    doubtful = ("doubtful",) if is_doubtful(row) else ()
    kind = "mark" if not note.body.strip() else "note"
    return (note.state, kind, *doubtful, *(("conflict",) if note.conflict else ()))


def is_doubtful(row: NoteRow) -> bool:
    """Tell whether somebody should look where the note belongs."""
    return row.note.state in ("unsure", "orphan") and not row.gone


def sort_notes(rows: Sequence[NoteRow], order: NoteOrder) -> list[NoteRow]:
    """Return rows, given with the last modified first, in another order."""
    match order:
        case "article":
            return sorted(
                rows, key=lambda row: (fold_spelled(row.title), row.note.article, _place(row))
            )
        case "author":
            return sorted(rows, key=lambda row: fold_spelled(row.note.author))
        case "doubt":
            ranks = {"orphan": 0, "unsure": 1, "unchecked": 2, "moved": 3, "exact": 4}
            return sorted(rows, key=lambda row: (not row.note.conflict, ranks[row.note.state]))
    return list(rows)


def _place(row: NoteRow) -> int:
    anchor = row.note.stored.note.anchor
    return row.note.span.start if row.note.span else anchor.start if anchor else -1

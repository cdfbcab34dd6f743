"""Narrowing and sorting the notes of a corpus. Pure functions.

A filter is words, all of which must occur in a note, its passage, its tags or its article's
title; and `tag:`, `author:`, `outlet:`, `article:` or `is:` with the beginning of what is meant.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from library.note_model import NoteRow

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


def fold(text: str) -> str:
    """Return text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def filter_notes(rows: Sequence[NoteRow], text: str) -> list[NoteRow]:
    """Return the rows that fit the filter, in their order."""
    tests = [
        _test(match[1].lower() if match[1] else "", fold(match[2] or match[3] or ""))
        for match in TERM.finditer(text)
    ]
    return [row for row in rows if all(test(row) for test in tests)]


def _test(field: str, wanted: str) -> Test:
    match field:
        case "tag":
            return lambda row: any(fold(tag).startswith(wanted) for tag in row.note.tags)
        case "author":
            return lambda row: wanted in fold(row.note.author)
        case "outlet":
            return lambda row: wanted in fold(row.outlet or "")
        case "article":
            return lambda row: wanted in fold(row.title)
        case "is":
            return lambda row: any(state.startswith(wanted) for state in states_of(row))
    return lambda row: wanted in _words(row)


def states_of(row: NoteRow) -> tuple[str, ...]:
    """Return the words that `is:` can name of a note."""
    note = row.note
    doubtful = ("doubtful",) if is_doubtful(row) else ()
    kind = "mark" if not note.body.strip() else "note"
    return (note.state, kind, *doubtful, *(("conflict",) if note.conflict else ()))


def is_doubtful(row: NoteRow) -> bool:
    """Tell whether somebody should look where the note belongs."""
    return row.note.state in ("unsure", "orphan") and not row.gone


def _words(row: NoteRow) -> str:
    note = row.note
    parts = (note.body, note.quote or "", *note.tags, row.title, row.outlet or "", note.author)
    return fold("\n".join(parts))


def sort_notes(rows: Sequence[NoteRow], order: NoteOrder) -> list[NoteRow]:
    """Return rows, given with the last modified first, in another order."""
    match order:
        case "article":
            return sorted(rows, key=lambda row: (fold(row.title), row.note.article, _place(row)))
        case "author":
            return sorted(rows, key=lambda row: fold(row.note.author))
        case "doubt":
            ranks = {"orphan": 0, "unsure": 1, "unchecked": 2, "moved": 3, "exact": 4}
            return sorted(rows, key=lambda row: (not row.note.conflict, ranks[row.note.state]))
    return list(rows)


def _place(row: NoteRow) -> int:
    anchor = row.note.stored.note.anchor
    return row.note.span.start if row.note.span else anchor.start if anchor else -1

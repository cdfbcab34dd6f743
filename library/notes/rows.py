"""Notes joined with what the index knows about their articles."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from annotations.belonging import gone
from annotations.note import Resolution
from annotations.stored import Stored
from library.notes.model import NoteRow, Placed
from library.notes.placing import Placing
from library.notes.shelf import Shelf

if TYPE_CHECKING:
    from library.articles import Articles
    from search.model import Row

_UNCHECKED = "its article changed; the passage was not looked for yet"


class _Parts(NamedTuple):
    """What a row is made of; the same parts make the same row."""

    stored: Stored
    digest: str | None
    """Of the text of the article as it is now; None when the article is gone."""
    about: "Row | None"
    torn: bool
    """Somebody must decide between two versions."""

    def are(self, others: "_Parts") -> bool:
        """Compare, objects by identity: that is enough here, and quick."""
        return (
            self.stored is others.stored
            and self.digest == others.digest
            and self.about is others.about
            and self.torn is others.torn
        )


class _Whole(NamedTuple):
    """All rows, as long as neither notes nor index change."""

    state: tuple[int, int]
    """Version of the notes, generation of the index."""
    rows: list[NoteRow]


class NoteRows:
    """All notes of a corpus as rows of a list. Safe for several threads."""

    def __init__(self, articles: "Articles", shelf: Shelf, placing: Placing) -> None:
        self._articles = articles
        self._shelf = shelf
        self._placing = placing
        self._about: dict[str, Row] = {}
        self._made: dict[tuple[str, str], tuple[_Parts, NoteRow]] = {}
        self._whole: _Whole | None = None
        self._making = Lock()

    def all(self) -> list[NoteRow]:
        """Return all notes, last modified first; nothing is looked for in any text."""
        self._shelf.warm()
        with self._making:  # who asks meanwhile waits, and does not make the same rows again
            # Asked first: what changes while the rows are made is noticed at the next call.
            state = self._shelf.version, self._articles.generation()
            known = self._whole
            if known is None or known.state != state:
                known = _Whole(state, self._make_all())
                whole = all(row.note.state != "unchecked" for row in known.rows)
                self._whole = known if whole else None
            return known.rows.copy()

    def _make_all(self) -> list[NoteRow]:
        notes = self._shelf.all()
        ids = sorted({note.note.article for note in notes})
        digests = self._articles.digests(ids)
        about = self._rows_about(ids)
        torn = self._shelf.torn()
        made = {}
        rows = []
        for stored in notes:
            id = stored.note.article
            key = (id, stored.note.id)
            parts = _Parts(stored, digests.get(id), about.get(id), key in torn)
            before = self._made.get(key)
            row = before[1] if before and before[0].are(parts) else self._row_of(parts)
            if row.note.state != "unchecked":
                made[key] = (parts, row)
            rows.append(row)
        self._made = made
        return sorted(rows, key=lambda row: (row.note.modified, row.note.id), reverse=True)

    def _row_of(self, parts: _Parts) -> NoteRow:
        found = self._placing.recall(parts.digest, parts.stored)
        return _row(as_placed(parts.stored, found, torn=parts.torn), parts.about)

    def _rows_about(self, ids: list[str]) -> "dict[str, Row]":
        """Return what the index says about articles; the object of before where it is equal."""
        before = self._about
        about = {row.id: row for row in self._articles.rows(self._articles.keys_of(ids))}
        self._about = {
            id: before[id] if before.get(id) == row else row for id, row in about.items()
        }
        return self._about

    def by_article(self) -> list[NoteRow]:
        """Return all notes, oldest article first, in text order; each place is looked for."""
        self.look_up(None, None)
        return sorted(
            self.all(), key=lambda row: (row.date or "", row.note.article, in_text_order(row.note))
        )

    def look_up(
        self,
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> int:
        """Find the passages of notes that are not known in the present texts; return how many."""
        waiting = sorted({row.note.article for row in self.all() if row.note.state == "unchecked"})
        looked = 0
        for done, id in enumerate(waiting, 1):
            if cancelled and cancelled():
                break
            opened = self._articles.article(id)
            if opened:
                notes = self._shelf.of(id)
                self._placing.place(opened.article.text, opened.article.digest, notes)
                looked += len(notes)
            if progress:
                progress(done, len(waiting))
        return looked

    def placed(self, note: Stored) -> Placed:
        """Return one note as it stands in the index."""
        opened = self._articles.article(note.note.article)
        if opened is None:
            return as_placed(note, gone(note.note), torn=self._is_torn(note))
        article = opened.article
        (found,) = self._placing.place(article.text, article.digest, [note])
        return as_placed(note, found, torn=self._is_torn(note))

    def _is_torn(self, note: Stored) -> bool:
        return (note.note.article, note.note.id) in self._shelf.torn()


def _row(placed: Placed, about: "Row | None") -> NoteRow:
    if about is None:
        return NoteRow(placed, placed.article, None, None, gone=True)
    return NoteRow(placed, about.title, about.outlet, about.date, gone=False)


def as_placed(stored: Stored, found: Resolution | None, *, torn: bool) -> Placed:
    """Join a note with where it was found; None: it was not looked for.

    `torn`: somebody must decide between two versions of it.
    """
    note = stored.note
    return Placed(
        note.id,
        note.article,
        note.author,
        note.created,
        note.modified,
        note.tags,
        note.body,
        note.anchor.exact if note.anchor else None,
        found.state if found else "unchecked",
        found.span if found else None,
        found.score if found else 0.0,
        found.reason if found else _UNCHECKED,
        torn,
        note.editor,
        bool(note.deleted),
        stored.notices,
        stored,
    )


def in_text_order(placed: Placed) -> tuple[int, int, int, str]:
    """Return what sorts the notes on one article as a reader meets them."""
    if placed.quote is None:
        return 0, 0, 0, placed.id
    if placed.span is None:
        anchor = placed.stored.note.anchor
        return 2, anchor.start if anchor else 0, 0, placed.id
    return 1, placed.span.start, -placed.span.end, placed.id

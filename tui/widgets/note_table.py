"""The list of all notes of a corpus."""

from collections.abc import Sequence

from corpus.dates import short_day
from corpus.text import clean_line
from library.note_model import NoteRow, Placed
from tui.notes_in_words import STATE_WORDS, tags_line
from tui.widgets.bars import join_parts
from tui.widgets.note_list import NoteList


class NoteTable(NoteList):
    """Notes of many articles, each with the article it belongs to."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: Sequence[NoteRow] = ()
        self._by_id: dict[str, NoteRow] = {}

    def show_rows(self, rows: Sequence[NoteRow]) -> None:
        """Show other notes, the cursor on the same one if it is still there."""
        self._rows = rows
        self._by_id = {row.note.id: row for row in rows}
        self.show_notes([row.note for row in rows])

    @property
    def current_row(self) -> NoteRow | None:
        """The note under the cursor with its article."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    def _line(self, note: Placed, line: int) -> tuple[str, str]:
        if line != 2:
            return super()._line(note, line)
        return about_row(self._by_id[note.id]), "meta"


def about_row(row: NoteRow) -> str:
    """Return article, author and day of a note, and what is doubtful."""
    note = row.note
    doubts = "the article is gone" if row.gone else STATE_WORDS[note.state]
    tags = tags_line(note.tags) if note.body.strip() else ""
    return join_parts(
        doubts,
        "two versions" if note.conflict else "",
        clean_line(row.outlet or row.title),
        clean_line(note.author),
        short_day(note.modified),
        tags,
    )

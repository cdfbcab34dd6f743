"""The list of all notes of a corpus."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from corpus.dates import short_day
from corpus.text import clean_line
from library.notes.model import NoteRow
from tui.notes_in_words import STATE_WORDS, tags_line
from tui.painting import fill_line
from tui.widgets.bars import join_parts
from tui.widgets.lists.note_list import NoteList
from tui.wrapping import wrap_text

INDENT = 2
"""Cells before and behind what is said when there are no notes."""


class NoteTable(NoteList):
    """Notes of many articles, each with the article it belongs to."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: Sequence[NoteRow] = ()
        self._nothing = ""

    def show_rows(self, rows: Sequence[NoteRow], nothing: str) -> None:
        """Show other notes, the cursor on the same one if it is still there; or `nothing`."""
        self._rows, self._nothing = rows, nothing
        self.show_notes([row.note for row in rows])

    @property
    def current_row(self) -> NoteRow | None:
        """The note under the cursor with its article."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open a note only when there is one."""
        if action == "choose" and not self._rows:
            return None
        return super().check_action(action, parameters)

    def render_line(self, y: int) -> Strip:
        """Paint one visible line, or a line of what is said when there are no notes."""
        if self._rows or not self._nothing:
            return super().render_line(y)
        width, base = self.size.width, self.rich_style
        lines = wrap_text(self._nothing, width - 2 * INDENT)
        said = self._nothing[slice(*lines[y])] if y < len(lines) else ""
        text = Segment(" " * INDENT + said, base + self._component("meta"))
        return fill_line([text], width, base)

    def _line(self, index: int, line: int) -> tuple[str, str]:
        return (about_row(self._rows[index]), "meta") if line == 2 else super()._line(index, line)


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

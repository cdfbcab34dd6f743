"""A list of the notes on one article, in the order of its text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from corpus.text import clean_line
from tui.notes_in_words import STATE_SIGNS, about_note, note_quote, note_words
from tui.painting import fill_line
from tui.widgets.lists.cursor_list import CursorList
from tui.wrapping import shorten

if TYPE_CHECKING:
    from library.notes.model import Placed


class NoteList(CursorList):
    """Notes, each with its passage, its words, and who wrote it."""

    DEFAULT_CSS = """
    NoteList {
        & > .note-list--quote { color: $quiet; text-style: italic; }
        & > .note-list--words { color: $foreground; }
        & > .note-list--meta { color: $quiet; }
        & > .note-list--unsure { color: $warning; text-style: bold; }
        & > .note-list--sign { color: $note-sign; }
        & > .note-list--chosen { background: $chosen; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "note-list--quote",
        "note-list--words",
        "note-list--meta",
        "note-list--unsure",
        "note-list--sign",
        "note-list--chosen",
    }

    notes: reactive[Sequence["Placed"]] = reactive[Sequence["Placed"]]((), repaint=False)

    @property
    def length(self) -> int:
        """Number of notes."""
        return len(self.notes)

    @property
    def entry_height(self) -> int:
        """Passage, words, author, and an empty line."""
        return 4

    @property
    def current(self) -> "Placed | None":
        """The note under the cursor."""
        return self.notes[self.cursor] if 0 <= self.cursor < len(self.notes) else None

    def show_notes(self, notes: Sequence["Placed"]) -> None:
        """Show other notes, the cursor on the same one if it is still there."""
        current, at = self.current, max(0, self.cursor)
        self.set_reactive(NoteList.notes, notes)
        if current:
            found = (number for number, note in enumerate(notes) if note.id == current.id)
            at = next(found, at)
        self.set_reactive(CursorList.cursor, at)
        self.reset_extent()
        self.show_cursor()

    def point_at(self, id: str) -> None:
        """Put the cursor on a note, if it is there, without telling anybody."""
        for number, note in enumerate(self.notes):
            if note.id == id:
                with self.prevent(CursorList.Highlighted):
                    self.cursor = number

    def paint_entry(self, index: int, line: int, width: int, /) -> Strip:
        """Paint a line of one note."""
        note = self.notes[index]
        chosen = index == self.cursor and line < 3
        base = self.rich_style + (self._component("chosen") if chosen else Style.null())
        bar = ("▌" if self.has_focus else "│") if chosen else " "
        sign = STATE_SIGNS[note.state] if line == 0 else " "
        part = "unsure" if note.state in ("unsure", "orphan") else "sign"
        text, style = self._line(index, line)
        segments = [
            Segment(bar, base + self._component("sign")),
            Segment(f"{sign} ", base + self._component(part)),
            Segment(shorten(clean_line(text), width - 4), base + self._component(style)),
        ]
        return fill_line(segments, width, base)

    def _line(self, index: int, line: int) -> tuple[str, str]:
        note = self.notes[index]
        if line == 0:
            return note_quote(note), "quote"
        if line == 1:
            return note_words(note), "words"
        return (about_note(note), "meta") if line == 2 else ("", "meta")

    def _component(self, part: str) -> Style:
        return self.get_component_rich_style(f"note-list--{part}", partial=True)

"""The side pane's section with the notes on the open article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from tui.widgets.lists.note_list import NoteList
from tui.widgets.section import Section

if TYPE_CHECKING:
    from library.notes.model import Placed

EMPTY = "No notes here yet.\n\nv selects a passage,\na writes a note on it,\nm only marks it."


class NotesSection(Section):
    """Lists notes in the order of the text; moving in the list scrolls the reader."""

    SECTION_TITLE = "Notes"
    DEFAULT_CSS = """
    NotesSection {
        & > #no-notes { color: $quiet; padding: 1 1; height: auto; }
        & > NoteList { margin: 1 0 0 0; display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the list, and what to do while it is empty."""
        yield Static(EMPTY, id="no-notes", markup=False)
        yield NoteList(id="notes")

    def show_notes(self, notes: Sequence["Placed"]) -> None:
        """Show the notes on another article, or what became of them."""
        self.query_one(NoteList).show_notes(notes)
        self.make_room()

    def make_room(self) -> None:
        """Make room for what there is, unless another section is shown or there is nothing yet."""
        if self.display and self.children:
            note_list = self.query_one(NoteList)
            note_list.display = note_list.length > 0
            self.query_one("#no-notes").display = not note_list.length

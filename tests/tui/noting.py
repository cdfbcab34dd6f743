"""What tests of notes on the screen ask again and again."""

from library.desk import Library
from library.notes.model import Placed
from tui.screens.browse.screen import BrowseScreen


def bodies(library: Library) -> list[str]:
    library.notebook.refresh()
    return sorted(row.note.body for row in library.notebook.rows())


def the_note(browse: BrowseScreen) -> Placed:
    (note,) = browse.notes
    return note

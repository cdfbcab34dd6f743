"""Writing notes into a file for other programs."""

from collections.abc import Sequence
from pathlib import Path

from library.notes.model import NoteRow
from library.notes.notebook import Notebook
from tui.notes_in_words import count_notes
from tui.screens.saving import SavingScreen

FORMATS = (
    ("md", "Markdown", "to read and print, grouped by article"),
    ("csv", "CSV", "for a spreadsheet"),
    ("jsonld", "JSON-LD", "W3C Web Annotation, for other annotation programs"),
    ("json", "JSON", "for programs of your own"),
)


class ExportScreen(SavingScreen):
    """Asks for format and file; answers with what was done, for people."""

    def __init__(self, notebook: Notebook, rows: Sequence[NoteRow], name: str) -> None:
        """`name` is that of the corpus, for the name of the file."""
        stem = f"{name if any(map(str.isalnum, name)) else ''} notes"
        super().__init__(notebook, f"Export {count_notes(len(rows))}", stem, FORMATS)
        self._rows = rows

    def store(self, path: Path, kind: str) -> tuple[str, Path]:
        """Write the notes."""
        return count_notes(len(self._rows)), self._notebook.export_to(path, kind, self._rows)

"""Saving a comparison as a report: Markdown, a page of HTML, or plain text."""

from pathlib import Path

from library.comparing.reporting import FORMATS, SUFFIXES, contents_of
from library.desk import Library
from tui.comparing.material import Material
from tui.screens.saving import SavingScreen

KINDS = (
    ("html", "HTML", "one page for every browser, also printed or on a phone"),
    ("md", "Markdown", "to read, edit and paste"),
    ("txt", "Plain text", "the texts side by side"),
)


class ReportScreen(SavingScreen):
    """Asks for format and file; answers with what was done, for people."""

    def __init__(self, library: Library, material: Material, threshold: float) -> None:
        """`threshold` is the least score of links in the report."""
        stem = " ".join(("compare", *material.labels))
        super().__init__(library.notebook, "Save a report on this comparison", stem, KINDS)
        self._library, self._material, self._threshold = library, material, threshold

    def store(self, path: Path, kind: str) -> tuple[str, Path]:
        """Write the report."""
        contents = contents_of(self._material.compared, self._threshold)
        text = FORMATS[SUFFIXES[f".{kind}"]](contents)
        return "Report", self._library.comparisons.write_report(path, text, replace=True)

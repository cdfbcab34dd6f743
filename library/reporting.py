"""Comparisons as reports in files, for screens and commands."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from comparison.facts import facts_of
from comparison.remarks import APART
from comparison.report.contents import Contents
from comparison.report.gathering import gather
from comparison.report.markdown import to_markdown
from comparison.report.page import to_html
from comparison.report.side_by_side import to_text
from library.export_file import write_export

if TYPE_CHECKING:
    from library.comparisons_model import Compared
    from library.desk import Library

FORMATS: dict[str, Callable[[Contents], str]] = {
    "md": to_markdown,
    "html": to_html,
    "text": to_text,
}
SUFFIXES = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".txt": "text"}
"""Which format a file of that name holds."""


def contents_of(compared: "Compared", threshold: float) -> Contents:
    """Return what a report on a comparison shows, with links from `threshold` (log-odds) on."""
    facts = [
        facts_of(article, None if outlet == article.title else outlet)
        for article, outlet in zip(compared.articles, compared.outlets, strict=True)
    ]
    contents = gather(compared.comparison, facts, threshold)
    if compared.apart:
        contents = replace(contents, remarks=(APART, *contents.remarks))
    return contents


def write_report(library: "Library", path: Path, text: str, *, replace: bool = False) -> Path:
    """Write a report into a file and return its absolute path.

    Raises `NotSaved`, `AlreadyThere` when there is such a file and `replace` is False, and
    `NotAllowed` when a restricted session may not write there.
    """
    allowed = library.permissions.check_output(path, library.notebook.root)
    return write_export(allowed, text, replace=replace)

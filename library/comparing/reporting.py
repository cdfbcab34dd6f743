"""Comparisons as reports in files, for screens and commands."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from comparison.facts import facts_of
from comparison.remarks import APART
from comparison.report.contents import Contents
from comparison.report.gathering import gather
from comparison.report.markdown import to_markdown
from comparison.report.page import to_html
from comparison.report.side_by_side import to_text

if TYPE_CHECKING:
    from library.comparing.model import Compared

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

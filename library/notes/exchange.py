"""Notes out of the notebook, for other programs and people, and in again."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.anchoring.anchors import resolve_anchor
from annotations.belonging import GONE, about_of
from annotations.export.csv import to_csv
from annotations.export.json import to_json
from annotations.export.jsonld import to_jsonld
from annotations.export.markdown import to_markdown
from annotations.export.rows import CitedArticle, ExportedNote, exported
from annotations.importing.bringing_in import ArticleText, ImportReport, import_notes
from annotations.importing.hypothesis import is_hypothesis, read_hypothesis
from annotations.importing.incoming import MAX_BYTES
from annotations.importing.w3c import read_jsonld
from annotations.note import Anchor, Resolution
from annotations.store import NoteStore
from corpus.text import clean_line
from library.chosen_file import expand_path, read_chosen
from library.errors import LibraryError
from library.note_errors import for_people
from library.notes.model import ImportSummary, NoteRow

if TYPE_CHECKING:
    from library.articles import Articles
    from library.model import Opened

FORMATS: dict[str, Callable[[Iterable[ExportedNote]], str]] = {
    "md": to_markdown,
    "csv": to_csv,
    "jsonld": to_jsonld,
    "json": to_json,
}
_OPEN_AT_ONCE = 64
"""Articles kept at hand while notes are exported."""


def export_notes(articles: "Articles", rows: Iterable[NoteRow], kind: str) -> str:
    """Return notes in one of `FORMATS`, in the order of `rows`; each place must be known."""
    opened = lru_cache(_OPEN_AT_ONCE)(articles.article)
    placed = [_exported(row, opened) for row in rows]
    return FORMATS[kind](placed)


def import_into(store: NoteStore, articles: "Articles", path: Path) -> ImportSummary:
    """Store the notes in a JSON-LD or Hypothesis file that are not here already."""
    data = _read(path)
    with for_people():
        items = read_hypothesis(data) if is_hypothesis(data) else read_jsonld(data)
        report = import_notes(store, items, _finder(articles))
    return _summary(report)


def _exported(row: NoteRow, opened: "Callable[[str], Opened | None]") -> ExportedNote:
    placed = row.note

    def article_of(id: str) -> CitedArticle:
        found = opened(id)
        if found is None:
            return CitedArticle(id, id, gone=True)
        about = found.article
        return CitedArticle(id, about.title, about.outlet, about.date, about.url)

    def resolution_of(article: str, anchor: Anchor) -> Resolution:
        if anchor is placed.stored.note.anchor and placed.state != "unchecked":
            return Resolution(placed.state, placed.span, placed.score, placed.reason)
        found = opened(article)
        return resolve_anchor(found.article.text, anchor) if found else GONE

    return exported(placed.stored.note, article_of, resolution_of)


def _read(path: Path) -> bytes:
    path = expand_path(path)
    try:
        return read_chosen(path, MAX_BYTES, pipes=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        shown = clean_line(str(path))
        raise LibraryError(f"{shown} cannot be read: {reason}. Nothing was imported.") from error


def _finder(articles: "Articles") -> Callable[[str, str], ArticleText | None]:
    """Return what finds articles by id, else by the address they were published at."""
    exactly: dict[str, str] = {}
    about: dict[str, list[str]] = defaultdict(list)
    for id, url in articles.addresses():
        exactly.setdefault(_address(url), id)
        about[_address(url).partition("?")[0]].append(id)

    def find(id: str, url: str) -> ArticleText | None:
        opened = articles.article(id) if id else None
        if opened is None and url:
            address = _address(url)
            near = about.get(address.partition("?")[0], [])
            known = exactly.get(address) or (near[0] if len(near) == 1 else None)
            opened = articles.article(known) if known else None
        if opened is None:
            return None
        article = opened.article
        return ArticleText(article.id, article.text, about_of(article, whole=True))

    return find


def _address(url: str) -> str:
    """Return what two ways of writing the same address have in common."""
    page, mark, asked = url.strip().partition("#")[0].partition("?")
    return page.rpartition("://")[2].removeprefix("www.").rstrip("/").lower() + mark + asked


def _summary(report: ImportReport) -> ImportSummary:
    unreadable = tuple((clean_line(each.source), each.reason) for each in report.unreadable)
    without = tuple(clean_line(each.source) for each in report.no_article)
    return ImportSummary(len(report.added), len(report.already), without, unreadable)

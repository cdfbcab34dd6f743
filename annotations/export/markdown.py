"""Notes as Markdown: grouped by article, every quote with where and when it appeared."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from annotations.export.rows import CitedArticle, CitedPassage, ExportedNote
from corpus.formats.escaping import escape_line

_LINK = re.compile(r"https?://[^\s<>\\]+")
_DOUBTS = {
    "unsure": "the passage may have changed",
    "orphan": "the article does not hold this passage any more",
}


def to_markdown(rows: Iterable[ExportedNote]) -> str:
    """Return notes as CommonMark, article by article in the order of the first note on each."""
    notes = list(rows)
    order = {row.about.id: place for place, row in reversed(list(enumerate(notes)))}
    notes.sort(key=lambda row: order[row.about.id])
    blocks = ["# Notes"]
    for _, group in groupby(notes, key=lambda row: row.about.id):
        blocks += _article_blocks(list(group))
    return "\n\n".join(blocks) + "\n"


def _article_blocks(rows: list[ExportedNote]) -> Iterator[str]:
    yield f"## {escape_line(rows[0].about.title)}"
    origin = _origin(rows[0].about)
    if origin:
        yield origin
    if rows[0].about.gone:
        yield "*(this article is not in the folder any more)*"
    for row in rows:
        if row.passage:
            yield _quote(row.passage)
        if row.note:
            yield from _paragraphs(row.note)
        for passage in row.also:
            yield " ".join(part for part in ("Compare:", _named(passage.of)) if part)
            yield _quote(passage)
        yield _signature(row)


def _named(article: CitedArticle) -> str:
    origin = _origin(article)
    return f"{escape_line(article.title)} · {origin}" if origin else escape_line(article.title)


def _origin(article: CitedArticle) -> str:
    """Return outlet, date and address on one line; what is unknown is left out."""
    parts = [escape_line(part) for part in (article.outlet, article.date) if part]
    if article.url:
        is_link = _LINK.fullmatch(article.url)
        parts.append(f"<{article.url}>" if is_link else escape_line(article.url))
    return " · ".join(parts)


def _quote(passage: CitedPassage) -> str:
    lines = [f"> {line}" if line else ">" for line in _lines(passage.quote)]
    if passage.state in _DOUBTS:
        lines += [">", f"> *({_DOUBTS[passage.state]})*"]
    return "\n".join(lines)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n[ \t]*\n+", text.strip("\n")):
        yield "\n".join(_lines(paragraph))


def _lines(text: str) -> list[str]:
    """Return the lines of some paragraphs; two spaces keep the breaks inside of one."""
    lines = [escape_line(line) for line in text.strip("\n").split("\n")]
    broken = [f"{line}  " if line and after else line for line, after in pairwise(lines)]
    return [*broken, lines[-1]]


def _signature(row: ExportedNote) -> str:
    parts = [escape_line(row.author) or "unknown", row.created[:10]]
    if row.tags:
        parts.append("tags: " + ", ".join(escape_line(tag) for tag in row.tags))
    return f"*{' · '.join(part for part in parts if part)}*"

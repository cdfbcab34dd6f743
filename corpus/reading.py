"""From a file to an `Article`: opens, decodes, passes the gate, finds title and metadata."""

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.article import Article, Span
from corpus.decoding import decode
from corpus.formats.draft import Draft, Kind, Marks, RefusedText
from corpus.formats.markdown import read_markdown
from corpus.formats.metadata import read_top_lines
from corpus.formats.plain import read_plain
from corpus.language import detect_language
from corpus.opening import UnreadableArticle, read_bytes
from corpus.text import clean_text

__all__ = ["Marks", "Reading", "UnreadableArticle", "read_article"]

MAX_LINES = 20_000
"""Most lines of an article."""
OPENING_LENGTH = 80
"""Longest title made from the opening words of a text without a title, in code points."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it came from its file."""

    article: Article
    marks: Marks | None
    """What the file's markup says; None for raw text. Hand it to `outline_article`."""
    notices: tuple[str, ...]
    """What was wrong with the file although it could be read, for people."""


def read_article(root: Path, path: str, id: str) -> Reading:
    """Read the file `path` below `root` as the article `id`.

    Raises `UnreadableArticle` with the reason when it cannot or must not be read: not a regular
    file inside the folder, too large, too many lines, nothing in it.
    """
    data = read_bytes(root, path)
    try:
        draft = _draft(data, PurePosixPath(path).suffix.lower())
    except RefusedText as error:
        raise UnreadableArticle(path, str(error)) from None
    if draft.title is None and not draft.blocks:
        raise UnreadableArticle(path, "empty")
    read_top_lines(draft)
    return _finish(draft, path, id)


def _draft(data: bytes, suffix: str) -> Draft:
    """Return the draft of a file's contents. Raises `RefusedText`."""
    if suffix in {".html", ".htm"}:
        from corpus.formats.html import declared_encoding, read_html  # noqa: PLC0415 (heavy)

        text, notice = decode(data, declared_encoding(data))
        draft = read_html(text)
    else:
        text, notice = decode(data)
        text = clean_text(text)
        if text.count("\n") > MAX_LINES:
            raise RefusedText(f"more than {MAX_LINES} lines")
        draft = read_markdown(text) if suffix in {".md", ".markdown"} else read_plain(text)
    if notice:
        draft.notices.insert(0, notice)
    return draft


def _finish(draft: Draft, path: str, id: str) -> Reading:
    """Put the pieces of a draft together and note where headings and asides stand."""
    title = draft.title or opening(draft.blocks[0].text)
    pieces, spans, at, before = [title], [], len(title), None
    for block in draft.blocks:
        gap = "\n" if block.kind is before is Kind.LINE else "\n\n"
        start = at + len(gap)
        at = start + len(block.text)
        pieces += gap, block.text
        spans.append((block.kind, Span(start, at)))
        before = block.kind
    text = "".join(pieces)
    marks = Marks(
        headings=tuple(span for kind, span in spans if kind is Kind.HEADING),
        asides=tuple(span for kind, span in spans if kind is Kind.ASIDE),
    )
    article = Article(
        id=id,
        title=title,
        outlet=draft.outlet,
        date=draft.date,
        url=draft.url,
        author=draft.author,
        language=draft.language or detect_language(text),
        text=text,
        path=path,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        titled=draft.title is not None,
    )
    return Reading(article, marks if draft.marked else None, tuple(draft.notices))


def opening(text: str, limit: int = OPENING_LENGTH) -> str:
    """Return the first words of `text`, cut at a word boundary, with `…` when cut."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    cut = head.rfind(" ")
    return head[: cut if cut > limit // 2 else limit - 1].rstrip(" ,;:–—-") + "…"

"""HTML pages to a draft: the article without navigation, with what the page says about itself.

A page that marks its article (`<article>`, `itemprop="articleBody"`, `<main>`) is taken at its
word and walked through. From any other page trafilatura extracts the article. Before either, a
linear scan refuses pages whose markup no article needs: they are made to keep a parser busy.
"""

import re
from typing import Any

from lxml import etree

from corpus.formats.draft import Draft, Kind, RefusedText
from corpus.formats.html_metadata import apply_metadata
from corpus.formats.html_tags import UNCLOSED
from corpus.formats.html_walk import Walk, heading_of, marked_article
from corpus.formats.metadata import same_words, show_title_once

MAX_TAGS = 20_000
MAX_DEPTH = 150
MAX_EXTRACTED_TAGS = 2_500
MAX_EXTRACTED_ITEMS = 400
"""Larger pages are not given to trafilatura, whose time grows with the square of both."""
MAX_TAG_LENGTH = 20_000
"""Code points inside one pair of angle brackets."""
MAX_ABOVE = 300
"""Most code points above the main heading that are dropped; more is text in another order."""
ENOUGH = 200
"""Code points of text from which on an extraction is taken for the article."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{MAX_TAG_LENGTH}}}")


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding a page names near its top, None when it names none."""
    match = _CHARSET.search(data[:2_000])
    return match[1].decode("ascii") if match else None


def read_html(page: str) -> Draft:
    """Return the draft of a decoded page. Raises `RefusedText`."""
    check_markup(page)
    page = page.replace("\0", "")
    if not page.strip():
        raise RefusedText("empty")
    root = _tree(page)
    draft = _article(root, page)
    if not draft.blocks:
        raise RefusedText("a page without text")
    apply_metadata(root, draft)
    _drop_above_title(draft)
    show_title_once(draft)
    return draft


def _tree(page: str) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        raise RefusedText("not readable as HTML")
    return root


def check_markup(page: str) -> None:
    """Raise `RefusedText` when a page has more or deeper markup than any article needs."""
    if _LONG_TAG.search(page):
        raise RefusedText("a tag with far too many attributes")
    depth = 0
    for count, tag in enumerate(_TAG.finditer(page)):
        if count > MAX_TAGS:
            raise RefusedText(f"more than {MAX_TAGS} tags")
        if tag[2].lower() not in UNCLOSED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > MAX_DEPTH:
                raise RefusedText("tags nested too deeply")


def _article(root: Any, page: str) -> Draft:
    """Return the blocks of the article, and its main heading as title."""
    marked = marked_article(root)
    if marked is not None:
        walk = Walk(marked)
        return Draft(walk.blocks, marked=True, title=heading_of(marked) or heading_of(root))
    body = _extracted(page) if _is_extractable(root) else None
    walk = Walk(body if body is not None else root)
    return Draft(walk.blocks, marked=True, title=heading_of(root))


def _is_extractable(root: Any) -> bool:
    tags = sum(1 for _ in root.iter())
    return tags <= MAX_EXTRACTED_TAGS and sum(1 for _ in root.iter("li")) <= MAX_EXTRACTED_ITEMS


def _extracted(page: str) -> Any:
    """Return the tree of what trafilatura takes for the article, None when that is little."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (heavy)

    try:
        found: Any = bare_extraction(
            page, include_formatting=True, include_comments=False, favor_recall=True
        )
    except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
        return None  # a page it stumbles over is walked through instead
    body = None if found is None else found.body
    if body is None or len("".join(body.itertext())) < ENOUGH:
        return None
    return body


def _drop_above_title(draft: Draft) -> None:
    """Drop what stands above the repeated title: the kicker, the section, the share bar."""
    wanted = same_words(draft.title or "")
    above = 0
    for number, block in enumerate(draft.blocks[:12]):
        if block.kind is Kind.HEADING and wanted and same_words(block.text) == wanted:
            del draft.blocks[number if above > MAX_ABOVE else 0 : number + 1]
            return
        above += len(block.text)

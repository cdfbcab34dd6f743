"""HTML pages to a draft: the article without navigation, with what the page says about itself.

Extraction is the work of trafilatura. Before it sees a page, a linear scan refuses pages whose
markup no article needs, because such pages are made to keep a parser busy.
"""

import re
from typing import TYPE_CHECKING, Any

from corpus.draft import Block, Draft, Kind, RefusedText
from corpus.metadata import (
    same_words,
    show_title_once,
    sound_date,
    sound_language,
    sound_line,
    sound_url,
)
from corpus.text import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TAGS = 20_000
MAX_DEPTH = 150
MAX_TAG_LENGTH = 20_000

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{MAX_TAG_LENGTH}}}")
_UNCLOSED = frozenset(
    "area base br col embed hr img input link meta source track wbr p li dt dd tr td th option".split()
)
_LANG = re.compile(r"<html\b[^>]{0,500}?\blang=[\"']?([\w-]{2,20})", re.IGNORECASE)
_STOPPED = re.compile(r"[.!:;,]['\"”“»«’)]*$")


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding a page names near its top, None when it names none."""
    match = _CHARSET.search(data[:2_000])
    return match[1].decode("ascii") if match else None


def check_markup(page: str) -> None:
    """Raise `RefusedText` when a page has more or deeper markup than any article needs."""
    if _LONG_TAG.search(page):
        raise RefusedText("a tag with far too many attributes")
    depth = 0
    for count, tag in enumerate(_TAG.finditer(page)):
        if count > MAX_TAGS:
            raise RefusedText(f"more than {MAX_TAGS} tags")
        if tag[2].lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > MAX_DEPTH:
                raise RefusedText("tags nested too deeply")


def read_html(page: str) -> Draft:
    """Return the draft of a decoded page. Raises `RefusedText`."""
    check_markup(page)
    from trafilatura import bare_extraction  # noqa: PLC0415 (heavy)

    found = bare_extraction(
        page, include_formatting=True, with_metadata=True, favor_recall=True, include_comments=False
    )
    blocks = list(_blocks(found.body)) if found is not None else []
    draft = Draft(blocks, marked=True)
    if found is not None:
        draft.title = sound_line(found.title)
        draft.outlet = sound_line(found.sitename)
        draft.date = sound_date(found.date)
        draft.url = sound_url(found.url)
        draft.author = sound_line(found.author)
    match = _LANG.search(page)
    draft.language = sound_language(match[1]) if match else None
    _drop_above_title(draft)
    show_title_once(draft)
    return draft


def _drop_above_title(draft: Draft) -> None:
    wanted = same_words(draft.title or "")
    for number, block in enumerate(draft.blocks[:8]):
        if block.kind is Kind.HEADING and wanted and same_words(block.text) == wanted:
            del draft.blocks[:number]
            return


def _blocks(element: Any) -> "Iterator[Block]":
    """Yield the blocks of the tree that trafilatura builds (a subset of TEI)."""
    for child in element:
        text = " ".join(clean_text("".join(child.itertext())).split())
        if child.tag in {"list", "quote", "table", "row"} and len(child):
            yield from _blocks(child)
        elif not text:
            continue
        elif child.tag == "head":
            yield Block(text, Kind.HEADING)
        elif child.tag in {"item", "cell"}:
            yield Block("• " + text, Kind.LINE)
        elif _only(child, "#b") and not _STOPPED.search(text):
            yield Block(text, Kind.HEADING)
        else:
            yield Block(clean_line(text, 1_000_000))


def _only(element: Any, mark: str) -> bool:
    """Return whether all text of a paragraph stands in one `hi` element with this mark."""
    return (
        len(element) == 1
        and not (element.text or "").strip()
        and not (element[0].tail or "").strip()
        and element[0].get("rend") == mark
    )

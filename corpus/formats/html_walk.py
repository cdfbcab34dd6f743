"""Walks through the tree of a page and collects the blocks of its article.

Understands HTML and the subset of TEI that trafilatura builds (`head`, `hi`, `lb`, `item` …).
"""

import re
from typing import Any

from corpus.formats.draft import Block, Kind, Stress, block_of, mark_closing_notes
from corpus.formats.html_tags import (
    ASIDES,
    BLOCKS,
    BOLD,
    BREAKS,
    CELLS,
    HEADINGS,
    ITALIC,
    ITEMS,
    LISTS,
    ROWS,
    SKIPPED,
)
from corpus.text import clean_text

# Parts of a page by the names authors give them; only small parts are judged by their name.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|teasers?|newsletter|adverts?|advertisement|ads?"
    r"|anzeige|werbung|promo|cookies?|consent|comments?|kommentare?|breadcrumbs?|paywall|recommend"
    r"|recommendations|banner|sponsor(?:ed)?|tags|taglist|toolbar|pagination|sidebar|hidden|sr-only"
    r"|subscribe|subscription|byline|autor|authors?|kicker|dachzeile|spitzmarke|topline|roofline"
    r"|date|datum|timestamp|published|publication-date|metadata|meta|credits?|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SMALL = 300
"""Longest part of a page, in code points, that is left out for its name alone."""


def marked_article(root: Any) -> Any:
    """Return the element a page marks as its article, None when it marks none."""
    for path in (".//article", ".//*[@itemprop='articleBody']", ".//main", ".//*[@role='main']"):
        found = [(len(_paragraph_text(element)), element) for element in root.iterfind(path)]
        if found:
            length, element = max(found, key=lambda pair: pair[0])
            if length:
                return element
    return None


def heading_of(element: Any) -> str | None:
    """Return the first main heading below an element as one line."""
    for heading in element.iter("h1"):
        text = _line("".join(heading.itertext()))
        if text:
            return text[:300]
    return None


class Walk:
    """Collects the blocks below an element."""

    def __init__(self, element: Any) -> None:
        self.blocks: list[Block] = []
        self._stresses: list[Stress] = []
        self._pieces: list[str] = []
        self._kind = Kind.PARAGRAPH
        self._bullet = ""
        self._numbers: list[int | None] = []
        """For each open list the number of its last item; None when items have bullets."""
        self._plain = self._bold = self._italic = False
        self._visit(element, Kind.PARAGRAPH, Stress.NONE)
        self._flush()
        mark_closing_notes(self.blocks, self._stresses)

    def _visit(self, element: Any, kind: Kind, stress: Stress) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or _is_beside(element):
            return
        if tag in BREAKS:
            self._flush()
        elif tag in ROWS:
            self._row(element)
        elif tag in HEADINGS or tag in ASIDES or tag in ITEMS or tag in BLOCKS:
            self._block(element, kind)
        else:
            self._children(element, kind, _stress_of(element, stress))

    def _block(self, element: Any, kind: Kind) -> None:
        """Take an element that begins and ends a paragraph."""
        self._flush()
        tag = element.tag
        if tag in LISTS:
            ordered = tag == "ol" or element.get("rend") == "ol"
            self._numbers.append(0 if ordered else None)
        elif tag in ITEMS:
            self._bullet = self._next_bullet()
        self._children(element, _kind_of(tag, kind), Stress.NONE)
        self._flush()
        self._bullet = ""
        if tag in LISTS:
            self._numbers.pop()

    def _next_bullet(self) -> str:
        last = self._numbers[-1] if self._numbers else None
        if last is None:
            return "• "
        self._numbers[-1] = last + 1
        return f"{last + 1}. "

    def _children(self, element: Any, kind: Kind, stress: Stress) -> None:
        self._take(element.text, kind, stress)
        for child in element:
            self._visit(child, kind, stress)
            self._take(child.tail, kind, stress)

    def _take(self, text: str | None, kind: Kind, stress: Stress) -> None:
        if not text:
            return
        self._pieces.append(text)
        self._kind = kind
        if not text.isspace():
            self._plain |= stress is Stress.NONE
            self._bold |= stress is Stress.BOLD
            self._italic |= stress is Stress.ITALIC

    def _row(self, row: Any) -> None:
        self._flush()
        cells = [_line("".join(cell.itertext())) for cell in row if cell.tag in CELLS]
        self._pieces = [" | ".join(filter(None, cells))]
        self._kind, self._plain = Kind.LINE, True
        self._flush()

    def _flush(self) -> None:
        """Finish the block that has been collected."""
        text = _line("".join(self._pieces))
        if text:
            stress = Stress.NONE
            if not self._plain and self._bold is not self._italic:
                stress = Stress.BOLD if self._bold else Stress.ITALIC
            self.blocks.append(block_of(self._bullet + text, self._kind, stress))
            self._stresses.append(stress)
            self._bullet = ""
        self._pieces, self._kind = [], Kind.PARAGRAPH
        self._plain = self._bold = self._italic = False


def _kind_of(tag: str, kind: Kind) -> Kind:
    if tag in HEADINGS:
        return Kind.HEADING
    if tag in ASIDES:
        return Kind.ASIDE
    return Kind.LINE if tag in ITEMS and kind is Kind.PARAGRAPH else kind


def _stress_of(element: Any, stress: Stress) -> Stress:
    mark = element.get("rend") if element.tag == "hi" else element.tag
    if mark == "#b" or mark in BOLD:
        return Stress.BOLD
    return Stress.ITALIC if mark == "#i" or mark in ITALIC else stress


def _is_beside(element: Any) -> bool:
    """Return whether an element is hidden or, by its name, no part of the text."""
    if element.tag == "form":
        return _is_small(element)
    if not element.attrib:
        return False
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true":
        return True
    if "display:none" in (get("style") or "").replace(" ", "").lower():
        return True
    names = f"{get('class') or ''} {get('id') or ''}"
    return bool(_BESIDE.search(names)) and _is_small(element)


def _is_small(element: Any) -> bool:
    """Return whether an element holds so little text that its name decides."""
    length = 0
    for number, piece in enumerate(element.itertext()):
        length += len(piece)
        if length > _SMALL or number > 100:
            return False
    return True


def _paragraph_text(element: Any) -> str:
    return "".join("".join(paragraph.itertext()) for paragraph in element.iter("p")).strip()


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())

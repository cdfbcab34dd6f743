"""Finds the passage of a note again after its article changed, and says how sure it is.

First the remembered position, if the text is the same; then the words themselves with their
surroundings; then the most similar words, with rules that refuse a look-alike; then the parts
of a passage that was torn apart. A long passage is found by its ends. Pure functions: text in,
result out. Nothing stored is ever rewritten by looking.
"""

from collections.abc import Iterable

from annotations.anchoring.passages import SearchedText
from annotations.anchoring.searching import CONTEXT, search, search_parts
from annotations.long_quotes import LONG_QUOTE, search_long
from annotations.note import Anchor, Resolution
from corpus.article import Span


def make_anchor(text: str, span: Span) -> Anchor:
    """Describe a passage of `text` so that it can be found again.

    Raises `ValueError` for a span that is empty or lies outside of the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage at {start} to {end} in a text of {len(text)} characters")
    before, behind = _context_start(text, start), _context_end(text, end)
    sha256 = SearchedText(text).sha256
    return Anchor(text[start:end], text[before:start], text[end:behind], start, end, sha256)


def resolve_anchor(text: str, anchor: Anchor) -> Resolution:
    """Find the passage of one anchor in `text`."""
    return resolve_anchors(text, [anchor])[0]


def resolve_anchors(text: str, anchors: Iterable[Anchor]) -> list[Resolution]:
    """Find the passages of many anchors in one text, in order; the text is prepared once."""
    searched = SearchedText(text)
    return [_resolve(searched, anchor) for anchor in anchors]


def _resolve(searched: SearchedText, anchor: Anchor) -> Resolution:
    in_place = _in_place(searched, anchor)
    if in_place:
        return in_place
    if len(anchor.exact) > LONG_QUOTE:
        return search_long(searched, anchor)
    found, _ = search(searched, anchor)
    if found.state == "orphan":
        return search_parts(searched, anchor) or found
    return found


def _in_place(searched: SearchedText, anchor: Anchor) -> Resolution | None:
    """Return the passage where it was, if its words and what stood around them stand there.

    A position is believed for no other reason: somebody may have edited it by hand.
    """
    if not stands_in_place(searched.text, anchor):
        return None
    span = Span(anchor.start, anchor.end)
    if anchor.text_sha256 == searched.sha256:
        return Resolution("exact", span, 1.0, "the text did not change")
    if anchor.prefix or anchor.suffix:
        return Resolution("exact", span, 1.0, "it stands where it stood")
    return None


def stands_in_place(text: str, anchor: Anchor) -> bool:
    """Tell whether a passage and what stood around it stand at its position."""
    start, end = anchor.start, anchor.end
    return (
        0 <= start < end
        and text[start:end] == anchor.exact
        and text[max(0, start - len(anchor.prefix)) : start] == anchor.prefix
        and text[end : end + len(anchor.suffix)] == anchor.suffix
    )


def _context_start(text: str, place: int) -> int:
    """Return where the context before `place` begins: at a word, if one begins near."""
    start = max(0, place - CONTEXT)
    while start > max(0, place - 2 * CONTEXT) and not text[start - 1].isspace():
        start -= 1
    return start


def _context_end(text: str, place: int) -> int:
    end = min(len(text), place + CONTEXT)
    while end < min(len(text), place + 2 * CONTEXT) and not text[end].isspace():
        end += 1
    return end

"""Finding words that somebody quotes in the text of an article."""

import re

from annotations.anchoring.anchors import resolve_anchor
from annotations.note import Anchor
from corpus.article import Span
from corpus.text import clean_text


def find_quote(text: str, quote: str) -> list[Span]:
    """Return every place where `quote` stands in `text`, ascending.

    White space counts as one space: a quote may be copied from a terminal that broke its lines.
    """
    words = clean_text(quote).split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return [Span(*found.span()) for found in pattern.finditer(text)]


def nearest_words(text: str, quote: str) -> str | None:
    """Return the passage of `text` that is most like `quote`, when one is like it."""
    wanted = " ".join(clean_text(quote).split())
    found = resolve_anchor(text, Anchor(wanted, "", "", 0, len(wanted), "")) if wanted else None
    return text[slice(*found.span)] if found and found.span else None

"""What stands between quotation marks, also where a quote goes over several statements."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.article import Span

LONGEST: Final = 1500
"""Code points; an opening mark without its closing one does not quote the rest of an article."""
SHORTEST: Final = 2

_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSING: Final = {"„": '“”"', "“": '”"', "»": "«", "«": "»", "‚": "‘’", "‹": "›", "›": "‹"}
_OPENING = re.compile(r"[„“»«‚‹›]|(?<![^\s(\[–—-])\"(?=\w)")
_STRAIGHT = '"'


def find_quotes(text: str) -> Iterator[Span]:
    """Yield what is quoted in `text`, without the marks, paragraph by paragraph."""
    for paragraph in _PARAGRAPH.finditer(text):
        at, end = paragraph.span()
        while opening := _OPENING.search(text, at, end):
            closing = _find_any(text, _CLOSING.get(opening[0], _STRAIGHT), opening.end(), end)
            at = opening.end() if closing is None else closing + 1
            if closing is not None and closing - opening.end() >= SHORTEST:
                yield Span(opening.end(), closing)


def _find_any(text: str, marks: str, start: int, end: int) -> int | None:
    """Return where the first of the marks stands."""
    end = min(end, start + LONGEST)
    found = [at for mark in marks if (at := text.find(mark, start, end)) >= 0]
    return min(found, default=None)


def quoted_within(quotes: list[Span], statement: Span) -> tuple[Span, ...]:
    """Return the quoted stretches inside a statement; `quotes` ascending."""
    cut = (Span(max(q.start, statement.start), min(q.end, statement.end)) for q in quotes)
    return tuple(span for span in cut if span.end - span.start >= SHORTEST)

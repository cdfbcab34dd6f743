"""Cutting a typed query into pieces: words, quoted phrases, brackets, operators, field names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of a query is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    OPEN = "("
    CLOSE = ")"
    AND = "and"
    OR = "or"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a query, with its text without quotation marks."""

    kind: Kind
    text: str
    typed: str
    """The piece as it was typed, to speak about it."""
    glued: bool
    """Whether the piece before it ends right where this one begins."""
    slop: str = ""
    """The digits after `"…"~`; `0` stands for none typed after the `~`."""


_QUOTES = {'"': '"“”', "„": '“”"', "“": '”"', "”": '”"', "»": '«"', "«": '»"'}
"""Opening quotation marks and what closes them."""
WITHOUT_QUOTES = str.maketrans(dict.fromkeys("".join(_QUOTES), " "))
"""For what stands inside a phrase: marks of another kind mean nothing there."""
CLOSING = frozenset("".join(_QUOTES.values()))
"""Quotation marks that end a phrase."""

_OPERATORS = {
    "AND": Kind.AND,
    "UND": Kind.AND,
    "OR": Kind.OR,
    "ODER": Kind.OR,
    "NOT": Kind.NOT,
    "NICHT": Kind.NOT,
}
_BARE = re.compile(r"[^\s()\"„“”»«]+")
_FIELD = re.compile(r"([^\W\d_]+):")
_SLOP = re.compile(r"~(\d*)")


def cut(query: str, fields: frozenset[str]) -> Iterator[Piece]:
    """Yield the pieces of `query`; only names in `fields` count as field names."""
    at, glued = 0, False
    while at < len(query):
        char = query[at]
        if char.isspace():
            at, glued = at + 1, False
            continue
        if char in "()":
            piece, at = Piece(Kind(char), char, char, glued), at + 1
        elif char in _QUOTES:
            piece, at = _phrase(query, at, glued)
        else:
            piece, at = _bare(query, at, glued, fields)
        yield piece
        glued = True


def _phrase(query: str, start: int, glued: bool) -> tuple[Piece, int]:
    """Read a quoted phrase; one without end goes on to the end of the query."""
    closing = _QUOTES[query[start]]
    end = next((at for at in range(start + 1, len(query)) if query[at] in closing), len(query))
    after = min(end + 1, len(query))
    slop = ""
    if found := _SLOP.match(query, after):
        slop = found[1] or "0"
        after = found.end()
    return Piece(Kind.PHRASE, query[start + 1 : end], query[start:after], glued, slop), after


def _bare(query: str, start: int, glued: bool, fields: frozenset[str]) -> tuple[Piece, int]:
    """Read what stands without quotes: a minus, a field name, an operator or a word."""
    if query[start] in "-−" and start + 1 < len(query) and not query[start + 1].isspace():
        return Piece(Kind.NOT, "-", "-", glued), start + 1
    named = _FIELD.match(query, start)
    if named and named[1].lower() in fields:
        return Piece(Kind.FIELD, named[1].lower(), named[0], glued), named.end()
    found = _BARE.match(query, start)
    assert found is not None  # noqa: S101 - the caller has seen a bare character here
    text = found[0]
    return Piece(_OPERATORS.get(text, Kind.WORD), text, text, glued), found.end()

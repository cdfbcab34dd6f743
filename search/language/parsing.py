"""Reading a query as it is typed: half-typed input never fails and never changes meaning silently.

words             all must occur, in any form        word* word~ word~2 te?t te*t
"…" „…“ »…«       words side by side                  "a b"~5   near each other
OR ODER           one of them (AND binds tighter)    ( )       grouping
NOT NICHT -word   must not occur                     title: outlet: date: … see `fields`
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corpus.text import clean_line
from search.errors import ImpossibleQuery
from search.language.analysis import WORD
from search.language.everything import Everything
from search.language.fields import (
    DATE_FIELDS,
    LANGUAGE_FIELDS,
    TEXT_FIELDS,
    VALUE_FIELDS,
    read_days,
    read_language,
    read_state,
)
from search.language.lexing import WITHOUT_QUOTES, Kind, Piece, cut
from search.language.syntax import (
    And,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scoped,
    Text,
    Wildcard,
    Word,
)

MAX_LENGTH = 512
"""Code points of a query."""
MAX_TERMS = 32
MAX_DEPTH = 8
"""Brackets and fields inside each other."""
MAX_FUZZY = 2
"""Letters; more would match almost any word."""
MAX_SLOP = 50
"""Words in between; more is no longer near."""
MIN_LETTERS = 2
"""Letters that a pattern must spell out."""

_FIELDS = frozenset(TEXT_FIELDS) | VALUE_FIELDS
_FUZZY = re.compile(r"(.+)~(\d*)")
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]+):")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query, and what people should know about how it was understood."""

    query: Query
    notices: tuple[str, ...]


def parse_query(text: str, *, today: date) -> Parsed:
    """Read a query; `today` is what `date:today` and the like count from.

    Raises `ImpossibleQuery` for what must be refused: too long, too deep, a leading wildcard.
    """
    if len(text) > MAX_LENGTH:
        raise ImpossibleQuery(f"The query is longer than {MAX_LENGTH} characters.")
    line = clean_line(text, MAX_LENGTH)
    parser = _Parser(list(cut(line, _FIELDS)), today)
    query = parser.query()
    return Parsed(query, tuple(dict.fromkeys(parser.notices)))


class _Parser:
    """Recursive descent over the pieces; how deep it can go is limited by `MAX_DEPTH`."""

    def __init__(self, pieces: list[Piece], today: date) -> None:
        self.pieces = pieces
        self.today = today
        self.at = 0
        self.depth = 0
        self.terms = 0
        self.notices: list[str] = []

    def query(self) -> Query:
        """Read everything; brackets that close nothing are left out."""
        parts = []
        while self.at < len(self.pieces):
            if part := self.either():
                parts.append(part)
            if self.at < len(self.pieces):
                self.leave_out(self.pieces[self.at], "closes nothing")
                self.at += 1
        return _all_of(parts) or Everything()

    def either(self) -> Query | None:
        """Read alternatives up to a closing bracket."""
        parts: list[Query] = []
        while True:
            if part := self.together():
                parts.append(part)
            piece = self.peek()
            if piece is None or piece.kind is not Kind.OR:
                return _one_of(parts)
            self.at += 1
            following = self.peek()
            if part is None or following is None or following.kind in {Kind.CLOSE, Kind.OR}:
                self.leave_out(piece, "has nothing to join")

    def together(self) -> Query | None:
        """Read what must all match."""
        parts: list[Query] = []
        while (piece := self.peek()) and piece.kind not in {Kind.OR, Kind.CLOSE}:
            if piece.kind is Kind.AND:
                self.at += 1
                following = self.peek()
                if not parts or following is None or following.kind in {Kind.CLOSE, Kind.OR}:
                    self.leave_out(piece, "has nothing to join")
            elif part := self.negated():
                parts.append(part)
        return _all_of(parts)

    def negated(self) -> Query | None:
        """Read one operand and the operators before it that turn it around."""
        turned, last = False, None
        while (piece := self.peek()) and piece.kind is Kind.NOT:
            turned, last = not turned, piece
            self.at += 1
        if last and (piece is None or piece.kind in {Kind.CLOSE, Kind.OR, Kind.AND}):
            self.leave_out(last, "has nothing to exclude")
            return None
        operand = self.operand()
        return _turned(operand) if operand and turned else operand

    def operand(self) -> Query | None:
        """Read a word, a phrase, a bracketed query or a field with its value."""
        piece = self.pieces[self.at]
        self.at += 1
        match piece.kind:
            case Kind.OPEN:
                return self.deeper(piece, self.bracketed)
            case Kind.FIELD:
                return self.deeper(piece, lambda: self.field(piece))
            case Kind.PHRASE:
                return self.counted(self.phrase(piece))
            case _:
                return self.counted(self.word(piece))

    def bracketed(self) -> Query | None:
        """Read up to the closing bracket; a missing one is understood at the end."""
        inner = self.either()
        if self.peek():
            self.at += 1
        return inner

    def field(self, name: Piece) -> Query | None:
        """Read what stands right behind a field name."""
        piece = self.peek()
        value_kinds = {Kind.WORD, Kind.PHRASE, Kind.OPEN, Kind.FIELD}
        if piece is None or not piece.glued or piece.kind not in value_kinds:
            self.leave_out(name, "needs a value right behind it")
            return None
        if name.text in TEXT_FIELDS:
            inner = self.operand()
            return Scoped(TEXT_FIELDS[name.text], inner) if inner else None
        if piece.kind in {Kind.OPEN, Kind.FIELD}:
            self.leave_out(name, "needs a single value")
            return None
        self.at += 1
        query = self.value(name.text, piece.text)
        if query is None:
            self.leave_out(f"{name.typed}{piece.typed}", _EXPECTED[_kind_of(name.text)])
        return self.counted(query)

    def value(self, field: str, value: str) -> Query | None:
        """Read the value of a field that takes one word."""
        if field in DATE_FIELDS:
            return read_days(DATE_FIELDS[field], value, self.today)
        return read_language(value) if field in LANGUAGE_FIELDS else read_state(value)

    def phrase(self, piece: Piece) -> Query | None:
        """Read a quoted phrase."""
        text = " ".join(piece.text.translate(WITHOUT_QUOTES).split())
        if not WORD.search(text):
            self.leave_out(piece, "holds no word")
            return None
        slop = _number(piece.slop)
        if slop > MAX_SLOP:
            self.notices.append(
                f"“~{piece.slop[:9]}” was read as ~{MAX_SLOP}, the widest possible."
            )
        return Phrase(text, min(slop, MAX_SLOP))

    def word(self, piece: Piece) -> Query | None:
        """Read a bare word with its wildcards or its `~`."""
        text = piece.text
        if not WORD.search(text) and not set(text) & set("*?"):
            if text not in "-−–—+&/|":
                self.leave_out(piece, "holds no word")
            return None
        if "*" in text or "?" in text:
            return _pattern(text)
        if (fuzzy := _FUZZY.fullmatch(text)) and WORD.search(fuzzy[1]):
            return self.fuzzy(fuzzy[1], fuzzy[2])
        if named := _UNKNOWN_FIELD.match(text):
            self.notices.append(f"“{named[0]}” is not a field; searched as words.")
        return Word(text)

    def fuzzy(self, text: str, digits: str) -> Query:
        """Read `text~` with the number behind it."""
        distance = _number(digits) if digits else 1
        if distance > MAX_FUZZY:
            self.notices.append(f"“~{digits[:9]}” was read as ~{MAX_FUZZY}, the most possible.")
        return Fuzzy(text, min(distance, MAX_FUZZY)) if distance else Word(text)

    def deeper(self, piece: Piece, read: Callable[[], Query | None]) -> Query | None:
        """Read something one level down."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ImpossibleQuery(f"More than {MAX_DEPTH} brackets or fields inside each other.")
        before = self.at
        inner = read()
        self.depth -= 1
        if inner is None and piece.kind is Kind.OPEN and self.at - before <= 1:
            self.leave_out("()", "is empty")
        return inner

    def counted(self, query: Query | None) -> Query | None:
        """Count a term."""
        self.terms += query is not None
        if self.terms > MAX_TERMS:
            raise ImpossibleQuery(f"More than {MAX_TERMS} words or conditions in one query.")
        return query

    def peek(self) -> Piece | None:
        """Return the piece that comes next."""
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def leave_out(self, piece: Piece | str, why: str) -> None:
        """Say that a piece was left out."""
        typed = piece if isinstance(piece, str) else piece.typed
        self.notices.append(f"“{clean_line(typed, 40)}” {why}; left out.")


_EXPECTED = {
    "date": "is no date like 2025, 2025-08, 2025-08-15, 2025-08-01..2025-08-15 or today",
    "language": "is no language like de or en",
    "state": "is none of unread, read, starred, noted",
}


def _kind_of(field: str) -> str:
    if field in DATE_FIELDS:
        return "date"
    return "language" if field in LANGUAGE_FIELDS else "state"


def _number(digits: str) -> int:
    """Read a number of any length without paying for its length."""
    return int(digits[:9] or "0")


def _pattern(text: str) -> Text:
    """Read a word with wildcards."""
    spelled = WORD.findall(text.replace("*", " ").replace("?", " "))
    head = text.lstrip("+\"'([{")
    if head[:1] in {"*", "?"} or not spelled:
        raise ImpossibleQuery(
            f"“{clean_line(text, 40)}” begins with a wildcard; write at least its first letters."
        )
    if sum(map(len, spelled)) < MIN_LETTERS:
        raise ImpossibleQuery(
            f"“{clean_line(text, 40)}” is too wide; write at least {MIN_LETTERS} letters."
        )
    stem = text.rstrip("*")
    if "*" in stem or "?" in stem:
        return Wildcard(text)
    return Prefix(stem)


def _all_of(parts: list[Query]) -> Query | None:
    """Join what must all match."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    return And(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def _one_of(parts: list[Query]) -> Query | None:
    """Join alternatives."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return Or(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def _turned(query: Query) -> Query:
    return query.query if isinstance(query, Not) else Not(query)

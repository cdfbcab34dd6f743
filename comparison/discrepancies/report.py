"""What the search for one kind of difference hands on, and small helpers it needs."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comparison.model import Kind, NamedMention, Place, Side, Statement, Token, Value, Verdict
from corpus.article import Span


@dataclass(frozen=True, slots=True)
class Report:
    """A point on which two sides differ, before reports on one fact are joined."""

    kind: Kind
    verdict: Verdict
    values: tuple[Value, ...]
    subject: str
    reason: str
    sureness: float
    """Higher is surer; comparable within a kind only."""
    key: str = ""
    """Reports of one kind with the same key are on one fact, whatever their places."""


def statement_at(sides: Sequence[Side], place: Place) -> Statement:
    """Return the statement at a place."""
    return sides[place.side].analysis.statements[place.statement]


def value_of(sides: Sequence[Side], place: Place, span: Span) -> Value:
    """Return the words of a span inside the statement at a place."""
    statement = statement_at(sides, place)
    begin = statement.span.start
    return Value(place, span, statement.text[span.start - begin : span.end - begin])


def ordered(values: Iterable[Value]) -> tuple[Value, ...]:
    """Return values by side, statement and place in the text, each once."""
    return tuple(sorted(set(values), key=lambda value: (value.place, value.span)))


def _start(mention: NamedMention) -> int:
    return mention.start


def mentions_in(side: Side, statement: Statement) -> tuple[NamedMention, ...]:
    """Return the names inside a statement."""
    mentions = side.mentions
    first = past = bisect_left(mentions, statement.span.start, key=_start)
    while past < len(mentions) and mentions[past].end <= statement.span.end:
        past += 1
    return mentions[first:past]


def spoken(statement: Statement) -> tuple[str, ...]:
    """Return the words of a statement in lower case, one for each token."""
    begin = statement.span.start
    return tuple(statement.text[t.start - begin : t.end - begin].lower() for t in statement.tokens)


def free_words(side: Side, statement: Statement) -> list[Token]:
    """Return the content words of a statement outside its names and figures."""
    taken = [Span(mention.start, mention.end) for mention in mentions_in(side, statement)]
    taken += [figure.span for figure in statement.quantities]
    return [
        token
        for token in statement.tokens
        if token.content
        and not token.stem[0].isdigit()
        and not any(span.start < token.end and token.start < span.end for span in taken)
    ]

"""One saying quoted in two wordings."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from comparison.discrepancies.report import Report, ordered, statement_at, value_of
from comparison.model import Kind, Place, Side, Statement, Token, Verdict
from corpus.article import Span

_SURE: Final = 0.0
"""Log-odds that two statements need for their quotes to be compared."""
_FEWEST: Final = 2
"""Content words that both quotes must have."""
_SHARE: Final = 0.4
"""Share of the shorter quote's content words that both must have."""


def find_versions(
    sides: Sequence[Side], scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each linked pair that quotes one saying in two wordings."""
    for (left, right), score in scored.items():
        if score < _SURE:
            continue
        one, other = statement_at(sides, left), statement_at(sides, right)
        for ours, theirs in product(one.quotes, other.quotes):
            if _versions(_words(one, ours), _words(other, theirs)):
                values = (
                    value_of(sides, left, _bare(one, ours)),
                    value_of(sides, right, _bare(other, theirs)),
                )
                yield Report(
                    Kind.TERM,
                    Verdict.COMPATIBLE,
                    ordered(values),
                    _topic(one, ours, other, theirs),
                    "The same saying is quoted in different words.",
                    score,
                )


def _words(statement: Statement, quote: Span) -> list[Token]:
    return [token for token in statement.tokens if quote.start <= token.start < quote.end]


def _bare(statement: Statement, quote: Span) -> Span:
    """Return a quote without the comma that English puts inside it."""
    begin = statement.span.start
    text = statement.text[quote.start - begin : quote.end - begin]
    return Span(quote.start, quote.start + len(text.rstrip(" ,")))


def _topic(one: Statement, ours: Span, other: Statement, theirs: Span) -> str:
    """Return the longest content word that both quotes have, as the first one writes it."""
    rivals = {token.stem for token in _words(other, theirs) if token.content}
    begin = one.span.start
    common = (
        one.text[token.start - begin : token.end - begin]
        for token in _words(one, ours)
        if token.stem in rivals
    )
    return max(common, key=len, default="")


def _versions(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Return whether two quotes are one saying, and neither is merely cut out of the other."""
    content, rival = ({token.stem for token in each if token.content} for each in (ours, theirs))
    common = len(content & rival)
    if common < _FEWEST or common < _SHARE * min(len(content), len(rival)):
        return False
    short, long = sorted(([token.stem for token in each] for each in (ours, theirs)), key=len)
    size = len(short)
    return not any(long[at : at + size] == short for at in range(len(long) - size + 1))

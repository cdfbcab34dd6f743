"""One quote with two speakers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from comparison.discrepancies.quoting import quoted_text, same_words
from comparison.discrepancies.report import (
    Report,
    mentions_in,
    ordered,
    statement_at,
    value_of,
)
from comparison.model import Kind, NamedMention, Place, Side, Statement, Value, Verdict
from corpus.article import Span


class Speaker(NamedTuple):
    """A person and where the text names them."""

    entity: str
    place: Place
    span: Span


def find_speakers(
    sides: Sequence[Side], scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each pair of statements with one quote by two people."""
    for left, right in scored:
        one, other = statement_at(sides, left), statement_at(sides, right)
        if not same_words(one, other):
            continue
        ours, theirs = _speaker(sides, left), _speaker(sides, right)
        if ours and theirs and ours.entity != theirs.entity:
            values = [*_values(sides, left, ours), *_values(sides, right, theirs)]
            yield Report(
                Kind.ATTRIBUTION,
                Verdict.DIFFERS,
                ordered(values),
                quoted_text(one) or quoted_text(other),
                "The same words are put into the mouths of two people.",
                2.0,
            )


def _values(sides: Sequence[Side], quote: Place, speaker: Speaker) -> Iterator[Value]:
    """Yield the name, and the quote as well when it stands in another statement."""
    yield value_of(sides, speaker.place, speaker.span)
    statement = statement_at(sides, quote)
    if speaker.place != quote and statement.quotes:
        yield value_of(sides, quote, statement.quotes[0])


def _speaker(sides: Sequence[Side], place: Place) -> Speaker | None:
    """Return who is named beside a quote, in its statement or the ones around it."""
    side = sides[place.side]
    for step in (0, -1, 1, -2, -3):
        index = place.statement + step
        if not 0 <= index < len(side.analysis.statements):
            continue
        near = place._replace(statement=index)
        statement = statement_at(sides, near)
        people = [m for m in mentions_in(side, statement) if m.type == "PER"]
        outside = [m for m in people if not _inside(statement, m)]
        if outside:
            chosen = outside[-1] if step < 0 else outside[0]
            return Speaker(chosen.entity, near, Span(chosen.start, chosen.end))
        if people and step == 0:
            return None
    return None


def _inside(statement: Statement, mention: NamedMention) -> bool:
    return any(q.start <= mention.start < q.end for q in statement.quotes)

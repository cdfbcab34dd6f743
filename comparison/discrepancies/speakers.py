"""One quote with two speakers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from comparison.discrepancies.quoting import quoted_text, same_words
from comparison.discrepancies.report import (
    Report,
    mentions_in,
    ordered,
    spoken,
    statement_at,
    value_of,
)
from comparison.discrepancies.role_words import ENGLISH_ROLES, is_german_role
from comparison.discrepancies.spelling import bare, transcribed
from comparison.model import Kind, Place, Side, Statement, Value, Verdict
from comparison.quantities.lexicon import words
from corpus.article import Span

_PRONOUNS = words("er sie he she")


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
        if (
            ours
            and theirs
            and not _both_named(sides, (left, right), (ours, theirs))
            and not _one_person(sides, ours, theirs)
        ):
            values = [*_values(sides, left, ours), *_values(sides, right, theirs)]
            yield Report(
                Kind.ATTRIBUTION,
                Verdict.DIFFERS,
                ordered(values),
                quoted_text(one) or quoted_text(other),
                "The same words are put into the mouths of two people.",
                2.0,
            )


def _one_person(sides: Sequence[Side], one: Speaker, other: Speaker) -> bool:
    """Return whether two speakers bear one name, written in two ways: Ḥaššān and Haschan."""
    ours, theirs = (bare(value_of(sides, each.place, each.span).text) for each in (one, other))
    return transcribed(ours, theirs)


def _both_named(
    sides: Sequence[Side], places: tuple[Place, Place], speakers: tuple[Speaker, Speaker]
) -> bool:
    """Return whether one of the speakers is named beside the quote on both sides."""
    beside = [
        {speaker.entity, *(each.entity for each in _people(sides, place))}
        for place, speaker in zip(places, speakers, strict=True)
    ]
    return not beside[0].isdisjoint(beside[1])


def _values(sides: Sequence[Side], quote: Place, speaker: Speaker) -> Iterator[Value]:
    """Yield the name, and the quote as well when it stands in another statement."""
    yield value_of(sides, speaker.place, speaker.span)
    statement = statement_at(sides, quote)
    if speaker.place != quote and statement.quotes:
        yield value_of(sides, quote, statement.quotes[0])


def _speaker(sides: Sequence[Side], place: Place) -> Speaker | None:
    """Return who is named beside a quote, or before it when a pronoun says that it is their quote.

    None when the speaker is a nameless role: "ein Sprecher".
    """
    people = _people(sides, place)
    if people or _nameless(sides, place):
        return people[0] if people else None
    quote = statement_at(sides, place)
    steps = (-1, 1, -2, -3) if _PRONOUNS.intersection(spoken(quote)) else (-1, 1)
    for step in steps:
        index = place.statement + step
        if 0 <= index < len(sides[place.side].analysis.statements):
            people = _people(sides, place._replace(statement=index))
            if people:
                return people[-1] if step < 0 else people[0]
    return None


def _people(sides: Sequence[Side], place: Place) -> list[Speaker]:
    """Return the people named in a statement outside its quotes."""
    statement = statement_at(sides, place)
    return [
        Speaker(mention.entity, place, Span(mention.start, mention.end))
        for mention in mentions_in(sides[place.side], statement)
        if mention.type == "PER" and not _quoted(statement, mention.start)
    ]


def _nameless(sides: Sequence[Side], place: Place) -> bool:
    """Return whether somebody without a name, or named in the quote only, is beside the quote."""
    statement = statement_at(sides, place)
    begin = statement.span.start
    german = sides[place.side].analysis.language == "de"
    if any(m.type == "PER" for m in mentions_in(sides[place.side], statement)):
        return True
    for token in statement.tokens:
        word = statement.text[token.start - begin : token.end - begin]
        role = word[0].isupper() and is_german_role(word) if german else word in ENGLISH_ROLES
        if role and not _quoted(statement, token.start):
            return True
    return False


def _quoted(statement: Statement, at: int) -> bool:
    return any(quote.start <= at < quote.end for quote in statement.quotes)

"""Who belongs to a group: enumerations of names that are not the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from comparison.discrepancies.report import (
    Report,
    mentions_in,
    ordered,
    statement_at,
    value_of,
)
from comparison.discrepancies.role_words import ENGLISH_ROLES, is_german_role
from comparison.model import Kind, NamedMention, Place, Side, Verdict
from comparison.quantities.lexicon import words
from corpus.article import Span

_SURE = 0.0
"""Log-odds that two statements need for their enumerations to be compared."""
_JOINT = re.compile(r"(?:,|,?\s(?:und|and|sowie|&))\s(.{0,45})", re.DOTALL)
"""A comma or "and" between two names, and what else stands there: an article, a role."""
_ARTICLES = words(
    "der die das dem den des ein eine einem einen sein seine ihr ihre the a an his her"
)


_REASON = "The sources list different members."


class Listing(NamedTuple):
    """Names of one type in a row."""

    entities: frozenset[str]
    type: str
    span: Span


def find_members(
    sides: Sequence[Side], scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each linked pair that enumerates different members."""
    for (left, right), score in scored.items():
        if score < _SURE:
            continue
        for one in _listings(sides, left):
            for other in _listings(sides, right):
                if _differ(sides, (left, right), one, other):
                    values = value_of(sides, left, one.span), value_of(sides, right, other.span)
                    part = one.entities < other.entities or other.entities < one.entities
                    yield Report(
                        Kind.SET,
                        Verdict.COMPATIBLE if part else Verdict.DIFFERS,
                        ordered(values),
                        "",
                        "One source lists more members." if part else _REASON,
                        score,
                    )


def _listings(sides: Sequence[Side], place: Place) -> Iterator[Listing]:
    """Yield the enumerations of two or more people, bodies or places in a statement."""
    statement = statement_at(sides, place)
    row: list[NamedMention] = []
    for mention in mentions_in(sides[place.side], statement):
        if row:
            begin = statement.span.start
            gap = statement.text[row[-1].end - begin : mention.start - begin]
            if mention.type != row[-1].type or not _joins(gap):
                yield from _listing(row)
                row = []
        row.append(mention)
    yield from _listing(row)


def _joins(gap: str) -> bool:
    """Return whether two names with this between them stand in one enumeration."""
    joint = _JOINT.fullmatch(gap)
    if not joint:
        return False
    *before, last = joint[1].split() or [""]
    role = not last or is_german_role(last) or last.lower() in ENGLISH_ROLES
    plain = all(word.lower() in _ARTICLES or word[0].isupper() for word in before)
    return role and plain


def _listing(row: Sequence[NamedMention]) -> Iterator[Listing]:
    if len({mention.entity for mention in row}) >= 2:
        span = Span(row[0].start, row[-1].end)
        yield Listing(frozenset(mention.entity for mention in row), row[0].type, span)


def _differ(
    sides: Sequence[Side], places: tuple[Place, Place], one: Listing, other: Listing
) -> bool:
    """Return whether two enumerations overlap, and each statement lacks one of the other's."""
    if one.type != other.type or not one.entities & other.entities:
        return False
    if one.entities == other.entities:
        return False
    ours, theirs = (
        {m.entity for m in mentions_in(sides[place.side], statement_at(sides, place))}
        for place in places
    )
    return bool(one.entities - theirs) or bool(other.entities - ours)

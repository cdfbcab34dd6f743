"""Durations that belong to a noun, "44-stündiger Streik", "48-hour strike": no link is needed."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from comparison.discrepancies.counting.lone import Standing
from comparison.model import Place, Side, Statement
from comparison.quantities import Relation, noun_fit, relation
from comparison.quantity import Quantity

_ADJECTIVE = re.compile(
    r"(?i:(?:stünd|täg|minüt|wöch|monat|jähr)ige[rnms]?|\w-(?:hour|day|week|month|minute|year))$"
)
_BEHIND = re.compile(r"(?:-|\s+)(?:[a-zäöüß]+en? )?(?P<noun>[^\W\d_][\w-]+)")
"""The noun behind a duration, one adjective between them at most."""
_FIT = 0.6
"""How well two nouns must fit: Streik and Warnstreik do."""


class Length(NamedTuple):
    """A duration, its noun in lower case, and where it stands."""

    noun: str
    standing: Standing


def length_pairs(sides: Sequence[Side]) -> Iterator[tuple[Standing, Standing, Relation]]:
    """Yield durations of one noun of two sides that each give only one for it."""
    found = [list(_lengths(side, number)) for number, side in enumerate(sides)]
    for ours, theirs in combinations(found, 2):
        for one, other in product(ours, theirs):
            how = relation(one.standing[1], other.standing[1])
            one_thing = noun_fit(one.noun, other.noun) >= _FIT
            if how and one_thing and _alone(one, ours) and _alone(other, theirs):
                yield one.standing, other.standing, how


def _alone(length: Length, among: Sequence[Length]) -> bool:
    """Return whether a side gives no other duration for the noun."""
    return all(
        each.standing[1].value == length.standing[1].value
        for each in among
        if noun_fit(each.noun, length.noun) >= _FIT
    )


def _lengths(side: Side, number: int) -> Iterator[Length]:
    for index, statement in enumerate(side.analysis.statements):
        for quantity in statement.quantities:
            if quantity.kind == "duration" and quantity.value:
                noun = _noun(statement, quantity, side.analysis.language)
                if noun:
                    yield Length(noun, (Place(number, index), quantity))


def _noun(statement: Statement, quantity: Quantity, language: str) -> str:
    """Return the noun that a duration is an adjective to, or compounded with."""
    rest = statement.text[quantity.span.end - statement.span.start :]
    if not (rest[:1] == "-" or _ADJECTIVE.search(quantity.text)):
        return ""
    found = _BEHIND.match(rest)
    noun = found["noun"] if found else ""
    return noun.lower() if language == "en" or noun[:1].isupper() else ""

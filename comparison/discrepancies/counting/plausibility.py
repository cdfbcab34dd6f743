"""What speaks for and against two figures being of one thing."""

from collections.abc import Sequence
from typing import NamedTuple

from comparison.discrepancies.counting.aspects import aspects, unlike
from comparison.discrepancies.counting.lone import distance, one_camp
from comparison.discrepancies.counting.subjects import shared_weight
from comparison.discrepancies.report import mentions_in, statement_at
from comparison.model import Place, Side, Statement
from comparison.quantities import Relation
from comparison.quantity import Quantity

TIMES = frozenset({"clock", "date", "year", "weekday"})
"""Kinds that say when."""
_UNSIZED = TIMES | {"ratio", "age"}
"""Kinds whose values are not compared by size."""
_UNRELATED = 0.0
"""Weight of two figures that may be the same and have no word near them in common."""
APART = 0.79
"""Logarithm of the ratio from which on two figures are seldom of one thing: 2.2."""
_ONE_PERSON = 1.5
"""Weight of common words near two ages that may be of one nameless person."""


class Figure(NamedTuple):
    """A quantity and where it stands."""

    place: Place
    quantity: Quantity


def alone_weight(figure: Quantity, how: Relation) -> float:
    """Return what speaks against a pair of figures whose statements have nothing else in common."""
    if how is Relation.AGREE:
        return 0.0
    if figure.kind == "date" and how is Relation.COMPATIBLE:
        return 2.5
    return {"age": 9.0, "ratio": 0.0}.get(figure.kind, 1.0)


def far_apart(one: Quantity, other: Quantity, how: Relation) -> bool:
    """Return whether two figures differ by so much that they are seldom of one thing."""
    return how is Relation.DIFFER and gap(one, other) > APART


def support(
    sides: Sequence[Side], figures: tuple[Figure, Figure], how: Relation, fit: float
) -> float:
    """Return what speaks for two figures being of one thing besides their statements' score.

    In log-odds; the weights were set by hand with marked events in sight, see docs/quality.md.
    """
    left, right = (statement_at(sides, figure.place) for figure in figures)
    one, other = (figure.quantity for figure in figures)
    common = shared_weight(left, one, right, other)
    weight = 0.6 * min(common, 2.0) - 1.5 * (1.0 - fit)
    weight -= 1.2 * unlike(aspects(left, one), aspects(right, other))
    if how is Relation.COMPATIBLE:
        weight += 0.5 if common else _UNRELATED
    elif how is Relation.DIFFER:
        weight -= min(gap(one, other), APART)
    if one.kind == "ratio" and how is Relation.DIFFER and not one_camp(one, other):
        weight -= 2.0
    if one.kind not in TIMES:
        weight -= _other_years(left, right)
    if one.kind == "age" and common < _ONE_PERSON and not _same_person(sides, figures):
        weight -= 3.0
    return weight - 0.7 * _other_names(sides, figures)


def _same_person(sides: Sequence[Side], figures: tuple[Figure, Figure]) -> bool:
    """Return whether both statements name the same person."""
    ours, theirs = (_named(sides, figure, ("PER",)) for figure in figures)
    return not ours.isdisjoint(theirs)


def _named(sides: Sequence[Side], figure: Figure, types: tuple[str, ...]) -> set[str]:
    """Return the entities of some types that stand in the statement of a figure."""
    mentions = mentions_in(sides[figure.place.side], statement_at(sides, figure.place))
    return {mention.entity for mention in mentions if mention.type in types}


def _other_years(left: Statement, right: Statement) -> float:
    """Return what speaks against figures of one thing when a year is named beside only one."""
    ours, theirs = (
        {figure.low for figure in statement.quantities if figure.kind == "year"}
        for statement in (left, right)
    )
    if ours & theirs or not ours | theirs:
        return 0.0
    return 1.5 if ours and theirs else 0.5


def gap(one: Quantity, other: Quantity) -> float:
    """Return how far apart two differing figures are; far means that they count other things."""
    return 0.0 if one.kind in _UNSIZED else distance(one, other)


def _other_names(sides: Sequence[Side], figures: tuple[Figure, Figure]) -> bool:
    """Return whether the statements name places or bodies, and none in common."""
    ours, theirs = (_named(sides, figure, ("ORG", "LOC")) for figure in figures)
    return bool(ours and theirs) and not ours & theirs

"""Figures of two sides that may be of one thing, and how sure that is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comparison.discrepancies.counting.aspects import (
    aspects,
    day_parts_differ,
    later,
    share_of,
    unlike,
)
from comparison.discrepancies.counting.plausibility import Figure, alone_weight, far_apart, support
from comparison.discrepancies.counting.subjects import alike_around, counted_fit, have_in_common
from comparison.discrepancies.counting.tolls import Toll, same_fate, same_people, tolls
from comparison.discrepancies.report import statement_at
from comparison.model import Place, Side
from comparison.quantities import Relation, relation
from comparison.quantity import Quantity

_FIT = 0.45
"""How well counted nouns must fit."""
_SAME_NOUN = 0.9
"""How well they must fit when the figures lie far apart; so well two tolls of one fate fit."""
_SAID_ONCE = 0.6
"""Fit of one number with and without a noun: "120 Lehrkräfte", "zusammen 120"."""
_SLOT = 0.6
"""Which share of the words around two figures that lie far apart must be common."""


Figures = tuple[tuple[Quantity, Toll | None], ...]
"""Quantities with the tolls that they are."""


class Rival(NamedTuple):
    """Two figures of two sides that may be of one thing."""

    left: Figure
    right: Figure
    how: Relation
    sureness: float

    @property
    def agrees(self) -> bool:
        """Whether the two figures are the same, hedged or not."""
        one, other = self.left.quantity, self.right.quantity
        same = one.value is not None and one.value == other.value and one.kind == other.kind
        return self.how is Relation.AGREE or same

    @property
    def only_coarser(self) -> bool:
        """Whether one side merely leaves out the time of day."""
        return self.how is Relation.COMPATIBLE and self.left.quantity.kind == "weekday"


class Tolls:
    """The tolls of all sides by statement, read when they are asked for."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self._known: dict[Place, tuple[Toll, ...]] = {}
        self._figures: dict[Place, Figures] = {}

    def at(self, place: Place) -> tuple[Toll, ...]:
        """Return the tolls of a statement."""
        if place not in self._known:
            self._known[place] = tolls(statement_at(self._sides, place))
        return self._known[place]

    def figures(self, place: Place) -> Figures:
        """Return the quantities of a statement, tolls in words among them, and their tolls."""
        if place not in self._figures:
            plain = statement_at(self._sides, place).quantities
            by_span = {toll.quantity.span: toll for toll in self.at(place)}
            worded = (toll for toll in self.at(place) if toll.quantity not in plain)
            self._figures[place] = (
                *((quantity, by_span.get(quantity.span)) for quantity in plain),
                *((toll.quantity, toll) for toll in worded),
            )
        return self._figures[place]


def linked_rivals(
    sides: Sequence[Side], known: Tolls, pair: tuple[Place, Place], score: float
) -> Iterator[Rival]:
    """Yield the figures of two linked statements that may be of one thing."""
    left, right = (statement_at(sides, place) for place in pair)
    ours, theirs = (sides[place.side] for place in pair)
    alone: bool | None = None
    for one, toll in known.figures(pair[0]):
        for other, rival_toll in known.figures(pair[1]):
            how = relation(one, other)
            if not how or (one.head == "age") != (other.head == "age"):
                continue
            if how is Relation.DIFFER and (
                share_of(left, one, right, other) or share_of(right, other, left, one)
            ):
                continue
            figures = Figure(pair[0], one), Figure(pair[1], other)
            fit = _fit(sides, figures, (toll, rival_toll), how)
            if fit < _FIT or (far_apart(one, other, how) and not _one_slot(sides, figures, fit)):
                continue
            against = 0.0 if toll and rival_toll else alone_weight(one, how)
            if against and alone is None:
                alone = not have_in_common(ours, left, theirs, right)
            against *= bool(alone)
            yield Rival(*figures, how, score + support(sides, figures, how, fit) - against)


def _fit(
    sides: Sequence[Side],
    figures: tuple[Figure, Figure],
    found: tuple[Toll | None, Toll | None],
    how: Relation,
) -> float:
    """Return how well two figures count the same, 0 to 1."""
    (place, one), (rival_place, other) = figures
    if one.kind != "count":
        return 1.0
    toll, rival = found
    if toll and rival and not same_fate(toll, rival):
        return 0.0
    fit = counted_fit(statement_at(sides, place), one, statement_at(sides, rival_place), other)
    if toll and rival:
        return max(fit, _SAME_NOUN) if same_people(toll, rival) else fit
    if not (one.value and other.value):
        return 0.0 if toll or rival else fit
    if how is Relation.AGREE and (one.value or 0) > 1 and not (one.head and other.head):
        return max(fit, _SAID_ONCE)
    return fit


def _one_slot(sides: Sequence[Side], figures: tuple[Figure, Figure], fit: float) -> bool:
    """Return whether two figures that lie far apart stand in the same place of what is said."""
    if fit < _SAME_NOUN:
        return False
    left, right = (statement_at(sides, figure.place) for figure in figures)
    one, other = (figure.quantity for figure in figures)
    if not (one.value and other.value):
        return True
    if day_parts_differ(left, right):
        return False
    if unlike(aspects(left, one), aspects(right, other)) or later(left, one) != later(right, other):
        return False
    return alike_around(left, one, right, other) >= _SLOT

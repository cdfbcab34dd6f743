"""Figures, dates and times of linked statements that do not agree."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from comparison.discrepancies.lone import lone_pairs
from comparison.discrepancies.plausibility import TIMES, Figure, alone_weight, gap, support
from comparison.discrepancies.report import Report, ordered, statement_at, value_of
from comparison.discrepancies.subjects import (
    common_word,
    counted_fit,
    have_in_common,
)
from comparison.model import Kind, Place, Side, Verdict
from comparison.quantities import Relation, relation

LEAST = -1.0
"""Sureness from which on a difference is reported."""
_LONE = 0.0
"""Sureness of figures of one kind of thing that each side gives only once."""
_APART = 0.79
"""Logarithm of the ratio from which on two figures are seldom of one thing: 2.2."""
_NO_SUBJECT = frozenset({"", "*", "times", "heads", "storeys"})
"""Heads of counts that no reader would call by this name."""
_FIT = 0.45
"""How well counted nouns must fit."""


class Rival(NamedTuple):
    """Two figures of two sides that may be of one thing."""

    left: Figure
    right: Figure
    how: Relation
    sureness: float


def find_figures(
    sides: Sequence[Side], scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each pair of statements and for figures and times apart."""
    pairs = [rival for pair, score in scored.items() for rival in _rivals(sides, pair, score)]
    pairs += [
        Rival(Figure(*one), Figure(*other), how, _LONE) for one, other, how in lone_pairs(sides)
    ]
    settled = _settled(pairs)
    open_ones = [
        rival
        for rival in pairs
        if not _agrees(rival)
        and (rival.left, rival.right.place.side) not in settled
        and (rival.right, rival.left.place.side) not in settled
    ]
    groups: dict[tuple[Place, Place, bool], list[Rival]] = defaultdict(list)
    for rival in _chosen(open_ones):
        if rival.sureness >= LEAST and not _only_coarser(rival):
            place = rival.left.place, rival.right.place
            groups[*place, rival.left.quantity.kind in TIMES].append(rival)
    for (_, _, timed), rivals in groups.items():
        yield _report(sides, rivals, Kind.DATE if timed else Kind.QUANTITY)


def _rivals(sides: Sequence[Side], pair: tuple[Place, Place], score: float) -> Iterator[Rival]:
    left, right = (statement_at(sides, place) for place in pair)
    ours, theirs = (sides[place.side] for place in pair)
    alone: bool | None = None
    for one in left.quantities:
        for other in right.quantities:
            how = relation(one, other)
            if how is Relation.DIFFER and gap(one, other) > _APART:
                continue
            fit = counted_fit(left, one, right, other) if one.kind == "count" else 1.0
            if not how or fit < _FIT or (one.head == "age") != (other.head == "age"):
                continue
            figures = Figure(pair[0], one), Figure(pair[1], other)
            if alone is None:
                alone = not have_in_common(ours, left, theirs, right)
            against = alone * alone_weight(one) if how is not Relation.AGREE else 0.0
            yield Rival(*figures, how, score + support(sides, figures, how, fit) - against)


def _agrees(rival: Rival) -> bool:
    """Return whether two figures are the same, hedged or not."""
    one, other = rival.left.quantity, rival.right.quantity
    same = one.value is not None and one.value == other.value and one.kind == other.kind
    return rival.how is Relation.AGREE or same


def _only_coarser(rival: Rival) -> bool:
    """Return whether one side merely leaves out the time of day."""
    return rival.how is Relation.COMPATIBLE and rival.left.quantity.kind == "weekday"


def _settled(pairs: Sequence[Rival]) -> frozenset[tuple[Figure, int]]:
    """Return the figures that another side confirms, with that side."""
    found = set()
    for rival in pairs:
        if _agrees(rival) or _only_coarser(rival):
            found.add((rival.left, rival.right.place.side))
            found.add((rival.right, rival.left.place.side))
    return frozenset(found)


def _chosen(rivals: Sequence[Rival]) -> list[Rival]:
    """Return those rivals that are the best of one of their figures."""
    best: dict[tuple[Figure, int], float] = {}
    for rival in rivals:
        for figure, side in _ends(rival):
            key = figure, side
            best[key] = max(rival.sureness, best.get(key, rival.sureness))
    fitting = {
        (figure, rival.left.place, rival.right.place)
        for rival in rivals
        if rival.how is Relation.COMPATIBLE
        for figure in (rival.left, rival.right)
    }
    return [
        rival
        for rival in rivals
        if all(rival.sureness >= best[end] for end in _ends(rival))
        and (
            rival.how is Relation.COMPATIBLE
            or not any(
                (figure, rival.left.place, rival.right.place) in fitting
                for figure in (rival.left, rival.right)
            )
        )
    ]


def _ends(rival: Rival) -> tuple[tuple[Figure, int], tuple[Figure, int]]:
    return (rival.left, rival.right.place.side), (rival.right, rival.left.place.side)


def _report(sides: Sequence[Side], rivals: Sequence[Rival], kind: Kind) -> Report:
    differs = any(rival.how is Relation.DIFFER for rival in rivals)
    first = max(rivals, key=lambda rival: rival.sureness)
    values = (
        value_of(sides, figure.place, figure.quantity.span)
        for rival in rivals
        for figure in (rival.left, rival.right)
    )
    return Report(
        kind,
        Verdict.DIFFERS if differs else Verdict.COMPATIBLE,
        ordered(values),
        _subject(sides, first),
        _reason(kind, differs=differs),
        first.sureness,
    )


def _subject(sides: Sequence[Side], rival: Rival) -> str:
    left, right = rival.left, rival.right
    if left.quantity.kind == "count" and left.quantity.head not in _NO_SUBJECT:
        head = left.quantity.head
        return head if sides[left.place.side].analysis.language == "en" else head.capitalize()
    return common_word(
        statement_at(sides, left.place), left.quantity, statement_at(sides, right.place)
    )


def _reason(kind: Kind, *, differs: bool) -> str:
    if kind is Kind.DATE:
        if differs:
            return "The sources give different times."
        return "The times fit together; one is less exact."
    if differs:
        return "The sources give different figures."
    return "One figure is rounded or hedged, so both may hold."

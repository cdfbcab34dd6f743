"""Figures, dates and times of linked statements that do not agree."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from comparison.discrepancies.aspects import aspects, unlike
from comparison.discrepancies.lone import distance, lone_pairs, one_camp
from comparison.discrepancies.report import Report, mentions_in, ordered, statement_at, value_of
from comparison.discrepancies.subjects import (
    common_word,
    counted_fit,
    have_in_common,
    shared_weight,
)
from comparison.model import Kind, Place, Side, Statement, Verdict
from comparison.quantities import Relation, relation
from comparison.quantity import Quantity

LEAST = -1.0
"""Sureness from which on a difference is reported."""
_LONE = 0.0
"""Sureness of figures of one kind of thing that each side gives only once."""
_TIMES = frozenset({"clock", "date", "year", "weekday"})
_UNSIZED = _TIMES | {"ratio", "age"}
"""Kinds whose values are not compared by size."""
_APART = 0.79
"""Logarithm of the ratio from which on two figures are seldom of one thing: 2.2."""
_ONE_PERSON = 1.5
"""Weight of common words near two ages that may be of one nameless person."""
_FIT = 0.45
"""How well counted nouns must fit."""


class Figure(NamedTuple):
    """A quantity and where it stands."""

    place: Place
    quantity: Quantity


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
            groups[*place, rival.left.quantity.kind in _TIMES].append(rival)
    for (_, _, timed), rivals in groups.items():
        yield _report(sides, rivals, Kind.DATE if timed else Kind.QUANTITY)


def _rivals(sides: Sequence[Side], pair: tuple[Place, Place], score: float) -> Iterator[Rival]:
    left, right = (statement_at(sides, place) for place in pair)
    ours, theirs = (sides[place.side] for place in pair)
    alone: bool | None = None
    for one in left.quantities:
        for other in right.quantities:
            how = relation(one, other)
            if how is Relation.DIFFER and _distance(one, other) > _APART:
                continue
            fit = counted_fit(left, one, right, other) if one.kind == "count" else 1.0
            if not how or fit < _FIT or (one.head == "age") != (other.head == "age"):
                continue
            figures = Figure(pair[0], one), Figure(pair[1], other)
            if alone is None:
                alone = not have_in_common(ours, left, theirs, right)
            against = alone * _alone(one) if how is not Relation.AGREE else 0.0
            yield Rival(*figures, how, score + _support(sides, figures, how, fit) - against)


def _alone(figure: Quantity) -> float:
    """Return what speaks against a pair of figures whose statements have nothing else in common."""
    return {"age": 9.0, "ratio": 0.0}.get(figure.kind, 1.0)


def _support(
    sides: Sequence[Side], figures: tuple[Figure, Figure], how: Relation, fit: float
) -> float:
    """Return what speaks for two figures being of one thing besides their statements' score."""
    left, right = (statement_at(sides, figure.place) for figure in figures)
    one, other = (figure.quantity for figure in figures)
    common = shared_weight(left, one, right, other)
    support = 0.6 * min(common, 2.0) - 1.5 * (1.0 - fit)
    support -= 1.2 * unlike(aspects(left, one), aspects(right, other))
    if how is Relation.COMPATIBLE:
        support += 0.5
    elif how is Relation.DIFFER:
        support -= _distance(one, other)
    if one.kind == "ratio" and how is Relation.DIFFER and not one_camp(one, other):
        support -= 2.0
    if one.kind not in _TIMES:
        support -= _other_years(left, right)
    if one.kind == "age" and common < _ONE_PERSON and not _same_person(sides, figures):
        support -= 3.0
    return support - 0.7 * _other_names(sides, figures)


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


def _distance(one: Quantity, other: Quantity) -> float:
    """Return how far apart two differing figures are; far means that they count other things."""
    return 0.0 if one.kind in _UNSIZED else distance(one, other)


def _other_names(sides: Sequence[Side], figures: tuple[Figure, Figure]) -> bool:
    """Return whether the statements name places or bodies, and none in common."""
    ours, theirs = (_named(sides, figure, ("ORG", "LOC")) for figure in figures)
    return bool(ours and theirs) and not ours & theirs


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
    if left.quantity.kind == "count" and len(left.quantity.head) > 1:
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

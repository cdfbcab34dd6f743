"""Figures, dates and times of linked statements that do not agree."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from comparison.discrepancies.lone import lone_pairs
from comparison.discrepancies.plausibility import TIMES, Figure
from comparison.discrepancies.report import Report, ordered, statement_at, value_of
from comparison.discrepancies.rivals import Rival, Tolls, linked_rivals
from comparison.discrepancies.settling import open_rivals
from comparison.discrepancies.subjects import common_word
from comparison.discrepancies.tolls_apart import toll_pairs
from comparison.model import Kind, Place, Side, Verdict
from comparison.quantities import Relation

LEAST = -1.0
"""Sureness from which on a difference is reported."""
_LONE = 0.0
"""Sureness of figures of one kind of thing that each side gives only once."""
_NO_SUBJECT = frozenset({"", "*", "times", "heads", "storeys"})
"""Heads of counts that no reader would call by this name."""


def find_figures(
    sides: Sequence[Side], scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each pair of statements and for figures and times apart."""
    known = Tolls(sides)
    pairs = [
        rival for pair, score in scored.items() for rival in linked_rivals(sides, known, pair, score)
    ]
    for search in (lone_pairs(sides), toll_pairs(sides, known)):
        pairs += [Rival(Figure(*one), Figure(*other), how, _LONE) for one, other, how in search]
    groups: dict[tuple[Place, Place, bool], list[Rival]] = defaultdict(list)
    for rival in open_rivals(pairs):
        if rival.sureness >= LEAST and not rival.only_coarser:
            place = rival.left.place, rival.right.place
            groups[*place, rival.left.quantity.kind in TIMES].append(rival)
    for (_, _, timed), rivals in groups.items():
        yield _report(sides, rivals, Kind.DATE if timed else Kind.QUANTITY)


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

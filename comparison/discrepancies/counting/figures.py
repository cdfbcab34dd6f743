"""Figures, dates and times of linked statements that do not agree."""

from collections.abc import Iterator, Mapping, Sequence

from comparison.discrepancies.counting.lengths import length_pairs
from comparison.discrepancies.counting.lone import lone_pairs
from comparison.discrepancies.counting.plausibility import TIMES, Figure
from comparison.discrepancies.counting.rivals import Rival, Tolls, linked_rivals
from comparison.discrepancies.counting.settling import open_rivals
from comparison.discrepancies.counting.subjects import common_word
from comparison.discrepancies.counting.tolls_apart import toll_pairs
from comparison.discrepancies.informants import informant
from comparison.discrepancies.report import Report, ordered, statement_at, value_of
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
    """Yield a report for each two figures or times that may be of one thing and do not agree."""
    known = Tolls(sides)
    pairs = [
        rival
        for pair, score in scored.items()
        for rival in linked_rivals(sides, known, pair, score)
    ]
    for search in (lone_pairs(sides), length_pairs(sides), toll_pairs(sides, known)):
        pairs += [Rival(Figure(*one), Figure(*other), how, _LONE) for one, other, how in search]
    for rival in open_rivals(pairs):
        if rival.sureness >= LEAST and not rival.only_coarser:
            yield _report(sides, rival)


def _report(sides: Sequence[Side], rival: Rival) -> Report:
    timed = rival.left.quantity.kind in TIMES
    differs = rival.how is Relation.DIFFER
    figures = rival.left, rival.right
    said_by = "" if timed or not differs else _informants(sides, figures)
    return Report(
        Kind.DATE if timed else Kind.QUANTITY,
        Verdict.DIFFERS if differs else Verdict.COMPATIBLE,
        ordered(value_of(sides, figure.place, figure.quantity.span) for figure in figures),
        _subject(sides, rival),
        said_by or _reason(timed=timed, differs=differs),
        rival.sureness,
    )


def _informants(sides: Sequence[Side], figures: tuple[Figure, Figure]) -> str:
    """Return who is named for each of two figures, as a reason; empty unless it is two."""
    left, right = (
        informant(statement_at(sides, figure.place), sides[figure.place.side].analysis.language)
        for figure in figures
    )
    if not left or not right or left.casefold() == right.casefold():
        return ""
    return f"The figures come from different sources: {left} and {right}."


def _subject(sides: Sequence[Side], rival: Rival) -> str:
    left, right = rival.left, rival.right
    if left.quantity.kind == "count" and left.quantity.head not in _NO_SUBJECT:
        head = left.quantity.head
        return head if sides[left.place.side].analysis.language == "en" else head.capitalize()
    return common_word(
        statement_at(sides, left.place), left.quantity, statement_at(sides, right.place)
    )


def _reason(*, timed: bool, differs: bool) -> str:
    if timed:
        if differs:
            return "The sources give different times."
        return "The times fit together; one is less exact."
    if differs:
        return "The sources give different figures."
    return "One figure is rounded or hedged, so both may hold."

"""Tolls that need no link between statements: each side tells how many met one fate."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from comparison.discrepancies.counting.aspects import aspects
from comparison.discrepancies.counting.lone import Standing
from comparison.discrepancies.counting.rivals import Tolls
from comparison.discrepancies.counting.tolls import Toll, same_fate, same_people
from comparison.discrepancies.report import statement_at
from comparison.model import Place, Side
from comparison.quantities import Relation, relation

_ANOTHER = frozenset({"part", "earlier", "feared", "needed", "planned"})
"""Aspects of tolls that are not those of the event."""


def toll_pairs(
    sides: Sequence[Side], known: Tolls
) -> Iterator[tuple[Standing, Standing, Relation]]:
    """Yield tolls of one fate of two sides: those that agree, and one number each besides.

    A side that tells two numbers for one fate may mean two groups or two times: links decide then.
    """
    tables = [_by_fate(sides, known, number) for number in range(len(sides))]
    for ours, theirs in combinations(tables, 2):
        for fate in ours.keys() & theirs.keys():
            pairs = [
                (one, other, relation(one[1].quantity, other[1].quantity))
                for one, other in product(ours[fate], theirs[fate])
                if same_fate(one[1], other[1]) and same_people(one[1], other[1])
            ]
            agreeing = [pair for pair in pairs if pair[2] is not Relation.DIFFER]
            settled = {end for one, other, _ in agreeing for end in (one, other)}
            rest = [pair for pair in pairs if settled.isdisjoint(pair[:2])]
            if not (_one_number(one for one, _, _ in rest) and _one_number(b for _, b, _ in rest)):
                rest = []
            for (place, one), (rival_place, other), how in agreeing + rest:
                yield (place, one.quantity), (rival_place, other.quantity), how


def _by_fate(
    sides: Sequence[Side], known: Tolls, number: int
) -> Mapping[str, list[tuple[Place, Toll]]]:
    """Return the tolls of a side by fate, without those of other times and of parts."""
    found = defaultdict[str, list[tuple[Place, Toll]]](list)
    for index in range(len(sides[number].analysis.statements)):
        place = Place(number, index)
        for toll in known.at(place):
            statement = statement_at(sides, place)
            dated = any(figure.kind == "year" for figure in statement.quantities)
            if not dated and _ANOTHER.isdisjoint(aspects(statement, toll.quantity)):
                found[toll.fate].append((place, toll))
    return found


def _one_number(found: Iterable[tuple[Place, Toll]]) -> bool:
    return len({(toll.quantity.low, toll.quantity.high) for _, toll in found}) == 1

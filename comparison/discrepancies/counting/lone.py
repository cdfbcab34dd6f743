"""Figures that need no link between statements: each side counts such a thing only once."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from comparison.model import Place, Side
from comparison.quantities import Relation, relation
from comparison.quantities.things import noun_stem, things
from comparison.quantity import Quantity

_SMALL = 3
"""Counts up to this stand in any article."""
_NEAR = 0.5
"""Logarithm of the ratio up to which two figures may be of one thing without any other sign."""
_ANYBODY = "people"
"""Kind of the nouns that say no more than that people are counted."""

Standing = tuple[Place, Quantity]


def lone_pairs(sides: Sequence[Side]) -> Iterator[tuple[Standing, Standing, Relation]]:
    """Yield figures of two sides that count what both count exactly once, or tell one vote."""
    tables = [_lone(side, number) for number, side in enumerate(sides)]
    for left, table in enumerate(tables):
        for other in tables[left + 1 :]:
            for head in table.keys() & other.keys():
                for one in table[head]:
                    for rival in other[head]:
                        how = relation(one[1], rival[1])
                        if how and _one_thing(one[1], rival[1]):
                            yield one, rival, how


def _lone(side: Side, number: int) -> Mapping[str, list[Standing]]:
    """Return the votes of a side, and by noun what it counts once."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for index, statement in enumerate(side.analysis.statements):
        for quantity in statement.quantities:
            if quantity.kind == "ratio":
                found[""].append((Place(number, index), quantity))
            elif quantity.kind == "count" and quantity.head.isalpha():
                found[noun_stem(quantity.head)].append((Place(number, index), quantity))
    return {
        head: standing
        for head, standing in found.items()
        if not head or (len(standing) == 1 and _ANYBODY not in things(head))
    }


def _one_thing(one: Quantity, other: Quantity) -> bool:
    if one.kind == "ratio":
        return one_camp(one, other)
    if not (one.value and other.value) or min(one.value, other.value) <= _SMALL:
        return False
    return distance(one, other) <= _NEAR


def distance(one: Quantity, other: Quantity) -> float:
    """Return how far apart two figures are, as the logarithm of their ratio; 0 without figures."""
    return abs(math.log(one.value / other.value)) if one.value and other.value else 0.0


_BASE = 1e6
"""A vote is its first camp times this plus the second, see `comparison.quantities.votes`."""


def one_camp(one: Quantity, other: Quantity) -> bool:
    """Return whether two votes have one of their two figures in common."""
    first, second = divmod(one.low, _BASE)
    return first == other.low // _BASE or second == other.low % _BASE

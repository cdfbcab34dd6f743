"""Pairs of statements worth a closer look: those that share something telling.

In ordinary articles these are all pairs that share anything; in very long ones words and figures
that stand in too many statements propose none, so that the work grows with the length only.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from comparison.linking.kinship import Kin
from comparison.linking.material import Material

COMMON: Final = 80
"""What stands in more statements of a side than this proposes no pair."""
KEPT: Final = 120
"""Statements of the other side that are kept for one statement, those with the largest share."""
MOST: Final = 40
"""Counterparts of one statement that are looked at closely."""


def shared_mass(
    one: Material,
    other: Material,
    kin: Kin,
    step: Callable[[], None],
) -> list[dict[int, float]]:
    """Return for each statement of one side the weight of the words that others have too.

    `step` is called for every statement; it may raise to stop.
    """
    index = defaultdict[str, list[int]](list)
    for j, units in enumerate(other.units):
        if j not in other.muted:
            for unit in units:
                index[unit].append(j)
    places = {unit: at for unit, at in index.items() if len(at) <= COMMON}
    rows = []
    for i, units in enumerate(one.units):
        step()
        row = _row(units, kin, places) if i not in one.muted else {}
        if len(row) > KEPT:
            largest = sorted(row.items(), key=lambda item: (-item[1], item[0]))
            row = dict(largest[:KEPT])
        rows.append(row)
    return rows


def _row(
    units: Sequence[str],
    kin: Kin,
    places: Mapping[str, Sequence[int]],
) -> dict[int, float]:
    """Return the weight of what other statements have of these units, by statement."""
    row = defaultdict[int, float](float)
    for unit in units:
        seen: set[int] = set()
        for relative, weight in kin.get(unit, ()):
            for j in places.get(relative, ()):
                if j not in seen:
                    seen.add(j)
                    row[j] += weight
            if len(seen) > COMMON:
                break
    return row


def with_figures(one: Material, other: Material) -> set[tuple[int, int]]:
    """Return the pairs with quantities of one kind, where the kind or the value is rare."""
    found: set[tuple[int, int]] = set()
    for key in (lambda q: q.kind, lambda q: (q.kind, q.low, q.high)):
        ours, theirs = (defaultdict[object, set[int]](set) for _ in range(2))
        for side, index in ((one, ours), (other, theirs)):
            for i, quantities in enumerate(side.quantities):
                for quantity in () if i in side.muted else quantities:
                    index[key(quantity)].add(i)
        for value, left in ours.items():
            right = theirs.get(value, set())
            if len(right) <= MOST and len(left) <= MOST:
                found |= {(i, j) for i in left for j in right}
    return found

"""Which figures are settled, because another side confirms them, and which rivals remain."""

from collections import defaultdict
from collections.abc import Sequence

from comparison.discrepancies.counting.plausibility import Figure
from comparison.discrepancies.counting.rivals import Rival
from comparison.quantities import Relation

End = tuple[Figure, int]
"""A figure, and the side with which it is compared."""


def open_rivals(rivals: Sequence[Rival]) -> list[Rival]:
    """Return the rivals of which no figure is confirmed by the other side, the best of each."""
    settled = _settled(rivals)
    free = [rival for rival in rivals if not rival.agrees and settled.isdisjoint(_ends(rival))]
    return _chosen(free)


def _settled(rivals: Sequence[Rival]) -> frozenset[End]:
    """Return the figures that another side confirms, with that side.

    A figure that a third side confirms is settled with all those that confirm that one.
    """
    leaders: dict[Figure, Figure] = {}
    found: set[End] = set()
    for rival in rivals:
        if rival.agrees or rival.only_coarser:
            found.update(_ends(rival))
            leaders[_top(leaders, rival.left)] = _top(leaders, rival.right)
    groups = defaultdict[Figure, list[Figure]](list)
    for figure in leaders:
        groups[_top(leaders, figure)].append(figure)
    for group in groups.values():
        sides = {figure.place.side for figure in group}
        found.update((f, side) for f in group for side in sides if side != f.place.side)
    return frozenset(found | _sums(rivals))


def _top(leaders: dict[Figure, Figure], figure: Figure) -> Figure:
    while leaders.setdefault(figure, figure) != figure:
        leaders[figure] = leaders[leaders[figure]]
        figure = leaders[figure]
    return figure


def _sums(rivals: Sequence[Rival]) -> set[End]:
    """Return figures that are the sum of several of the other statement, and those."""
    parts = defaultdict[tuple[Figure, int, int], set[Figure]](set)
    for rival in rivals:
        for one, other in ((rival.left, rival.right), (rival.right, rival.left)):
            if rival.how is Relation.DIFFER and other.quantity.value and not other.quantity.hedged:
                parts[one, *other.place].add(other)
    found: set[End] = set()
    for (whole, side, _), several in parts.items():
        total = sum(part.quantity.value or 0.0 for part in several)
        if len(several) > 1 and total == whole.quantity.value:
            found.add((whole, side))
            found.update((part, whole.place.side) for part in several)
    return found


def _chosen(rivals: Sequence[Rival]) -> list[Rival]:
    """Return those rivals that are the best of both of their figures."""
    best: dict[End, float] = {}
    for rival in rivals:
        for end in _ends(rival):
            best[end] = max(rival.sureness, best.get(end, rival.sureness))
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


def _ends(rival: Rival) -> tuple[End, End]:
    return (rival.left, rival.right.place.side), (rival.right, rival.left.place.side)

"""Which statements stand beside each other: rows across two or more articles.

Shared statements meet in a row as far as the order of every article allows. What stands between two
such rows fills one row together, so that each column can still be read from top to bottom.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from comparison.model import Group, Link, Place

NEAREST = 8
"""Statements of a group before and behind a place that may come to stand beside it."""
SURE = 8.0
"""Log-odds beyond which one link is as good as another."""
BONUS = 1e-5
"""Weight of one log-odd against one more row: only a tie-breaker."""

Scores = Mapping[frozenset[Place], float]


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side."""

    cells: tuple[tuple[int, ...], ...]
    """Numbers of statements for each side; every number is in exactly one row."""
    group: int | None
    """Number of the group that meets here; None where nothing does."""


@dataclass(slots=True)
class _Item:
    """A place of the order under construction: at most one statement of each side."""

    places: tuple[Place, ...]
    groups: set[int]


def align(
    counts: Sequence[int], groups: Sequence[Group], links: Iterable[Link] = ()
) -> tuple[Row, ...]:
    """Return the rows for sides with so many statements each; O(n log n) for each side.

    `links` say which of several statements of a group belongs beside another one.
    """
    groups_of: dict[Place, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for place in group.places:
            groups_of[place].add(number)
    scores = {frozenset((link.left, link.right)): link.score for link in links}
    order: list[_Item] = []
    for side, count in enumerate(counts):
        places = [Place(side, number) for number in range(count)]
        new = [_Item((place,), groups_of.get(place, set())) for place in places]
        order = _merge(order, new, scores)
    return tuple(_rows(order, len(counts)))


def _merge(old: list[_Item], new: list[_Item], scores: Scores) -> list[_Item]:
    """Return both orders in one, items of the same group joined where that keeps both orders."""
    merged: list[_Item] = []
    old_done = new_done = 0
    for at, mate in [*_meeting(old, new, scores), (len(old), len(new))]:
        merged += old[old_done:at]
        merged += new[new_done:mate]
        if at < len(old):
            common = old[at].groups & new[mate].groups
            merged.append(_Item(old[at].places + new[mate].places, common))
        old_done, new_done = at + 1, mate + 1
    return merged


def _meeting(old: list[_Item], new: list[_Item], scores: Scores) -> list[tuple[int, int]]:
    """Return the most pairs of places that ascend on both sides; of as many, the surest ones."""
    with_group: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(new):
        for group in item.groups:
            with_group[group].append(place)
    pairs = []
    for at, item in enumerate(old):
        mates = {mate for group in item.groups for mate in _near(with_group[group], at)}
        for mate in sorted(mates, reverse=True):
            between = product(item.places, new[mate].places)
            surest = max(scores.get(frozenset(pair), -SURE) for pair in between)
            pairs.append((at, mate, 1 + (min(SURE, surest) + SURE) * BONUS))
    return _ascending(pairs, len(new))


def _near(places: list[int], at: int) -> list[int]:
    """Return some of the ascending places around another one: a group may hold thousands."""
    middle = bisect_left(places, at)
    return places[max(0, middle - NEAREST) : middle + NEAREST]


def _ascending(pairs: list[tuple[int, int, float]], length: int) -> list[tuple[int, int]]:
    """Return the heaviest run of `pairs` whose second number, below `length`, ascends.

    The first numbers ascend already; of one first number the second ones descend, so that no more
    than one of them is taken. A Fenwick tree knows the best run that ends before a number.
    """
    best: list[tuple[float, int]] = [(0.0, -1)] * (length + 1)
    before: list[int] = []
    for number, (_, mate, weight) in enumerate(pairs):
        top, at = (0.0, -1), mate
        while at:
            top, at = max(top, best[at]), at & (at - 1)
        before.append(top[1])
        run, at = (top[0] + weight, number), mate + 1
        while at <= length:
            best[at], at = max(best[at], run), at + (at & -at)
    top, at = (0.0, -1), length
    while at:
        top, at = max(top, best[at]), at & (at - 1)
    chosen = []
    last = top[1]
    while last >= 0:
        chosen.append(pairs[last][:2])
        last = before[last]
    return chosen[::-1]


def _rows(order: Iterable[_Item], sides: int) -> Iterable[Row]:
    between: list[list[int]] = [[] for _ in range(sides)]
    for item in order:
        if len(item.places) == 1:
            between[item.places[0].side].append(item.places[0].statement)
            continue
        if any(between):
            yield Row(tuple(map(tuple, between)), None)
            between = [[] for _ in range(sides)]
        cells: list[tuple[int, ...]] = [()] * sides
        for side, statement in item.places:
            cells[side] = (statement,)
        yield Row(tuple(cells), min(item.groups))
    if any(between):
        yield Row(tuple(map(tuple, between)), None)

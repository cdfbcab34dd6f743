"""Which statements stand beside each other: rows across two or more articles.

Shared statements meet in a row as far as the order of every article allows. What stands between two
such rows fills one row together, so that each column can still be read from top to bottom.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from comparison.model import Group

NEAREST = 8
"""Statements of a group before and behind a place that may come to stand beside it."""


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

    statements: dict[int, int]
    groups: set[int] = field(default_factory=set)


def align(counts: Sequence[int], groups: Sequence[Group]) -> tuple[Row, ...]:
    """Return the rows for sides with so many statements each; O(n log n) for each side."""
    groups_of: dict[tuple[int, int], set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for side, statement in group.places:
            groups_of[side, statement].add(number)
    order: list[_Item] = []
    for side, count in enumerate(counts):
        new = [_Item({side: n}, set(groups_of.get((side, n), ()))) for n in range(count)]
        order = _merge(order, new)
    return tuple(_rows(order, len(counts)))


def _merge(old: list[_Item], new: list[_Item]) -> list[_Item]:
    """Return both orders in one, items of the same group joined where that keeps both orders."""
    merged: list[_Item] = []
    old_done = new_done = 0
    for at, mate in [*_meeting(old, new), (len(old), len(new))]:
        merged += old[old_done:at]
        merged += new[new_done:mate]
        if at < len(old):
            common = old[at].groups & new[mate].groups
            merged.append(_Item(old[at].statements | new[mate].statements, common))
        old_done, new_done = at + 1, mate + 1
    return merged


def _meeting(old: list[_Item], new: list[_Item]) -> list[tuple[int, int]]:
    """Return the most pairs of places that ascend on both sides."""
    with_group: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(new):
        for group in item.groups:
            with_group[group].append(place)
    pairs = [
        (at, mate)
        for at, item in enumerate(old)
        for mate in sorted(
            {m for group in item.groups for m in _near(with_group[group], at)}, reverse=True
        )
    ]
    return _ascending(pairs)


def _near(places: list[int], at: int) -> list[int]:
    """Return some of the ascending places around another one: a group may hold thousands."""
    middle = bisect_left(places, at)
    return places[max(0, middle - NEAREST) : middle + NEAREST]


def _ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest run of `pairs` whose second number ascends (patience sorting).

    The first numbers ascend already; of one first number the second ones descend, so that no more
    than one of them is taken.
    """
    tops: list[int] = []
    top_pairs: list[int] = []
    before: list[int] = []
    for number, (_, mate) in enumerate(pairs):
        pile = bisect_left(tops, mate)
        before.append(top_pairs[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [mate]
        top_pairs[pile : pile + 1] = [number]
    run: list[tuple[int, int]] = []
    at = top_pairs[-1] if top_pairs else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _rows(order: Iterable[_Item], sides: int) -> "Iterable[Row]":
    between: list[list[int]] = [[] for _ in range(sides)]
    for item in order:
        if len(item.statements) == 1:
            for side, statement in item.statements.items():
                between[side].append(statement)
            continue
        if any(between):
            yield Row(tuple(map(tuple, between)), None)
            between = [[] for _ in range(sides)]
        cells = tuple(
            (item.statements[side],) if side in item.statements else () for side in range(sides)
        )
        yield Row(cells, min(item.groups))
    if any(between):
        yield Row(tuple(map(tuple, between)), None)

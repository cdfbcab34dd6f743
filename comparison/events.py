"""Grouping articles by event: average link over their likeness, near copies and decisions first.

A group may take in another one while the mean likeness of their articles is at least `CUT` and all
dated articles lie within a few days. Near copies count as one article. Groups that somebody decided
about begin as they were decided and never join each other. Average link was best of single,
complete and average link in `research` on ECB+ (B³), and needs no number of events.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from comparison.likeness import Vector, likeness
from comparison.nearness import WINDOW, Near

CUT: Final = 0.13
"""Mean likeness from which on articles report the same; see `comparison.likeness`."""
LOOSE: Final = 0.75
"""Part of `CUT` that two articles must reach to be looked at as a pair at all."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Articles that are together from the outset."""

    articles: tuple[int, ...]
    fixed: str | None = None
    """Id of the event when they were grouped before: those of two ids never join."""
    copies: bool = False
    """Whether they are near copies and count as one article."""


@dataclass(slots=True)
class _Group:
    """Articles that are taken for one event so far."""

    articles: list[int]
    sum: dict[int | str, float]
    """Sum of their vectors: products of sums are sums of likenesses."""
    weight: int
    """How many articles it counts as."""
    first: int | None
    last: int | None
    fixed: str | None
    near: set[int] = field(default_factory=set)
    """Numbers of groups of which an article is like one of these."""


def group_articles(
    vectors: Mapping[int, Vector],
    days: Mapping[int, int | None],
    near: Iterable[Near],
    begun: Sequence[Beginning] = (),
) -> list[tuple[tuple[int, ...], str | None]]:
    """Return all articles in groups, with the id of each group that was fixed.

    `vectors` are the articles by number, `days` ordinals; an article may stand in several of
    `begun`, which are then together.
    """
    groups = _Groups(vectors, days)
    for each in begun:
        groups.begin(each)
    groups.join_all(near)
    found = ((tuple(sorted(group.articles)), group.fixed) for group in groups.alive.values())
    return sorted(found)


class _Groups:
    """Groups that grow together."""

    def __init__(self, vectors: Mapping[int, Vector], days: Mapping[int, int | None]) -> None:
        self.alive: dict[int, _Group] = {}
        self._at = {article: article for article in vectors}
        self._next = max(vectors, default=0) + 1
        self._heap: list[tuple[float, int, int]] = []
        for article, vector in vectors.items():
            day = days[article]
            self.alive[article] = _Group([article], dict(vector), 1, day, day, None)

    def begin(self, beginning: Beginning) -> None:
        """Put articles together whatever their likeness; copies weigh as one."""
        first, *rest = beginning.articles
        for article in rest:
            one, other = self._at[first], self._at[article]
            if one != other and self._may_begin(one, other):
                self._unite(one, other, lighter=beginning.copies)
        if beginning.fixed is not None:
            self.alive[self._at[first]].fixed = beginning.fixed

    def join_all(self, near: Iterable[Near]) -> None:
        """Join the likest groups as long as there are any that are like enough."""
        for one, other, _ in near:
            left, right = self._at[one], self._at[other]
            if left != right and right not in self.alive[left].near:
                self.alive[left].near.add(right)
                self.alive[right].near.add(left)
                self._consider(left, right)
        while self._heap:
            _, left, right = heapq.heappop(self._heap)
            if left in self.alive and right in self.alive:
                number = self._unite(left, right)
                for other in self.alive[number].near:
                    self._consider(number, other)

    def _may_begin(self, one: int, other: int) -> bool:
        fixed = {self.alive[one].fixed, self.alive[other].fixed} - {None}
        return len(fixed) < 2

    def _consider(self, left: int, right: int) -> None:
        """Remember two groups to be joined, if they may be."""
        one, other = self.alive[left], self.alive[right]
        if one.fixed and other.fixed:
            return
        first, last = _span(one, other)
        if first is not None and last is not None and last - first > WINDOW:
            return
        mean = likeness(one.sum, other.sum) / (one.weight * other.weight)
        if mean >= CUT:
            heapq.heappush(self._heap, (-mean, left, right))

    def _unite(self, left: int, right: int, *, lighter: bool = False) -> int:
        """Make one group of two; with `lighter`, it counts as the first alone does."""
        one, other = self.alive.pop(left), self.alive.pop(right)
        if len(one.sum) < len(other.sum) and not lighter:
            one, other = other, one
        total, weight = one.sum, one.weight
        if not lighter:
            weight += other.weight
            for key, value in other.sum.items():
                total[key] = total.get(key, 0.0) + value
        number, self._next = self._next, self._next + 1
        near = (one.near | other.near) - {left, right}
        first, last = _span(one, other)
        fixed = one.fixed or other.fixed
        articles = one.articles + other.articles
        self.alive[number] = _Group(articles, total, weight, first, last, fixed, near)
        for article in articles:
            self._at[article] = number
        for each in near:
            self.alive[each].near -= {left, right}
            self.alive[each].near.add(number)
        return number


def _span(one: _Group, other: _Group) -> tuple[int | None, int | None]:
    """Return the first and the last known day of two groups."""
    days = [day for each in (one, other) for day in (each.first, each.last) if day is not None]
    return min(days, default=None), max(days, default=None)


def name_groups(
    groups: Sequence[tuple[Sequence[int], str | None]],
    before: Mapping[int, str],
    names: Mapping[int, str],
) -> dict[int, str]:
    """Return the event of each article, by number.

    A group takes the id that most of its articles had `before`; where two want one, the larger
    part has it. A new group is called after the first of its articles by `names` that is free.
    Groups and their articles are expected oldest first.
    """
    claims: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for number, (articles, fixed) in enumerate(groups):
        for article in articles:
            if fixed is None and article in before:
                claims[before[article]][number] += 1
    given = {number: fixed for number, (_, fixed) in enumerate(groups) if fixed is not None}
    taken = set(given.values())
    ranked = [(-count, number, id) for id, by in claims.items() for number, count in by.items()]
    for _, number, id in sorted(ranked):
        if number not in given and id not in taken:
            given[number] = id
            taken.add(id)
    for number, (articles, _) in enumerate(groups):
        if number not in given:
            given[number] = _free_name([names[article] for article in articles], taken)
            taken.add(given[number])
    return {article: given[at] for at, (articles, _) in enumerate(groups) for article in articles}


def _free_name(names: Sequence[str], taken: set[str]) -> str:
    """Return an event's id made of an article's: of the first one whose id is free."""
    wanted = [f"{PREFIX}{name}" for name in names]
    if free := next((name for name in wanted if name not in taken), None):
        return free
    return next(
        f"{wanted[0]}-{n}" for n in range(2, len(taken) + 3) if f"{wanted[0]}-{n}" not in taken
    )


PREFIX: Final = "ev-"
"""How ids of events begin; the rest is the id of the article that it began with."""

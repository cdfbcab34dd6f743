"""Grouping articles by event: average link over their likeness, near copies and decisions first.

A group may take in another one while the mean likeness of their articles is at least `CUT` and all
dated articles lie within a few days. Near copies count as one article. Groups that somebody decided
about begin as they were decided and never join each other. Average link was best of single,
complete and average link in `research` on ECB+ (B³), and needs no number of events.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from types import MappingProxyType
from typing import Final, NamedTuple

from comparison.likeness import Vector, likeness
from comparison.nearness import WINDOW, Near

PREFIX: Final = "ev-"
"""How ids of events begin; the rest is the id of the article that it began with."""
CUT: Final = 0.115
"""Mean likeness from which on articles report the same; see `comparison.likeness`."""
LOOSE: Final = 0.75
"""Part of `CUT` that two articles must reach to be looked at as a pair at all."""


class Grouped(NamedTuple):
    """Articles that report the same, or one that stands alone."""

    articles: tuple[int, ...]
    fixed: str | None = None
    """The id that the event had before."""


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
    copies: Iterable[Sequence[int]] = (),
    fixed: Mapping[int, str] = MappingProxyType({}),
) -> list[Grouped]:
    """Return all articles in groups; articles and groups ascending by number.

    `vectors` are the articles by number, `days` ordinals, `near` the pairs that are looked at,
    `copies` groups of near copies, and `fixed` the events of articles that have one already.
    """
    groups = _Groups(vectors, days)
    for each in copies:
        by_event: dict[str, list[int]] = defaultdict(list)
        for article in each:
            by_event[fixed.get(article, "")].append(article)
        loose = by_event.pop("", [])
        first, *others = by_event.values() or [[]]
        for together in (first + loose, *others):
            groups.begin(together, copies=True)
    for event, together in _inverted(fixed).items():
        groups.begin(together, event)
    groups.join_all(near)
    found = (Grouped(tuple(sorted(each.articles)), each.fixed) for each in groups.alive.values())
    return sorted(found, key=lambda group: group.articles)


def _inverted(events: Mapping[int, str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for article, event in events.items():
        found[event].append(article)
    return found


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

    def begin(
        self, articles: Sequence[int], fixed: str | None = None, *, copies: bool = False
    ) -> None:
        """Put articles together whatever their likeness; copies weigh as one."""
        for article in articles[1:]:
            one, other = self._at[articles[0]], self._at[article]
            if one != other:
                self._unite(one, other, lighter=copies)
        if fixed is not None:
            self.alive[self._at[articles[0]]].fixed = fixed

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
    groups: Sequence[Grouped],
    before: Mapping[int, str],
    names: Mapping[int, str],
    others: Container[str] = (),
) -> dict[int, str]:
    """Return the event of each article, by number.

    A group takes the id that most of its articles had `before`; where two want one, the larger
    part has it. A new group is called after the first of its articles (`names`) whose event is
    neither given nor among `others`. Groups and their articles are expected oldest first.
    """
    given = {number: each.fixed for number, each in enumerate(groups) if each.fixed is not None}
    taken = set(given.values())
    claims = Counter(
        (number, before[article])
        for number, each in enumerate(groups)
        for article in each.articles
        if article in before and each.fixed is None
    )
    for (number, id), _ in sorted(claims.items(), key=lambda claim: (-claim[1], claim[0])):
        if number not in given and id not in taken:
            given[number] = id
            taken.add(id)
    for number, each in enumerate(groups):
        if number not in given:
            wanted = [names[article] for article in each.articles]
            given[number] = free_id(wanted, lambda id: id in taken or id in others)
            taken.add(given[number])
    return {article: given[at] for at, each in enumerate(groups) for article in each.articles}


def free_id(articles: Sequence[str], taken: Callable[[str], bool]) -> str:
    """Return an id for an event, made of that of one of its articles: the first that is free."""
    wanted = [f"{PREFIX}{article}" for article in articles]
    numbered = (f"{wanted[0]}-{number}" for number in count(2))
    return next(id for id in chain(wanted, numbered) if not taken(id))

"""Finding the articles of one segment that match: sets and weights, evaluated in bulk.

A query becomes a tree of the nodes below. Each is evaluated for one segment at a time and returns
the numbers of the matching articles with their scores. Whoosh's own matchers step from article to
article, with several Python calls for each; whole posting lists at once are several times faster.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, repeat
from operator import add, mul
from typing import TYPE_CHECKING, Final

from search.nearness import near_each_other, side_by_side
from search.patterns import Slot
from search.segment_writer import LONGEST_BEGINNING

if TYPE_CHECKING:
    from search.postings import Postings
    from search.segment_reader import SegmentReader

Matches = dict[int, float]
"""Scores by number of article."""

Check = Callable[[], None]
"""Called often during long work; raises when it is time to stop."""

PART_WEIGHT: Final = 0.4
"""A word inside a compound counts less than the word itself."""
_PREFIX_WEIGHT: Final = 0.5
"""The beginning of a word says less than a word that occurs once in an article of usual length."""
_MOST_COUNTED: Final = 4
"""A phrase that an article repeats more often says nothing more about it."""


class Node(ABC):
    """What articles are asked for."""

    @abstractmethod
    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:
        """Return the articles of a segment that match, deleted ones included."""


@dataclass(frozen=True, slots=True)
class All(Node):
    """Every article."""

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:  # noqa: ARG002
        """Return all articles."""
        return dict.fromkeys(range(len(segment)), 0.0)


@dataclass(frozen=True, slots=True)
class Words(Node):
    """Articles with any of some forms; each form counts as the same word."""

    field: str
    forms: Sequence[str]
    parts: Sequence[str] = ()
    """Stems that occur inside compounds."""
    rarity: float = 1.0

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:
        """Add up the weights of all forms, then let them saturate."""
        found = []
        for form in self.forms:
            check()
            if postings := segment.postings(self.field, form):
                found.append((postings, 1.0))
        for part in self.parts:
            if postings := segment.postings(f"{self.field}_parts", part):
                found.append((postings, PART_WEIGHT))
        return _saturated(_added(found), self.rarity)


def _saturated(weights: Matches, factor: float) -> Matches:
    """Turn weights into scores: the second occurrence says less than the first, and so on."""
    different = set(weights.values())
    if len(different) * 8 > len(weights):
        return {number: factor * w / (w + 1.0) for number, w in weights.items()}
    scores = {weight: factor * weight / (weight + 1.0) for weight in different}
    return dict(zip(weights, map(scores.__getitem__, weights.values()), strict=True))


def _added(found: list[tuple[Postings, float]]) -> Matches:
    """Add up weighted postings."""
    found.sort(key=lambda pair: len(pair[0].numbers), reverse=True)
    total: Matches = {}
    for (numbers, weights, _), factor in found:
        each: Iterable[float] = repeat(weights) if isinstance(weights, float) else weights
        if factor != 1.0:
            each = map(mul, each, repeat(factor))
        _unite(total, dict(zip(numbers, each, strict=False)), add)
    return total


def _unite(total: Matches, other: Matches, combine: Callable[[float, float], float]) -> None:
    """Enter all of `other` into `total`; only what is in both is touched one by one."""
    both = [(number, total[number]) for number in total.keys() & other.keys()]
    total.update(other)
    for number, before in both:
        total[number] = combine(before, other[number])


@dataclass(frozen=True, slots=True)
class Beginning(Node):
    """Articles with a word that begins so; in the title it counts more."""

    field: str
    beginning: str
    rarity: float = 1.0
    title_bonus: float = 0.0

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:
        """Read the stored beginnings, or look at the few words that share this one."""
        score = self.rarity * _PREFIX_WEIGHT / (_PREFIX_WEIGHT + 1.0)
        matches = dict.fromkeys(_begun(segment, self.field, self.beginning, check), score)
        if self.title_bonus:
            in_title = _begun(segment, "title", self.beginning, check)
            matches.update(dict.fromkeys(in_title, score + self.title_bonus))
        return matches


def _begun(segment: SegmentReader, field: str, beginning: str, check: Check) -> Sequence[int]:
    if len(beginning) <= LONGEST_BEGINNING and (
        stored := segment.postings(f"{field}_begins", beginning)
    ):
        return stored.numbers
    found: set[int] = set()
    for _, postings in segment.words_from(field, beginning):
        check()
        found.update(postings.numbers)
    return list(found)


@dataclass(frozen=True, slots=True)
class Near(Node):
    """Articles with words side by side, or with up to `slop` words in between in any order."""

    field: str
    slots: tuple[Slot, ...]
    slop: int = 0
    rarity: float = 1.0

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:
        """Find the places of the phrase in the whole segment, then the articles they are in."""
        slots = [self._postings(segment, slot, check) for slot in self.slots]
        if not all(slots):
            return {}
        positions = [_merged(postings) for postings in slots]
        check()
        if self.slop:
            ends = near_each_other(positions, self.slop, check)
            first = segment.articles_at(self.field, (begin for begin, _ in ends))
            last = segment.articles_at(self.field, (end for _, end in ends))
            counts = Counter(a for a, b in zip(first, last, strict=True) if a == b)
        else:
            counts = Counter(segment.articles_at(self.field, side_by_side(positions)))
        check()
        rarest = min(slots, key=lambda slot: sum(len(postings.numbers) for postings in slot))
        weights = _added([(postings, 1.0) for postings in rarest])
        factor, most = self.rarity, _MOST_COUNTED
        return {
            number: factor * weight / (weight + 1.0)
            for number, count in counts.items()
            if (weight := weights[number] * min(count, most))
        }

    def _postings(self, segment: SegmentReader, slot: Slot, check: Check) -> list[Postings]:
        found = [segment.postings(self.field, form) for form in slot.forms]
        if slot.beginning:
            for _, postings in segment.words_from(self.field, slot.beginning):
                check()
                found.append(postings)
        return [postings for postings in found if postings]


def _merged(found: list[Postings]) -> Sequence[int]:
    """Return the positions of several forms, ascending."""
    if len(found) == 1:
        return found[0].positions
    return sorted(chain.from_iterable(postings.positions for postings in found))


@dataclass(frozen=True, slots=True)
class Facts(Node):
    """Articles with one of some outlets or languages."""

    field: str
    values: Sequence[str]

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:  # noqa: ARG002
        """Unite the articles of all values."""
        found = (segment.postings(self.field, value) for value in self.values)
        return {number: 0.0 for postings in found if postings for number in postings.numbers}


@dataclass(frozen=True, slots=True)
class Days(Node):
    """Articles published between two days (ordinals), both included."""

    first: int
    last: int

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:  # noqa: ARG002
        """Look through the column of days."""
        first, last = self.first, self.last
        found = (number for number, day in enumerate(segment.days) if first <= day <= last)
        return dict.fromkeys(found, 0.0)


@dataclass(frozen=True, slots=True)
class Keys(Node):
    """Articles with some keys, or without them."""

    keys: frozenset[int]
    without: bool = False

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:  # noqa: ARG002
        """Look through the column of keys."""
        keys, without = self.keys, self.without
        found = (n for n, key in enumerate(segment.keys) if (key in keys) is not without)
        return dict.fromkeys(found, 0.0)


@dataclass(frozen=True, slots=True)
class Both(Node):
    """Articles that match all of some nodes and none of some others."""

    wanted: tuple[Node, ...]
    unwanted: tuple[Node, ...] = ()

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:
        """Intersect, adding up scores, then take away."""
        found: list[Matches] = []
        for node in self.wanted or (All(),):
            check()
            found.append(node.evaluate(segment, check))
            if not found[-1]:
                return {}
        found.sort(key=len)
        numbers: AbstractSet[int] = found[0].keys()
        for other in found[1:]:
            numbers = numbers & other.keys()
        for node in self.unwanted:
            check()
            numbers = numbers - node.evaluate(segment, check).keys()
        if len(found) == 1:
            only = found[0]
            return only if len(numbers) == len(only) else {n: only[n] for n in numbers}
        return {number: sum(each[number] for each in found) for number in numbers}


@dataclass(frozen=True, slots=True)
class Either(Node):
    """Articles that match any of some nodes."""

    nodes: tuple[Node, ...]
    best: bool = False
    """Whether the best score counts instead of the sum: for other ways to write the same word."""

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:
        """Unite the matches of all nodes."""
        found = []
        for node in self.nodes:
            check()
            found.append(node.evaluate(segment, check))
        found.sort(key=len, reverse=True)
        total = found[0]
        for other in found[1:]:
            _unite(total, other, max if self.best else add)
        return total


def rarity(count: int, articles: int) -> float:
    """Return how much a word says that `count` of `articles` articles hold (BM25's idf)."""
    count = min(count, articles)
    return math.log(1 + (articles - count + 0.5) / (count + 0.5))

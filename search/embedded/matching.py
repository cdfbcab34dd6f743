"""Finding the articles of one segment that match: sets and weights, evaluated in bulk.

A query becomes a tree of the nodes below. Each is evaluated for one segment at a time and returns
the numbers of the matching articles with their scores. Whoosh's own matchers step from article to
article, with several Python calls for each; whole posting lists at once are several times faster.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import mul
from typing import TYPE_CHECKING, Final

from search.embedded.matches import Matches, Scores, all_of, any_of
from search.embedded.patterns import Slot
from search.embedded.phrases import counts_of, followed, near_each_other, side_by_side, stretch_of
from search.embedded.segments.places import bitmap, listed
from search.embedded.segments.segment_writer import LONGEST_BEGINNING

if TYPE_CHECKING:
    from search.embedded.segments.postings import Postings
    from search.embedded.segments.segment_reader import SegmentReader

Check = Callable[[], None]
"""Called often during long work; raises when it is time to stop."""

_Slots = dict[Slot, "list[Postings]"]
"""The words of a phrase that differ, with their postings."""

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
        return Matches(others=set(range(len(segment))))


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
        return Matches(_saturated(_added(found), self.rarity))


def _saturated(weights: Scores, factor: float) -> Scores:
    """Turn weights into scores: the second occurrence says less than the first, and so on."""
    scores = [factor * weight / (weight + 1.0) for weight in weights.values()]
    return dict(zip(weights, scores, strict=True))


def _added(found: list[tuple[Postings, float]]) -> Scores:
    """Add up weighted postings."""
    found.sort(key=lambda pair: len(pair[0].numbers), reverse=True)
    total: Scores = {}
    for (numbers, weights, _), factor in found:
        each: Iterable[float] = repeat(weights) if isinstance(weights, float) else weights
        if factor != 1.0:
            each = map(mul, each, repeat(factor))
        other = dict(zip(numbers, each, strict=False))
        both = total.keys() & other.keys()
        other.update({number: total[number] + other[number] for number in both})
        total.update(other)
    return total


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
        begun = set(_begun(segment, self.field, self.beginning, check))
        if not self.title_bonus:
            return Matches({}, begun, score)
        in_title = _begun(segment, "title", self.beginning, check)
        return Matches(
            dict.fromkeys(in_title, score + self.title_bonus), begun.difference(in_title), score
        )


def _begun(segment: SegmentReader, field: str, beginning: str, check: Check) -> Iterable[int]:
    if len(beginning) <= LONGEST_BEGINNING and (
        stored := segment.postings(f"{field}_begins", beginning)
    ):
        return stored.numbers
    found: set[int] = set()
    for _, postings in segment.words_from(field, beginning):
        check()
        found.update(postings.numbers)
    return found


@dataclass(frozen=True, slots=True)
class Near(Node):
    """Articles with words side by side, or with up to `slop` words in between in any order."""

    field: str
    slots: tuple[Slot, ...]
    slop: int = 0
    rarity: float = 1.0

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:
        """Find the places of the phrase in all articles that may hold it, and count them."""
        slots = {slot: self._postings(segment, slot, check) for slot in dict.fromkeys(self.slots)}
        if not all(slots.values()):
            return Matches()
        ordered = sorted(slots, key=lambda slot: _articles(slots[slot]))
        ends = segment.ends[self.field]
        counts = None if self.slop else self._followed(slots, ordered, ends)
        if counts is None:
            numbers = _in_all([slots[slot] for slot in ordered], len(segment))
            counts = self._together(slots, numbers, ends, check) if numbers else {}
        return Matches(self._scored(counts, slots[ordered[0]]))

    def _followed(
        self, slots: _Slots, ordered: Sequence[Slot], ends: Sequence[int]
    ) -> dict[int, int] | None:
        """Count a phrase from its rarest word on, unless that is a frequent one, too."""
        places = listed(each.places for each in slots[ordered[0]])
        if places is None:
            return None
        first = self.slots.index(ordered[0])
        begins = [place - first for place in places]
        size = ends[-1] + len(self.slots)
        for slot in ordered:
            shifts = [n for n, each in enumerate(self.slots) if each == slot and n != first]
            if shifts and begins:
                bits = bitmap((each.places for each in slots[slot]), size)
                for shift in shifts:
                    begins = followed(begins, bits, shift)
        return counts_of(begins, ends)

    def _together(
        self, slots: _Slots, numbers: Sequence[int], ends: Sequence[int], check: Check
    ) -> dict[int, int]:
        """Count a phrase, or words near each other, at all places at once."""
        width = len(self.slots) + self.slop
        stretch = stretch_of(ends, numbers, room=width - 1 if self.slop else 1)
        words = {}
        for slot, postings in slots.items():
            check()
            words[slot] = stretch.number(bitmap((each.places for each in postings), ends[-1]))
        if not self.slop:
            return stretch.counts(side_by_side([words[slot] for slot in self.slots]))
        needed = [self.slots.count(slot) for slot in words]
        return stretch.counts(near_each_other(list(words.values()), needed, width, check))

    def _scored(self, counts: Mapping[int, int], rarest: list[Postings]) -> Scores:
        """Turn how often articles hold the phrase into scores, by the weight of its rarest word."""
        weights = _added([(postings, 1.0) for postings in rarest])
        factor, most = self.rarity, _MOST_COUNTED
        return {
            number: factor * weight / (weight + 1.0)
            for number, count in counts.items()
            if (weight := weights[number] * (count if count < most else most))
        }

    def _postings(self, segment: SegmentReader, slot: Slot, check: Check) -> list[Postings]:
        found = [segment.postings(self.field, form) for form in slot.forms]
        if slot.beginning:
            for _, postings in segment.words_from(self.field, slot.beginning):
                check()
                found.append(postings)
        return [postings for postings in found if postings]


def _articles(slot: list[Postings]) -> int:
    """Return how many articles have a word of a slot, at most."""
    return sum(len(postings.numbers) for postings in slot)


def _in_all(slots: Sequence[list[Postings]], articles: int) -> Sequence[int]:
    """Return the articles, ascending, that hold a word of each slot; the rarest comes first.

    Where even the rarest is in most of the `articles`, all of them are as good.
    """
    if 2 * _articles(slots[0]) > articles:
        return range(articles)
    rarest, *others = (chain.from_iterable(p.numbers for p in slot) for slot in slots)
    return sorted(set(rarest).intersection(*others))


@dataclass(frozen=True, slots=True)
class Facts(Node):
    """Articles with one of some outlets or languages."""

    field: str
    values: Sequence[str]

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:  # noqa: ARG002
        """Unite the articles of all values."""
        found = (segment.postings(self.field, value) for value in self.values)
        return Matches(others={n for postings in found if postings for n in postings.numbers})


@dataclass(frozen=True, slots=True)
class Days(Node):
    """Articles published between two days (ordinals), both included."""

    first: int
    last: int

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:  # noqa: ARG002
        """Look through the column of days."""
        first, last = self.first, self.last
        return Matches(others={n for n, day in enumerate(segment.days) if first <= day <= last})


@dataclass(frozen=True, slots=True)
class Keys(Node):
    """Articles with some keys, or without them."""

    keys: frozenset[int]
    without: bool = False

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:  # noqa: ARG002
        """Look through the column of keys."""
        keys, without = self.keys, self.without
        found = {n for n, key in enumerate(segment.keys) if (key in keys) is not without}
        return Matches(others=found)


@dataclass(frozen=True, slots=True)
class Both(Node):
    """Articles that match all of some nodes and none of some others."""

    wanted: tuple[Node, ...]
    unwanted: tuple[Node, ...] = ()

    def evaluate(self, segment: SegmentReader, check: Check) -> Matches:
        """Intersect, adding up scores, then take away."""
        found = []
        for node in self.wanted or (All(),):
            check()
            found.append(node.evaluate(segment, check))
            if not found[-1]:
                return Matches()
        matches = all_of(found)
        for node in self.unwanted:
            check()
            matches = matches.without(node.evaluate(segment, check))
        return matches


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
        return any_of(found, best=self.best)


def rarity(count: int, articles: int) -> float:
    """Return how much a word says that `count` of `articles` articles hold (BM25's idf)."""
    count = min(count, articles)
    return math.log(1 + (articles - count + 0.5) / (count + 0.5))

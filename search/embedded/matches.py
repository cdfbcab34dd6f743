"""Articles that match, with their scores, and how such results are combined.

Conditions and beginnings of words give thousands of articles the same score. Those are kept as a
mere set, which is made, intersected and united several times faster than a table of scores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial, reduce
from itertools import chain, repeat
from operator import add

Scores = dict[int, float]
"""Scores by number of article."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Articles of one segment, by number."""

    scores: Scores = field(default_factory=dict)
    """Articles with a score of their own."""
    others: AbstractSet[int] = frozenset()
    """All other articles that match; none of them is in `scores`."""
    level: float = 0.0
    """The score of each of the others."""

    def __len__(self) -> int:
        return len(self.scores) + len(self.others)

    def __iter__(self) -> Iterator[int]:
        return chain(self.scores, self.others)

    def among(self, numbers: AbstractSet[int]) -> AbstractSet[int]:
        """Return which of `numbers` match."""
        return (numbers & self.scores.keys()) | (numbers & self.others)

    def scores_of(self, numbers: Iterable[int]) -> Iterator[float]:
        """Yield the scores of articles that match."""
        return map(self.scores.get, numbers, repeat(self.level))

    def without(self, unwanted: Matches) -> Matches:
        """Return the same without the articles that match something else."""
        gone = unwanted.among(self.scores.keys())
        scores = {n: s for n, s in self.scores.items() if n not in gone} if gone else self.scores
        return Matches(scores, self.others - unwanted.scores.keys() - unwanted.others, self.level)


def all_of(found: Sequence[Matches]) -> Matches:
    """Return what is in all of some results, the scores added up."""
    first, *rest = sorted(found, key=len)
    if not rest:
        return first
    numbers: AbstractSet[int] = first.scores.keys() | first.others
    for each in rest:
        numbers = each.among(numbers)
    if all(each.others for each in found):
        scored = list(set().union(*(numbers & each.scores.keys() for each in found)))
    else:
        scored = list(numbers)
    total: Iterable[float] = repeat(0.0)
    for each in found:
        total = map(add, total, each.scores_of(scored))
    scores = dict(zip(scored, total, strict=False))
    return Matches(scores, numbers - scores.keys(), sum((each.level for each in found), 0.0))


def any_of(found: Sequence[Matches], *, best: bool = False) -> Matches:
    """Return what is in any of some results; the scores are added up, or the `best` one counts."""
    ordered = sorted(found, key=len, reverse=True)
    return reduce(_best if best else partial(_united, add), ordered)


def _best(one: Matches, two: Matches) -> Matches:
    """Unite two results, the better score of each article counting.

    Mostly a word that was typed is united with what it is the beginning of, which says less.
    """
    more, fewer = _more_and_fewer(one, two)
    if fewer.others:
        return _united(max, one, two)
    long, short = sorted((more.scores, fewer.scores), key=len, reverse=True)
    scores = long | short
    scores.update({n: long[n] for n in long.keys() & short.keys() if long[n] > short[n]})
    level, others = more.level, more.others
    for number in [n for n, score in fewer.scores.items() if score < level and n in others]:
        del scores[number]
    return Matches(scores, others - scores.keys(), level)


def _more_and_fewer(one: Matches, two: Matches) -> tuple[Matches, Matches]:
    """Return first what has more articles without a score of their own."""
    return (one, two) if len(one.others) >= len(two.others) else (two, one)


def _united(combine: Callable[[float, float], float], one: Matches, two: Matches) -> Matches:
    """Unite two results; what many share stays a set."""
    if not two:
        return one
    both = one.among(two.scores.keys()) | one.among(two.others)
    combined = map(combine, one.scores_of(both), two.scores_of(both))
    more, fewer = _more_and_fewer(one, two)
    scores = dict.fromkeys(fewer.others, fewer.level)
    scores.update(more.scores)
    scores.update(fewer.scores)
    scores.update(zip(both, combined, strict=True))
    return Matches(scores, more.others - scores.keys(), more.level)

"""Putting matches into order: the best first, or by date; and stopping when it takes too long."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, repeat
from time import thread_time
from typing import TYPE_CHECKING, Final, overload

from search.embedded.matches import Matches
from search.embedded.segments.segment_reader import KEY_BITS
from search.errors import SearchCancelled, SearchTooSlow

if TYPE_CHECKING:
    from search.embedded.matching import Check, Node
    from search.embedded.segments.snapshot import Snapshot
    from search.engine import Cancelled

RANKED: Final = 1000
"""So many of the best matches are sorted by score; nobody looks through more."""
PATIENCE: Final = 0.9
"""Seconds of the processor before a search is given up: a busy machine is no reason to."""
KEY_MASK: Final = (1 << KEY_BITS) - 1

Scored = tuple[float, int]
"""The score, and moment and key in one number: the moment above `KEY_BITS`."""


def stopwatch(cancelled: Cancelled | None, clock: Callable[[], float] = thread_time) -> Check:
    """Return a check that raises `SearchCancelled` when asked to, `SearchTooSlow` after a while."""
    end = clock() + PATIENCE

    def check() -> None:
        if cancelled is not None and cancelled():
            raise SearchCancelled("The search was cancelled.")
        if clock() > end:
            raise SearchTooSlow(
                "This search takes too long. Add a word, or write more letters of one."
            )

    return check


@dataclass(frozen=True, slots=True)
class Portion:
    """What was found in one segment, by number of article, in a small fraction of the memory."""

    scored: array[int]
    scores: array[float]
    """The score of each of `scored`."""
    others: array[int]
    level: float
    """The score of each of `others`."""
    moments: array[int]
    """Of each article of the segment, its moment and key in one number."""

    @classmethod
    def of(cls, matches: Matches, moments: array[int]) -> Portion:
        """Pack what a node has found."""
        scores = matches.scores
        scored, others = array("I", list(scores)), array("I", list(matches.others))
        return cls(scored, array("d", list(scores.values())), others, matches.level, moments)

    def __len__(self) -> int:
        return len(self.scored) + len(self.others)

    def moments_of(self, numbers: Iterable[int]) -> Iterator[int]:
        """Yield moment and key of articles by number."""
        return map(self.moments.__getitem__, numbers)

    def every_moment(self) -> Iterator[int]:
        """Yield moment and key of all matches, in the order of `every_score`."""
        return self.moments_of(chain(self.scored, self.others))

    def every_score(self) -> Iterator[float]:
        """Yield the score of all matches."""
        return chain(self.scores, repeat(self.level, len(self.others)))


def find(node: Node, snapshot: Snapshot, check: Check) -> list[Portion]:
    """Return all matches, by segment; a segment without any is left out."""
    found = []
    for part in snapshot.parts:
        check()
        matches = node.evaluate(part.reader, check)
        if part.deleted:
            matches = matches.without(Matches(others=part.deleted))
        if matches:
            found.append(Portion.of(matches, part.reader.moments))
    return found


def moments_of(found: Iterable[Portion]) -> list[int]:
    """Return moment and key of every match, in one number, in no order."""
    return list(chain.from_iterable(each.every_moment() for each in found))


def by_relevance(found: Sequence[Portion]) -> tuple[Sequence[int], list[float]]:
    """Return the keys, best first, and the scores of the first ones: the rest is newest first.

    Of matches that are equally good the newer comes first.
    """
    if sum(map(len, found)) <= RANKED:
        pairs = (zip(each.every_score(), each.every_moment(), strict=True) for each in found)
        best = sorted(chain.from_iterable(pairs), reverse=True)
        return _keys([moment for _, moment in best]), [score for score, _ in best]
    bar = _bar(found)
    better: list[Scored] = []
    equal: list[int] = []
    for each in found:
        above, at = _reaching(each, bar)
        better += above
        equal += sorted(at, reverse=True)[:RANKED]
    better.sort(reverse=True)
    equal.sort(reverse=True)
    best = better + [(bar, moment) for moment in equal[: RANKED - len(better)]]
    ranked = Ranked([moment for _, moment in best], found)
    return ranked, [score for score, _ in best]


def _bar(found: Iterable[Portion]) -> float:
    """Return the score of the last of the best."""
    own = (each.scores for each in found)
    alike = (repeat(each.level, min(len(each.others), RANKED)) for each in found)
    return heapq.nlargest(RANKED, chain.from_iterable(chain(own, alike)))[-1]


def _reaching(portion: Portion, bar: float) -> tuple[list[Scored], list[int]]:
    """Return what is above the bar, and the moments of what is at its very height."""
    scores, moments = portion.scores, portion.moments
    above: list[Scored] = []
    at: list[int] = []
    for place in compress(range(len(scores)), map(bar.__le__, scores)):
        moment = moments[portion.scored[place]]
        if (score := scores[place]) > bar:
            above.append((score, moment))
        else:
            at.append(moment)
    if portion.level > bar:
        above.extend((portion.level, moment) for moment in portion.moments_of(portion.others))
    elif portion.level == bar:
        at.extend(portion.moments_of(portion.others))
    return above, at


class Ranked(Sequence[int]):
    """Keys of very many matches: the best are sorted, the rest waits until somebody goes there."""

    def __init__(self, best: list[int], found: Iterable[Portion]) -> None:
        """Take the moments and keys of the best, and what was found all in all."""
        self._best = _keys(best)
        self._top = frozenset(best)
        self._found = tuple(found)
        self._all: array[int] | None = None

    def __len__(self) -> int:
        return sum(map(len, self._found))

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            places = range(len(self))[index]
            if places.step == 1 and places.stop <= len(self._best):
                return self._best[places.start : places.stop]
            return self._sorted()[index]
        place = range(len(self))[index]
        return self._best[place] if place < len(self._best) else self._sorted()[place]

    def __iter__(self) -> Iterator[int]:
        return iter(self._sorted())

    def _sorted(self) -> array[int]:
        if self._all is None:
            top = self._top
            rest = sorted(moments_of(self._found), reverse=True)
            self._all = self._best + _keys([moment for moment in rest if moment not in top])
        return self._all


def by_moment(moments: list[int], *, newest: bool, unknown: int) -> array[int]:
    """Return the keys by moment; those whose moment is `unknown` come last."""
    known = sorted((m for m in moments if m >> KEY_BITS != unknown), reverse=newest)
    dateless = sorted((m for m in moments if m >> KEY_BITS == unknown), reverse=newest)
    return _keys(known + dateless)


def keys_of_moments(moments: list[int]) -> set[int]:
    """Return the keys alone."""
    return set(_keys(moments))


def _keys(moments: list[int]) -> array[int]:
    return array("I", [moment & KEY_MASK for moment in moments])

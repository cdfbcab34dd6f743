"""Putting matches into order: the best first, or by date; and stopping when it takes too long."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, repeat
from time import monotonic
from typing import TYPE_CHECKING, Final, overload

from search.errors import SearchCancelled, SearchTooSlow
from search.matches import Matches
from search.segment_reader import KEY_BITS

if TYPE_CHECKING:
    from search.engine import Cancelled
    from search.matching import Check, Node
    from search.snapshot import Snapshot

RANKED: Final = 1000
"""So many of the best matches are sorted by score; nobody looks through more."""
PATIENCE: Final = 0.9
"""Seconds before a search is given up."""
KEY_MASK: Final = (1 << KEY_BITS) - 1

Scored = tuple[float, int]
"""The score, and moment and key in one number: the moment above `KEY_BITS`."""


def stopwatch(cancelled: Cancelled | None, clock: Callable[[], float] = monotonic) -> Check:
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
    """What was found in one segment."""

    matches: Matches
    moments: array[int]
    """Of each article of the segment, its moment and key in one number."""

    def moments_of(self, numbers: Iterable[int]) -> Iterator[int]:
        """Yield moment and key of articles by number."""
        return map(self.moments.__getitem__, numbers)


def find(node: Node, snapshot: Snapshot, check: Check) -> list[Portion]:
    """Return all matches, by segment; a segment without any is left out."""
    found = []
    for part in snapshot.parts:
        check()
        matches = node.evaluate(part.reader, check)
        if part.deleted:
            matches = matches.without(Matches(others=part.deleted))
        if matches:
            found.append(Portion(matches, part.reader.moments))
    return found


def moments_of(found: Iterable[Portion]) -> list[int]:
    """Return moment and key of every match, in one number, in no order."""
    return list(chain.from_iterable(each.moments_of(each.matches) for each in found))


def by_relevance(found: Sequence[Portion]) -> tuple[Sequence[int], list[float]]:
    """Return the keys, best first, and the scores of the first ones: the rest is newest first.

    Of matches that are equally good the newer comes first.
    """
    count = sum(len(each.matches) for each in found)
    if count <= RANKED:
        pairs = sorted(chain.from_iterable(map(_pairs, found)), reverse=True)
        return _keys([moment for _, moment in pairs]), [score for score, _ in pairs]
    bar = _bar(found)
    better: list[Scored] = []
    equal: list[int] = []
    for each in found:
        above, at = _reaching(each.matches, bar)
        better += zip(each.matches.scores_of(above), each.moments_of(above), strict=True)
        equal += each.moments_of(at)
    better.sort(reverse=True)
    equal.sort(reverse=True)
    best = better + [(bar, moment) for moment in equal[: RANKED - len(better)]]
    ranked = Ranked([moment for _, moment in best], found)
    return ranked, [score for score, _ in best]


def _pairs(portion: Portion) -> Iterator[Scored]:
    matches = portion.matches
    return zip(matches.scores_of(matches), portion.moments_of(matches), strict=True)


def _bar(found: Iterable[Portion]) -> float:
    """Return the score of the last of the best."""
    own = (each.matches.scores.values() for each in found)
    alike = (repeat(each.matches.level, min(len(each.matches.others), RANKED)) for each in found)
    return heapq.nlargest(RANKED, chain.from_iterable(chain(own, alike)))[-1]


def _reaching(matches: Matches, bar: float) -> tuple[list[int], list[int]]:
    """Return the articles above the bar, and those at its very height."""
    scores = matches.scores
    reaching = list(compress(scores, map(bar.__le__, scores.values())))
    above = [number for number in reaching if scores[number] > bar]
    at = reaching if not above else [number for number in reaching if scores[number] == bar]
    if matches.level >= bar:
        (above if matches.level > bar else at).extend(matches.others)
    return above, at


class Ranked(Sequence[int]):
    """Keys of very many matches: the best are sorted, the rest waits until somebody goes there."""

    def __init__(self, best: list[int], found: Iterable[Portion]) -> None:
        """Take the moments and keys of the best, and what was found all in all."""
        self._best = _keys(best)
        self._top = frozenset(best)
        self._found = [(array("I", list(each.matches)), each.moments) for each in found]
        self._all: array[int] | None = None

    def __len__(self) -> int:
        return sum(len(numbers) for numbers, _ in self._found)

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
            every = (map(moments.__getitem__, numbers) for numbers, moments in self._found)
            rest = sorted(chain.from_iterable(every), reverse=True)
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

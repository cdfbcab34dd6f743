"""Putting matches into order: the best first, or by date; and stopping when it takes too long."""

from __future__ import annotations

import heapq
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from time import monotonic
from typing import TYPE_CHECKING, Final, overload

from search.errors import SearchCancelled, SearchTooSlow
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


def find(node: Node, snapshot: Snapshot, check: Check) -> tuple[list[float], list[int]]:
    """Return the scores of all matches, and for each its moment and key in one number."""
    scores: list[float] = []
    moments: list[int] = []
    for part in snapshot.parts:
        check()
        matches = node.evaluate(part.reader, check)
        for number in part.deleted & matches.keys():
            del matches[number]
        scores.extend(matches.values())
        moments.extend(map(part.reader.moments.__getitem__, matches))
    return scores, moments


def by_relevance(scores: list[float], moments: list[int]) -> tuple[Sequence[int], list[float]]:
    """Return the keys, best first, and the scores of the first ones: the rest is newest first.

    Of matches that are equally good the newer comes first.
    """
    if len(scores) <= RANKED:
        pairs: list[Scored] = sorted(zip(scores, moments, strict=True), reverse=True)
        return _keys([moment for _, moment in pairs]), [score for score, _ in pairs]
    bar = _bar(scores)
    better = compress(zip(scores, moments, strict=True), map(bar.__lt__, scores))
    pairs = sorted(better, reverse=True)
    equal = sorted(compress(moments, map(bar.__eq__, scores)), reverse=True)
    pairs += [(bar, moment) for moment in equal[: RANKED - len(pairs)]]
    best = [moment for _, moment in pairs]
    return Ranked(best, array("q", moments)), [score for score, _ in pairs]


def _bar(scores: list[float]) -> float:
    """Return the score of the last of the best."""
    counts = Counter(scores)
    if len(counts) * 8 > len(scores):
        return heapq.nlargest(RANKED, scores)[-1]
    better = 0
    for score in sorted(counts, reverse=True):
        better += counts[score]
        if better >= RANKED:
            break
    return score


class Ranked(Sequence[int]):
    """Keys of very many matches: the best are sorted, the rest waits until somebody goes there."""

    def __init__(self, best: list[int], moments: array[int]) -> None:
        self._best = _keys(best)
        self._moments = moments
        self._top = frozenset(best)
        self._all: array[int] | None = None

    def __len__(self) -> int:
        return len(self._moments)

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
            newest_first = sorted(self._moments, reverse=True)
            self._all = self._best + _keys([m for m in newest_first if m not in top])
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

"""Putting matches into order: the best first, or by date; and stopping when it takes too long."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final

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


def by_relevance(scores: list[float], moments: list[int]) -> tuple[array[int], list[float]]:
    """Return the keys, best first, and the scores of the first ones: the rest is newest first.

    Of matches that are equally good the newer comes first.
    """
    pairs: list[Scored] = list(zip(scores, moments, strict=True))
    rest: list[int] = []
    if len(pairs) > RANKED:
        highest = max(scores)
        enough = scores.count(highest) >= RANKED  # as when a single letter is typed
        bar = highest if enough else heapq.nlargest(RANKED, scores)[-1]
        better = [pair for pair in pairs if pair[0] > bar]
        equal = sorted((moment for score, moment in pairs if score == bar), reverse=True)
        places = RANKED - len(better)
        rest = [moment for score, moment in pairs if score < bar] + equal[places:]
        pairs = better + [(bar, moment) for moment in equal[:places]]
    pairs.sort(reverse=True)
    rest.sort(reverse=True)
    ranked = [moment for _, moment in pairs]
    return _keys(ranked + rest), [score for score, _ in pairs]


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

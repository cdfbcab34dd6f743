"""Groups by average link: sets of places that on average belong together (UPGMA)."""

import heapq
import math
from collections.abc import Mapping

from comparison.model import Place

Pairs = Mapping[tuple[Place, Place], float]


def chance(score: float) -> float:
    """Return the probability that log-odds mean."""
    return 1 / (1 + math.exp(-score))


def average_link(pairs: Pairs, least: float) -> list[tuple[Place, ...]]:
    """Return groups of places, each ascending, by their first place.

    The best two groups are joined as long as the pairs between them, those of one side left out,
    reach `least` on average; a pair that is not given counts as 0.
    """
    return _Agglomeration(pairs, least).groups()


class _Agglomeration:
    def __init__(self, pairs: Pairs, least: float) -> None:
        places = sorted({place for pair in pairs for place in pair})
        self._members = {number: [place] for number, place in enumerate(places)}
        self._least = least
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self._members}
        number_of = {place: number for number, place in enumerate(places)}
        self._heap: list[tuple[float, int, int]] = []
        for (left, right), value in sorted(pairs.items()):
            self._note(number_of[left], number_of[right], value)

    def groups(self) -> list[tuple[Place, ...]]:
        """Join what belongs together and return it."""
        new = len(self._members)
        while self._heap:
            _, left, right = heapq.heappop(self._heap)
            if left in self._members and right in self._members:
                self._join(left, right, new)
                new += 1
        return sorted(tuple(sorted(places)) for places in self._members.values() if len(places) > 1)

    def _note(self, left: int, right: int, total: float) -> None:
        """Remember the sum of values between two groups and how good joining them would be."""
        self._sums[left][right] = self._sums[right][left] = total
        average = total / self._pairs_between(left, right)
        if average >= self._least:
            heapq.heappush(self._heap, (-average, min(left, right), max(left, right)))

    def _pairs_between(self, left: int, right: int) -> int:
        ours, theirs = self._members[left], self._members[right]
        return max(1, sum(a.side != b.side for a in ours for b in theirs))

    def _join(self, left: int, right: int, new: int) -> None:
        self._members[new] = self._members.pop(left) + self._members.pop(right)
        totals: dict[int, float] = {}
        for old in (left, right):
            for other, total in self._sums.pop(old).items():
                if other in self._members:
                    totals[other] = totals.get(other, 0.0) + total
                    del self._sums[other][old]
        self._sums[new] = {}
        for other, total in sorted(totals.items()):
            self._note(new, other, total)

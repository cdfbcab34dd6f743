"""The features of pairs of statements."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from operator import itemgetter

from comparison.linking.candidates import MOST, shared_mass, with_figures
from comparison.linking.figures import NONE, compare_figures, kinds_of
from comparison.linking.kinship import Kin, kin, rarity_of
from comparison.linking.material import Material
from comparison.linking.weights import Evidence

Pair = tuple[int, int]
"""Statement of the left side, statement of the right side."""
SHORTEST_RUN, LONGEST_RUN = 3, 8


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known about the pairs of statements of two sides."""

    evidence: Mapping[Pair, Evidence]
    """Features of all pairs that share something telling, in order."""
    kin: Kin
    """Related words of the right side for each word of the left one."""


def steps_of(one: Material, other: Material) -> int:
    """Return how often `gather` calls `step`."""
    return 2 * len(one) + len(other)


def gather(
    one: Material, other: Material, step: Callable[[], None], *, everything: bool = False
) -> Gathered:
    """Return the features of all pairs of statements worth a look, or of simply all.

    `step` is called for every statement worked off; it may raise to stop. With `everything` the
    same links are found with much more work: for measuring.
    """
    shares = _Shares(one, other, step)
    pairs = _all(one, other) if everything else shares.promising() | with_figures(one, other)
    weighing = _Weighing(one, other, shares)
    evidence: dict[Pair, Evidence] = {}
    rows = {i: list(line) for i, line in groupby(sorted(pairs), key=itemgetter(0))}
    for i in range(len(one)):
        step()
        for pair in rows.get(i, ()):
            evidence[pair] = weighing.features(pair)
    return Gathered(evidence, shares.kin)


def _all(one: Material, other: Material) -> set[Pair]:
    ours, theirs = ([i for i in range(len(side)) if i not in side.muted] for side in (one, other))
    return set(product(ours, theirs))


class _Weighing:
    """Works out the features of one pair after another."""

    def __init__(self, one: Material, other: Material, shares: "_Shares") -> None:
        self._one, self._other, self._shares = one, other, shares
        self._kinds = kinds_of(one), kinds_of(other)
        self._length = max(len(one), len(other))
        self._runs = [[_runs(s, SHORTEST_RUN) for s in side.stems] for side in (one, other)]

    def features(self, pair: Pair) -> Evidence:
        """Return the features of a pair."""
        one, other = self._one, self._other
        i, j = pair
        ours, theirs = one.quantities[i], other.quantities[j]
        figures = compare_figures(ours, theirs, *self._kinds) if ours and theirs else NONE
        forward, backward = self._shares.of(pair)
        return Evidence(
            math.log1p((forward + backward) / 2),
            math.sqrt(forward * backward / self._shares.whole(pair)),
            *figures,
            _same_quote(one.quoted[i], other.quoted[j]),
            self._long_run(i, j),
            abs(i - j) / self._length,
        )

    def _long_run(self, i: int, j: int) -> int:
        """Return by how many words the longest run that both have is longer than two."""
        if self._runs[0][i].isdisjoint(self._runs[1][j]):
            return 0
        one, other, length = self._one.stems[i], self._other.stems[j], SHORTEST_RUN
        while length < LONGEST_RUN and _runs(one, length + 1) & _runs(other, length + 1):
            length += 1
        return length + 1 - SHORTEST_RUN


class _Shares:
    """How much of each statement stands in each other one, by weight."""

    def __init__(self, one: Material, other: Material, step: Callable[[], None]) -> None:
        rarity = rarity_of(one, other)
        self.kin, back = kin(one, other, rarity)
        self._forward = shared_mass(one, other, self.kin, step)
        self._backward = shared_mass(other, one, back, step)
        self._wholes = [
            [sum(rarity[unit] for unit in units) or 1.0 for units in side.units]
            for side in (one, other)
        ]

    def of(self, pair: Pair) -> tuple[float, float]:
        """Return the weight of what the left statement shares, and of what the right one does.

        Where only one of them was kept it stands for both; they are nearly the same.
        """
        i, j = pair
        forward, backward = self._forward[i].get(j), self._backward[j].get(i)
        return forward or backward or 0.0, backward or forward or 0.0

    def whole(self, pair: Pair) -> float:
        """Return the product of the weights of two statements."""
        return self._wholes[0][pair[0]] * self._wholes[1][pair[1]]

    def promising(self) -> set[Pair]:
        """Return the pairs with a share that are among the largest of their row or column."""
        rows, columns = (defaultdict[int, list[tuple[float, Pair]]](list) for _ in range(2))
        kept = {(i, j) for i, row in enumerate(self._forward) for j in row}
        kept |= {(i, j) for j, column in enumerate(self._backward) for i in column}
        for pair in kept:
            share = sum(self.of(pair)), pair
            rows[pair[0]].append(share)
            columns[pair[1]].append(share)
        return {
            pair
            for lines in (rows, columns)
            for line in lines.values()
            for _, pair in (sorted(line, reverse=True)[:MOST] if len(line) > MOST else line)
        }


def _same_quote(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which part of the shorter quote the other one has too."""
    return len(one & other) / max(2, min(len(one), len(other))) if one and other else 0.0


def _runs(stems: Sequence[str], length: int) -> set[tuple[str, ...]]:
    """Return all runs of so many words."""
    return set(zip(*(stems[start:] for start in range(length)), strict=False))

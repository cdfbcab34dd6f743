"""The features of pairs of statements."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from comparison.linking.candidates import LEAST_MASS, MOST, shared_mass, with_figures
from comparison.linking.figures import NONE, compare_figures, kinds_of
from comparison.linking.kinship import kin, rarity_of
from comparison.linking.material import Material
from comparison.linking.weights import Evidence

Pair = tuple[int, int]
"""Statement of the left side, statement of the right side."""
LONGEST_RUN: Final = 8


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known about the pairs of statements of two sides."""

    evidence: Mapping[Pair, Evidence]
    """Features of all pairs that share something telling, in order."""
    kin: Mapping[str, Sequence[tuple[str, float]]]
    """Related words of the right side for each word of the left one, with their weight."""


def steps_of(one: Material, other: Material) -> int:
    """Return how often `gather` calls `step`."""
    return 2 * len(one) + len(other)


def gather(one: Material, other: Material, step: Callable[[], None]) -> Gathered:
    """Return the features of all pairs of statements worth a look.

    `step` is called for every statement worked off; it may raise to stop.
    """
    rarity = rarity_of(one, other)
    relatives = kin(one, other, rarity)
    forward = shared_mass(one, other, relatives, step)
    backward = shared_mass(other, one, kin(other, one, rarity), step)
    mass = _joined(forward, backward)
    pairs = _promising(mass) | with_figures(one, other)
    weighing = _Weighing(one, other, mass)
    evidence: dict[Pair, Evidence] = {}
    by_row = groupby(sorted(pairs), key=lambda pair: pair[0])
    rows = {i: list(line) for i, line in by_row}
    for i in range(len(one)):
        step()
        for pair in rows.get(i, ()):
            evidence[pair] = weighing.features(pair)
    return Gathered(evidence, relatives)


class _Weighing:
    """Works out the features of one pair after another."""

    def __init__(self, one: Material, other: Material, mass: Mapping[Pair, float]) -> None:
        self._one, self._other, self._mass = one, other, mass
        self._left, self._right = _weighted_grams(one, other)
        self._kinds = kinds_of(one), kinds_of(other)

    def features(self, pair: Pair) -> Evidence:
        """Return the features of a pair."""
        one, other = self._one, self._other
        i, j = pair
        ours, theirs = one.quantities[i], other.quantities[j]
        figures = compare_figures(ours, theirs, *self._kinds) if ours and theirs else NONE
        return Evidence(
            math.log1p(self._mass.get(pair, 0.0) / 2),
            _cosine(self._left[i], self._right[j]),
            *figures,
            _same_quote(one.quoted[i], other.quoted[j]),
            max(0, min(longest_run(one.stems[i], other.stems[j]), LONGEST_RUN) - 2),
            abs(i / max(1, len(one) - 1) - j / max(1, len(other) - 1)),
        )


def _joined(
    forward: Sequence[Mapping[int, float]], backward: Sequence[Mapping[int, float]]
) -> dict[Pair, float]:
    mass: dict[Pair, float] = {}
    for i, row in enumerate(forward):
        for j, weight in row.items():
            mass[i, j] = weight + backward[j].get(i, 0.0)
    return mass


def _promising(mass: Mapping[Pair, float]) -> set[Pair]:
    """Return the pairs with mass enough that are among the best of their row or column."""
    rows: dict[int, list[tuple[float, Pair]]] = {}
    columns: dict[int, list[tuple[float, Pair]]] = {}
    for pair, weight in mass.items():
        if weight >= LEAST_MASS:
            rows.setdefault(pair[0], []).append((weight, pair))
            columns.setdefault(pair[1], []).append((weight, pair))
    return {
        pair
        for lines in (rows, columns)
        for line in lines.values()
        for _, pair in (sorted(line, reverse=True)[:MOST] if len(line) > MOST else line)
    }


Grams = tuple[dict[str, float], float]
"""Weights of pieces of words, and their length as a vector."""


def _weighted_grams(one: Material, other: Material) -> tuple[list[Grams], list[Grams]]:
    counts = Counter(gram for side in (one, other) for grams in side.grams for gram in grams)
    total = len(one) + len(other) + 1
    rarity = {gram: math.log(total / n) for gram, n in counts.items()}

    def weigh(sides: Iterable[Mapping[str, int]]) -> list[Grams]:
        weighted = []
        for grams in sides:
            vector = {g: (1 + math.log(n)) * rarity[g] for g, n in grams.items()}
            weighted.append((vector, math.sqrt(sum(w * w for w in vector.values())) or 1.0))
        return weighted

    return weigh(one.grams), weigh(other.grams)


def _cosine(one: Grams, other: Grams) -> float:
    (small, one_length), (large, other_length) = sorted((one, other), key=lambda g: len(g[0]))
    total = sum(small[gram] * large[gram] for gram in small.keys() & large.keys())
    return total / one_length / other_length


def _same_quote(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which part of the shorter quote the other one has too."""
    return len(one & other) / max(2, min(len(one), len(other))) if one and other else 0.0


def longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words in a row both have, stop words included."""
    best, before = 0, [0] * (len(other) + 1)
    if len(set(one) & set(other)) < 3:
        return 0
    for word in one:
        row = [0] * (len(other) + 1)
        for at, rival in enumerate(other, 1):
            if word == rival:
                row[at] = before[at - 1] + 1
                best = max(best, row[at])
        before = row
    return best

"""How close statements are as vectors of a language model, where the user has one.

Vectors hold a signed byte for each dimension. A cosine alone says little, because every model puts
all sentences of one event close together; what counts is by how much a pair is closer than the
nearest neighbours of its two statements are on average (Artetxe and Schwenk, Margin-based Parallel
Corpus Mining with Multilingual Sentence Embeddings, 2019).
"""

import math
from array import array
from collections.abc import Mapping, Sequence
from operator import mul
from typing import Final

from comparison.linking.evidence import Pair
from comparison.linking.material import Material
from comparison.model import Vectors

NEIGHBOURS: Final = 4
"""Nearest neighbours whose mean closeness a pair must beat."""
MOST_PAIRS: Final = 40_000
"""Two longer articles are compared without vectors: going through all pairs would take minutes."""
LEAST: Final = 0.02
"""A smaller margin tells nothing."""

WEIGHT: Final = 12.0
"""Log-odds for a margin of 1. Not fitted: what a margin is worth depends on the user's model; with
this weight a margin of .1, which close paraphrases have, speaks as loud as a shared rare word."""
MOST_GAIN: Final = 2.5
"""Log-odds that vectors alone can add: they never outweigh figures and words together."""


def closeness(one: Vectors | None, other: Vectors | None) -> dict[Pair, float]:
    """Return by how much the cosine of a pair exceeds what its neighbourhood has, where it does.

    Empty when a side has no vectors, when they are of different models, or when there are too many.
    """
    if one is None or other is None or one.model != other.model:
        return {}
    count = len(one.of_statements) * len(other.of_statements)
    if not 0 < count <= MOST_PAIRS:
        return {}
    left = [_unpack(vector) for vector in one.of_statements]
    right = [_unpack(vector) for vector in other.of_statements]
    cosines = [
        [sum(map(mul, a, b)) / (a_length * b_length) for b, b_length in right]
        for a, a_length in left
    ]
    rows = [_neighbourhood(row) for row in cosines]
    columns = [_neighbourhood(column) for column in zip(*cosines, strict=True)]
    margins = {
        (i, j): round(cosine - (rows[i] + columns[j]) / 2, 6)
        for i, row in enumerate(cosines)
        for j, cosine in enumerate(row)
    }
    return {pair: margin for pair, margin in margins.items() if margin >= LEAST}


def add_closeness(
    scores: Mapping[Pair, float],
    vectors: tuple[Vectors | None, Vectors | None],
    materials: tuple[Material, Material],
    nothing: float,
) -> dict[Pair, float]:
    """Return the scores of pairs with what vectors say added; all as they are without vectors.

    `nothing` is the score of a pair for which no word speaks. Sentences that stand in many articles
    stay without links.
    """
    muted = [material.muted for material in materials]
    gains = {
        pair: min(MOST_GAIN, WEIGHT * margin)
        for pair, margin in closeness(*vectors).items()
        if pair[0] not in muted[0] and pair[1] not in muted[1]
    }
    return {**scores, **{pair: scores.get(pair, nothing) + gain for pair, gain in gains.items()}}


def _unpack(vector: bytes) -> tuple["array[int]", float]:
    """Return the components and their length; that of a null vector is 1."""
    components = array("b", vector)
    return components, math.sqrt(sum(map(mul, components, components))) or 1.0


def _neighbourhood(line: Sequence[float]) -> float:
    nearest = sorted(line, reverse=True)[:NEIGHBOURS]
    return sum(nearest) / len(nearest)

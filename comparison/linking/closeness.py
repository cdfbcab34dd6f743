"""How close statements are as vectors of a language model, where the user has one.

Vectors hold a signed byte for each dimension. A cosine alone says little, because every model puts
all sentences of one event close together; what counts is by how much a pair is closer than the
nearest neighbours of its two statements are on average (Artetxe and Schwenk, Margin-based Parallel
Corpus Mining with Multilingual Sentence Embeddings, 2019).
"""

import math
from array import array
from collections.abc import Sequence
from operator import mul
from typing import Final

NEIGHBOURS: Final = 4
"""Nearest neighbours whose mean closeness a pair must beat."""
MOST_PAIRS: Final = 40_000
"""Two longer articles are compared without vectors: going through all pairs would take minutes."""
LEAST: Final = 0.02
"""A smaller margin tells nothing."""

Pair = tuple[int, int]
"""Statement of the left side, statement of the right side."""


def closeness(one: Sequence[bytes], other: Sequence[bytes]) -> dict[Pair, float]:
    """Return by how much the cosine of a pair exceeds what its neighbourhood has, where it does.

    Empty when a side has no vectors, when they are of different models, or when there are too many.
    """
    lengths = {len(vector) for side in (one, other) for vector in side}
    if len(lengths) != 1 or not one or not other or len(one) * len(other) > MOST_PAIRS:
        return {}
    left, right = [_unpack(vector) for vector in one], [_unpack(vector) for vector in other]
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


def _unpack(vector: bytes) -> tuple["array[int]", float]:
    """Return the components and their length; that of a null vector is 1."""
    components = array("b", vector)
    return components, math.sqrt(sum(map(mul, components, components))) or 1.0


def _neighbourhood(line: Sequence[float]) -> float:
    nearest = sorted(line, reverse=True)[:NEIGHBOURS]
    return sum(nearest) / len(nearest)

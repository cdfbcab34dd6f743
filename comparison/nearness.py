"""Pairs of like articles among very many, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from comparison.likeness import Vector, likeness

WINDOW: Final = 10
"""Days that articles on one event are apart at most, when both dates are known."""
TELLING: Final = 60
"""Words and names of an article by which its like are sought: the weightiest that others have."""
COMMON: Final = 0.03
"""What stands in a larger part of all articles is not sought by, …"""
FEW: Final = 60
"""… unless it stands in so few."""
MOST: Final = 40
"""Articles that are looked at closely for each one."""
ROUGH: Final = 0.3
"""Part of the likeness that the sought words must make up for a closer look."""


class Near(NamedTuple):
    """Two articles that are alike; `one < other`."""

    one: int
    other: int
    likeness: float


def within_window(one: int | None, other: int | None) -> bool:
    """Tell whether two days (ordinals, None when unknown) may belong to one event."""
    return one is None or other is None or abs(one - other) <= WINDOW


def near_pairs(
    vectors: Mapping[int, Vector], days: Mapping[int, int | None], least: float
) -> Iterator[Near]:
    """Yield the pairs of `vectors` that are at least as alike as `least`, each once."""
    held: dict[int | str, list[tuple[int, float]]] = defaultdict(list)
    counts: dict[int | str, int] = defaultdict(int)
    for vector in vectors.values():
        for key in vector:
            counts[key] += 1
    most = max(FEW, int(COMMON * len(vectors)))
    for article, vector in vectors.items():
        telling = _telling(vector, counts, most)
        rough: dict[int, float] = defaultdict(float)
        for key in telling:
            weight = vector[key]
            for other, its_weight in held[key]:
                rough[other] += weight * its_weight
            held[key].append((article, weight))
        yield from _close(article, rough, vectors, days, least)


def _telling(vector: Vector, counts: Mapping[int | str, int], most: int) -> Sequence[int | str]:
    """Return by what the like of an article are sought."""
    keys = [key for key in vector if 1 < counts[key] <= most]
    if len(keys) > TELLING:
        keys = sorted(keys, key=vector.__getitem__, reverse=True)[:TELLING]
    return keys


def _close(
    article: int,
    rough: Mapping[int, float],
    vectors: Mapping[int, Vector],
    days: Mapping[int, int | None],
    least: float,
) -> Iterator[Near]:
    """Yield those of the articles found that are alike."""
    day, floor = days[article], ROUGH * least
    possible = [
        other
        for other, weight in rough.items()
        if weight >= floor and within_window(day, days[other])
    ]
    if len(possible) > MOST:
        possible = sorted(possible, key=rough.__getitem__, reverse=True)[:MOST]
    for other in possible:
        alike = likeness(vectors[article], vectors[other])
        if alike >= least:
            yield Near(min(article, other), max(article, other), alike)

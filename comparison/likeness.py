"""How alike two articles are: the cosine of their words and names, weighted by rarity.

A weight is (1 + log f) · log((N + 20) / (df + ½)): f sentences of the article hold the word, df
articles of the corpus do, and N is the number of articles in the language of this one, so that the
few articles in another language do not seem alike by their commonest words. Adding 20 to N keeps
the scale of the numbers in a small corpus. Names enter as the entities they were linked to, and the
words they consist of enter as well. `bench.events --samples` tells how alike articles are that
report on one event or on different ones.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

PSEUDO_ARTICLES: Final = 20

Vector = Mapping[int | str, float]
"""Weights by number of a word or id of an entity; the sum of their squares is 1 at most."""


@dataclass(frozen=True, slots=True)
class Features:
    """What an article is made of."""

    language: str
    words: Mapping[int, int]
    """In how many sentences each word stands."""
    names: Mapping[str, int]
    """How often each entity is mentioned."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """What the corpus is made of."""

    articles: Mapping[str, int]
    """Articles by language."""
    words: Mapping[int, int]
    """Articles that have a word; one that is missing counts as being in one."""
    names: Mapping[str, int]
    """Articles that mention an entity, likewise."""


def rarity(count: int, articles: int) -> float:
    """Return how much it says that an article has what `count` of `articles` have."""
    return max(0.0, math.log((articles + PSEUDO_ARTICLES) / (count + 0.5)))


def vector_of(features: Features, frequencies: Frequencies) -> dict[int | str, float]:
    """Return the weights of an article, of length 1 but for what no other article has.

    That is left out: it makes articles less alike, but is in no product.
    """
    of_language = frequencies.articles.get(features.language, 1)
    total = max(1, sum(frequencies.articles.values()))
    weights: dict[int | str, float] = {}
    for word, count in features.words.items():
        rare = rarity(frequencies.words.get(word, 1), of_language)
        weights[word] = (1.0 + math.log(count)) * rare
    for name, count in features.names.items():
        rare = rarity(frequencies.names.get(name, 1), total)
        weights[name] = (1.0 + math.log(count)) * rare
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    shared = (key for key in weights if _held(key, frequencies) > 1)
    return {key: weights[key] / length for key in shared} if length else {}


def _held(key: int | str, frequencies: Frequencies) -> int:
    """Return how many articles have a word or mention an entity."""
    if isinstance(key, str):
        return frequencies.names.get(key, 1)
    return frequencies.words.get(key, 1)


def likeness(one: Vector, other: Vector) -> float:
    """Return the product of two vectors: for those of articles 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    get: Callable[[int | str, float], float] = other.get
    return sum([weight * get(key, 0.0) for key, weight in one.items()])

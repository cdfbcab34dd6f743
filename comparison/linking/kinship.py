"""Which words of one side have to do with which words of the other, and how much they count."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from comparison.linking.material import ENTITY, Material
from comparison.synonyms import SYNONYM, meanings
from comparison.words import family, related

ALIAS: Final = 0.8
"""How much of a match an entity and a word are that names it elsewhere."""
_LEAST: Final = 0.05
"""Weight of a word that stands in nearly every statement."""
_USUAL: Final = 150
"""Statements of two articles above which words do not become more telling by being rare."""
_MANY: Final = 40
"""Words of one side with one beginning or end that are too many to be related by it."""
_START, _END, _ROOT, _WHOLE = 5, 6, 5, 4  # letters two related words have in common, see `related`


Kin = Mapping[str, Sequence[tuple[str, float]]]
"""The related words of the other side for each word, the best first. The number is how much the
pair counts: how far they are related times the lower rarity of the two."""


def rarity_of(one: Material, other: Material) -> dict[str, float]:
    """Return how much each unit says: the logarithm of statements per statement that has it."""
    counts = Counter(unit for side in (one, other) for units in side.units for unit in units)
    total = len(one) + len(other) + 1
    scale = min(1.0, math.log(_USUAL) / math.log(max(2, total)))
    return {unit: max(_LEAST, scale * math.log(total / (n + 0.5))) for unit, n in counts.items()}


def kin(one: Material, other: Material, rarity: Mapping[str, float]) -> tuple[Kin, Kin]:
    """Return the related units of the other side for each unit of one side, both ways."""
    ours, theirs = ({u for units in side.units for u in units} for side in (one, other))
    found: dict[tuple[str, str], float] = {(unit, unit): 1.0 for unit in ours & theirs}
    for pair in _suspects(ours, theirs):
        if pair not in found:
            found[pair] = related(*pair)
    for pair in _synonyms(ours, theirs):
        found[pair] = max(SYNONYM, found.get(pair, 0.0))
    for pair in _named(one, theirs):
        found.setdefault(pair, ALIAS)
    for name, word in _named(other, ours):
        found.setdefault((word, name), ALIAS)
    there, back = (defaultdict[str, list[tuple[str, float]]](list) for _ in range(2))
    for (left, right), strength in found.items():
        if strength:
            weight = strength * min(rarity[left], rarity[right])
            there[left].append((right, weight))
            back[right].append((left, weight))
    for relatives in (*there.values(), *back.values()):
        relatives.sort(key=lambda pair: (-pair[1], pair[0]))
    return there, back


def _named(side: Material, units: set[str]) -> Iterator[tuple[str, str]]:
    """Yield entities of a side with the words of the other one that name them."""
    for entity, stems in side.aliases.items():
        for stem in stems & units:
            yield entity, stem


def _suspects(ours: set[str], theirs: set[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of words that may be related; some come more than once."""
    left, right = _plain_words(ours), _plain_words(theirs)
    for key in (family, lambda word: word[:_START], lambda word: word[-_END:]):
        yield from _alike(left, right, key)
    yield from _contained(left, right)
    for inner, outer in _contained(right, left):
        yield outer, inner


def _alike(
    left: list[str], right: list[str], key: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Yield words with the same key, unless too many have it to mean anything by it."""
    ours, theirs = (defaultdict[str, list[str]](list) for _ in range(2))
    for words, index in ((left, ours), (right, theirs)):
        for word in words:
            index[key(word)].append(word)
    for shared, some in ours.items():
        others = theirs.get(shared, [])
        if len(some) <= _MANY and len(others) <= _MANY:
            yield from product(some, others)


def _synonyms(ours: set[str], theirs: set[str]) -> Iterator[tuple[str, str]]:
    index = defaultdict[int, list[str]](list)
    for word in _plain_words(theirs):
        for meaning in meanings(word):
            index[meaning].append(word)
    for word in _plain_words(ours):
        for meaning in meanings(word):
            for other in index.get(meaning, ()):
                yield word, other


def _plain_words(units: Iterable[str]) -> list[str]:
    return [unit for unit in units if unit[0] != ENTITY and not unit[0].isdigit()]


def _contained(inner: list[str], outer: list[str]) -> Iterator[tuple[str, str]]:
    """Yield words with longer ones that begin or end with them or hold their root."""
    whole = {word for word in inner if len(word) >= _WHOLE}
    roots = defaultdict[str, list[str]](list)
    for word in inner:
        if len(family(word)) >= _ROOT:
            roots[family(word)].append(word)
    for word in outer:
        size = len(word)
        for length in range(_WHOLE, size - 2):
            for part in (word[:length], word[-length:]):
                if part in whole:
                    yield part, word
        for start in range(size - _ROOT + 1):
            for end in range(start + _ROOT, size + 1):
                for short in roots.get(word[start:end], ()):
                    yield short, word

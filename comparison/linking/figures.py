"""What the quantities of two statements say about whether they report the same."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from comparison.linking.material import Material
from comparison.quantities import Relation, noun_fit, relation
from comparison.quantity import Quantity

Figures = tuple[float, float, float]
"""How well quantities agree, are compatible, or are of one kind and size but differ; 0 to 1."""

NONE: Final[Figures] = (0.0, 0.0, 0.0)
_FREE: Final = frozenset({"date", "year", "clock", "weekday", "ratio"})
"""Kinds whose values have no size: how far they are apart says nothing."""
_FREE_GAP: Final = 0.3
_SMALL: Final = frozenset({2.0, 3.0})
"""Counts that stand in any text."""
_LARGE: Final = 12
_SAME: Final = 0.8
"""One large number in two statements means something, whatever is counted."""
_COMMON_KINDS: Final = {"weekday": 0.5, "year": 0.7}
"""Kinds that many statements have."""
_SIZE: Final = 1.4
"""Differing values of more than e^1.4, four times, have nothing to do with each other."""


def kinds_of(side: Material) -> Counter[str]:
    """Return in how many statements each kind of quantity stands."""
    return Counter(kind for qs in side.quantities for kind in {q.kind for q in qs})


def compare_figures(
    ours: Sequence[Quantity],
    theirs: Sequence[Quantity],
    our_kinds: Counter[str],
    their_kinds: Counter[str],
) -> Figures:
    """Return the best agreement, compatibility and nearness of two statements' quantities."""
    agree = compatible = near = 0.0
    for one in ours:
        for other in theirs:
            how = relation(one, other)
            if not how:
                continue
            weight = _weight(one, other)
            if how is Relation.AGREE:
                agree = max(agree, weight)
            elif how is Relation.COMPATIBLE:
                compatible = max(compatible, weight)
            else:
                rivals = our_kinds[one.kind] * their_kinds[other.kind]
                near = max(near, weight * _nearness(one, other) / math.sqrt(rivals))
    return agree, 0.0 if agree else compatible, near


def _weight(one: Quantity, other: Quantity) -> float:
    """Return how telling a pair is: small counts and other counted nouns are less so."""
    if one.kind in _COMMON_KINDS:
        return _COMMON_KINDS[one.kind]
    if one.kind != "count":
        return 1.0
    fit = noun_fit(one.head, other.head)
    if one.value in _SMALL:
        return fit / 2
    same = one.value == other.value and (one.value or 0) > _LARGE
    return max(fit, _SAME) if same else fit


def _nearness(one: Quantity, other: Quantity) -> float:
    """Return how near two differing values are, between 0 and 1."""
    if one.kind in _FREE or not one.value or not other.value:
        return _FREE_GAP
    ratio = one.value / other.value
    return max(0.0, 1 - abs(math.log(ratio)) / _SIZE) if ratio > 0 else 0.0

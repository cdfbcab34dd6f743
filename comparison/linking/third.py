"""What a third article says about two statements: both report what it reports."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from comparison.model import Place

SHARE: Final = 0.4
"""How far a pair moves up to the weaker of its two pairs with the third statement. Fitted by leave
one event out on six events: average precision .697 without, .706 with it."""

Scores = Mapping[tuple[Place, Place], float]
_DIGITS = 4


def with_third(scores: Scores) -> dict[tuple[Place, Place], float]:
    """Return the scores, raised where a statement of a third side is nearer to both."""
    near = defaultdict[Place, dict[Place, float]](dict)
    for (left, right), score in scores.items():
        near[left][right] = near[right][left] = score
    raised = {}
    for (left, right), score in scores.items():
        one, other = near[left], near[right]
        support = max((min(one[x], other[x]) for x in one.keys() & other.keys()), default=score)
        raised[left, right] = round(score + SHARE * max(0.0, support - score), _DIGITS)
    return raised

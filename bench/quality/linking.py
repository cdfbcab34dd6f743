"""Precision and recall of links against marks."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.quality.gold import PairOfRefs

Said = dict[PairOfRefs, float]
"""Links with their scores."""
HEADER = "  at   said  strict P R F1          user P F1"


@dataclass(frozen=True, slots=True)
class Score:
    """`strict` counts pairs marked as the same; for `user` related ones are right, too."""

    said: int
    precision: float
    recall: float
    user_precision: float

    @property
    def strict(self) -> float:
        """F1 against the pairs that are the same."""
        return _f1(self.precision, self.recall)

    @property
    def user(self) -> float:
        """F1 of the lenient precision and the strict recall."""
        return _f1(self.user_precision, self.recall)

    def __str__(self) -> str:
        return (
            f"{self.said:4d}  {self.precision:.3f} {self.recall:.3f} {self.strict:.3f}"
            f"   {self.user_precision:.3f} {self.user:.3f}"
        )


def score(marked: Mapping[PairOfRefs, int], said: Mapping[PairOfRefs, float], at: float) -> Score:
    """Score the links from a threshold up that lie between articles of the marks."""
    files = {file for pair in marked for file, _ in pair}
    shown = {p for p, s in said.items() if s >= at and all(file in files for file, _ in p)}
    same = {pair for pair, strength in marked.items() if strength == 2}
    right = len(shown & same)
    return Score(
        len(shown),
        right / max(1, len(shown)),
        right / max(1, len(same)),
        len(shown & marked.keys()) / max(1, len(shown)),
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)

"""A linear-chain conditional random field, decoded in pure Python.

Trained with CRFsuite (N. Okazaki, 2007) and exported by `training/train.py`. Emission scores are
summed once per word and neighbourhood position and kept, so that no feature string is built in
the inner loop. The labels are those of CRFsuite; a test compares them.
"""

import json
import lzma
from collections.abc import Iterable, Mapping, Sequence
from operator import add

from entities.features import Features

Scores = list[float]
Bonuses = Mapping[int, Mapping[str, float]]
"""Extra score per token number and label: what rules and evidence add to the model."""

_SCALE = 100.0
_CACHE_LIMIT = 150_000


class Crf:
    """One trained model over one language's features."""

    def __init__(self, packed: bytes, features: Features) -> None:
        """`packed` is the content of a model file: JSON under xz."""
        data = json.loads(lzma.decompress(packed))
        self.labels: list[str] = data["labels"]
        self._at = {label: i for i, label in enumerate(self.labels)}
        self._features = features
        self._weights: dict[str, list[tuple[int, float]]] = {
            name: [(flat[i], flat[i + 1] / _SCALE) for i in range(0, len(flat), 2)]
            for name, flat in data["state"].items()
        }
        rows = data["transitions"]
        size = len(self.labels)
        self._into = [[rows[a][b] / _SCALE for a in range(size)] for b in range(size)]
        self._words: dict[tuple[str | None, int], Scores] = {}
        self._pairs: dict[tuple[str, str], tuple[Scores, Scores]] = {}
        self._lists: dict[tuple[str | None, str, str | None], Scores] = {}
        self._first = self._sum(["BOS"])
        self._last = self._sum(["EOS"])

    def emissions(self, words: Sequence[str]) -> list[Scores]:
        """Score of each label at each token, before transitions."""
        count = len(words)
        padded: list[str | None] = [None, None, *words, None, None]
        pairs = [self._pair(words[i], words[i + 1]) for i in range(count - 1)]
        listed = self._features.listed(words)
        result: list[Scores] = []
        for i in range(count):
            parts = [self._word(padded[i + d + 2], d) for d in (-2, -1, 0, 1, 2)]
            if i:
                parts.append(pairs[i - 1][1])
            else:
                parts.append(self._first)
            if i < count - 1:
                parts.append(pairs[i][0])
            else:
                parts.append(self._last)
            before = listed[i - 1] if i else None
            after = listed[i + 1] if i < count - 1 else None
            parts.append(self._list(before, listed[i], after))
            result.append(list(map(sum, zip(*parts, strict=True))))
        return result

    def decode(self, emissions: Sequence[Scores], bonuses: Bonuses | None = None) -> list[str]:
        """Return the best label sequence (Viterbi), with `bonuses` added to the emissions."""
        if not emissions:
            return []
        back: list[list[int]] = []
        best = self._with_bonus(emissions[0], bonuses, 0)
        for i in range(1, len(emissions)):
            best, pointers = self._step(best, self._with_bonus(emissions[i], bonuses, i))
            back.append(pointers)
        at = best.index(max(best))
        path = [at]
        for pointers in reversed(back):
            at = pointers[at]
            path.append(at)
        return [self.labels[k] for k in reversed(path)]

    def _step(self, best: Scores, here: Scores) -> tuple[Scores, list[int]]:
        """Return the best scores one token on, and from which label each comes."""
        pointers: list[int] = []
        scores: Scores = []
        for row, emission in zip(self._into, here, strict=True):
            ways = list(map(add, best, row))
            top = max(ways)
            pointers.append(ways.index(top))
            scores.append(top + emission)
        return scores, pointers

    def _with_bonus(self, scores: Scores, bonuses: Bonuses | None, i: int) -> Scores:
        extra = bonuses.get(i) if bonuses else None
        if not extra:
            return scores
        changed = list(scores)
        for label, value in extra.items():
            if label in self._at:
                changed[self._at[label]] += value
        return changed

    def _sum(self, names: Iterable[str], prefix: str = "") -> Scores:
        scores = [0.0] * len(self.labels)
        for name in names:
            for label, weight in self._weights.get(prefix + name, ()):
                scores[label] += weight
        return scores

    def _word(self, word: str | None, offset: int) -> Scores:
        key = (word, offset)
        scores = self._words.get(key)
        if scores is None:
            if word is None:
                scores = self._sum(["B"], str(offset))
            elif offset:
                scores = self._sum(self._features.context(word), str(offset))
            else:
                scores = self._sum(self._features.word(word))
            if len(self._words) > _CACHE_LIMIT:
                self._words.clear()
            self._words[key] = scores
        return scores

    def _pair(self, left: str, right: str) -> tuple[Scores, Scores]:
        key = (left, right)
        scores = self._pairs.get(key)
        if scores is None:
            of_left, of_right = self._features.pair(left, right)
            scores = (self._sum(of_left), self._sum(of_right))
            if len(self._pairs) > _CACHE_LIMIT:
                self._pairs.clear()
            self._pairs[key] = scores
        return scores

    def _list(self, before: str | None, here: str, after: str | None) -> Scores:
        key = (before, here, after)
        scores = self._lists.get(key)
        if scores is None:
            scores = self._sum(self._features.listing(before, here, after))
            self._lists[key] = scores
        return scores

"""A text prepared for finding passages again: folded once, its words looked up by name.

All offsets here count characters of the folded text.
"""

import hashlib
import re
from collections import defaultdict
from functools import cached_property

from annotations.anchoring.folding import Folded, fold

# A word, or one sign of a script that writes no spaces between words.
WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")
_VOTES_ENOUGH = 1_000
_WINDOWS_TRIED = 6
_FAINT = 0.3
_NARROWEST = 24


class SearchedText:
    """One text in which the passages of many anchors are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8; a lone surrogate counts as a question mark."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()

    @cached_property
    def folded(self) -> Folded:
        """The text without differences of style."""
        return fold(self.text)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for word in WORD.finditer(self.folded.text):
            places[word.group()].append(word.start())
        return places

    def windows(self, pattern: str) -> list[tuple[int, int]]:
        """Return the stretches that share most words with `pattern` in the same order.

        The rarest words vote for where the pattern would begin; a rarer word weighs more. Finds
        nothing where no word is shared.
        """
        width = max(_NARROWEST, len(pattern) // 3)
        votes = self._votes(pattern, width)
        joint = {slot: weight + votes.get(slot + 1, 0.0) for slot, weight in votes.items()}
        faint = _FAINT * max(joint.values(), default=0.0)
        chosen: list[int] = []
        for slot in sorted(joint, key=lambda slot: (-joint[slot], slot)):
            if joint[slot] < faint or len(chosen) == _WINDOWS_TRIED:
                break
            if all(abs(slot - other) > 1 for other in chosen):
                chosen.append(slot)
        reach = 3 * width + len(pattern)
        return [(max(0, (slot - 1) * width), slot * width + reach) for slot in chosen]

    def _votes(self, pattern: str, width: int) -> dict[int, float]:
        """Return how strongly words speak for a beginning in each slot of `width` characters."""
        shared = [
            (word.start(), self._places[word.group()])
            for word in WORD.finditer(pattern)
            if word.group() in self._places
        ]
        votes: dict[int, float] = defaultdict(float)
        cast = 0
        for offset, places in sorted(shared, key=lambda found: len(found[1])):
            if cast > _VOTES_ENOUGH:
                break
            cast += len(places)
            for place in places:
                votes[(place - offset) // width] += 1 / len(places)
        return votes

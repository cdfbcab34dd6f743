"""A text prepared for finding passages again: folded once, its words looked up by name.

All offsets here count characters of the folded text.
"""

import hashlib
import re
from collections import defaultdict
from functools import cached_property

from annotations.folding import Folded, fold

# A word, or one sign of a script that writes no spaces between words.
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")
_WINDOWS_TRIED = 6
_FAINT = 0.3


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
        for word in _WORD.finditer(self.folded.text):
            places[word.group()].append(word.start())
        return places

    def windows(self, pattern: str) -> list[tuple[int, int]]:
        """Return the stretches that share most words with `pattern` in the same order.

        Every word votes for where the pattern would begin; a rare word weighs more. Finds
        nothing where no word is shared.
        """
        width = max(24, len(pattern) // 3)
        votes: dict[int, float] = defaultdict(float)
        for word in _WORD.finditer(pattern):
            places = self._places.get(word.group(), ())
            for place in places:
                votes[(place - word.start()) // width] += 1 / len(places)
        joint = {slot: weight + votes.get(slot + 1, 0.0) for slot, weight in votes.items()}
        ranked = sorted(joint, key=lambda slot: (-joint[slot], slot))[:_WINDOWS_TRIED]
        return [
            (max(0, (slot - 1) * width), (slot + 3) * width + len(pattern))
            for slot in ranked
            if joint[slot] >= _FAINT * joint[ranked[0]]
        ]

"""What the conditional random field sees of a token: features as short strings.

The same functions serve training and decoding. Prefixes: `w=` word, `l=` lower case, `s=` shape,
`p`/`x` beginnings and endings, `g=` word lists, `n=` dictionary, `z=` compound, `wg` curated lists.
"""

from collections.abc import Sequence

from entities.vocabulary import Vocabulary
from entities.wordshape import shape


class Features:
    """Feature strings of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def word(self, word: str) -> list[str]:
        """Features of the token itself."""
        lower = word.lower()
        names = ["w=" + word, "l=" + lower, "s=" + shape(word), "x5=" + lower[-5:]]
        for n in (1, 2, 3, 4):
            if len(word) >= n:
                names += [f"p{n}={word[:n]}", f"x{n}={lower[-n:]}"]
        if "-" in word:
            parts = word.split("-")
            names += ["hf=" + parts[0], "hl=" + parts[-1].lower()]
        if word.isupper() and len(word) > 1:
            names.append(f"AC{min(len(word), 5)}")
        names.append(f"len{min(len(word), 12)}")
        facts = self._vocabulary.facts(word)
        names += ["g=" + kind for kind in facts.kinds] or ["g0"]
        names.append("n=" + facts.dictionary)
        names.append(f"z={facts.compound}")
        return names

    def context(self, word: str) -> list[str]:
        """Features of a neighbour, to be prefixed with its distance (-2 … 2)."""
        facts = self._vocabulary.facts(word)
        names = ["l=" + word.lower(), "s=" + shape(word), "x3=" + word[-3:].lower()]
        names += ["g=" + kind for kind in facts.kinds]
        names.append("n=" + facts.dictionary)
        if facts.compound:
            names.append(f"z={facts.compound}")
        return names

    def pair(self, left: str, right: str) -> tuple[list[str], list[str]]:
        """Features of two adjacent tokens: those of the left one, those of the right one."""
        shapes = shape(left) + "|" + shape(right)
        words = left.lower() + "|" + right.lower()
        return ["bs1=" + shapes], ["b-1=" + words, "bs-1=" + shapes]

    def listing(self, before: str | None, here: str, after: str | None) -> list[str]:
        """Features of curated-list matches at a token and beside it; None beyond the edge."""
        names = ["wg=" + here]
        if before is not None:
            names.append("wg-1=" + before)
        if after is not None:
            names.append("wg1=" + after)
        return names

    def listed(self, words: Sequence[str]) -> list[str]:
        """Per token: `B-LOC1`, `I-ORG2`, … where a curated entry matches, else empty."""
        return self._vocabulary.listed(words)

    def sentence(self, words: Sequence[str]) -> list[list[str]]:
        """All features of all tokens, as the trainer wants them."""
        listed, count = self.listed(words), len(words)
        rows: list[list[str]] = []
        for i, word in enumerate(words):
            names = self.word(word)
            for d in (-2, -1, 1, 2):
                if 0 <= i + d < count:
                    names += [f"{d}{name}" for name in self.context(words[i + d])]
                else:
                    names.append(f"{d}B")
            names += self.pair(words[i - 1], word)[1] if i else ["BOS"]
            names += self.pair(word, words[i + 1])[0] if i < count - 1 else ["EOS"]
            before = listed[i - 1] if i else None
            after = listed[i + 1] if i < count - 1 else None
            rows.append(names + self.listing(before, listed[i], after))
        return rows

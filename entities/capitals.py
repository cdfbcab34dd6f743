"""Levels shouted words: a headline in capitals is no list of names."""

from collections.abc import Sequence

from entities.sentence import DASHES
from entities.tokens import Segment
from entities.vocabulary import Vocabulary

_AFTER_DATELINE = frozenset("(.,/") | DASHES


def level_capitals(segment: Segment, vocabulary: Vocabulary) -> list[str]:
    """Words of the segment; capitals beside capitals, or opening a dateline, are levelled.

    Short forms (at most three letters) and listed ones (`NATO`) standing alone stay as they are.
    """
    words = list(segment.words)
    big = [len(word) >= 3 and word.isalpha() and word.isupper() for word in words]
    for i, word in enumerate(segment.words):
        if len(word) < 4 or not word.isupper() or not word.replace("-", "").isalpha():
            continue
        beside = (i > 0 and big[i - 1]) or (i + 1 < len(words) and big[i + 1])
        opens = segment.opens_line and i == 0 and _next(words, i) in _AFTER_DATELINE
        if (beside or opens) and (beside or word not in vocabulary.lexicon):
            words[i] = _level(word, vocabulary)
    return words


def _next(words: Sequence[str], i: int) -> str:
    return words[i + 1] if i + 1 < len(words) else ""


def _level(word: str, vocabulary: Vocabulary) -> str:
    """`Wehringen` for a name or noun, `rammt` for a word known in small letters only."""
    capital = "-".join(part.capitalize() for part in word.split("-"))
    facts = vocabulary.facts(capital)
    if facts.dictionary == "-l" and not (facts.given or facts.place):
        return word.lower()
    return capital

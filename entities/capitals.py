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
    if _shouted(words):
        return [_level_all(word, vocabulary) for word in words]
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


def _shouted(words: Sequence[str]) -> bool:
    """Tell whether a whole sentence, not just a headline word or a list of short forms, is big."""
    letters = [word for word in words if word.isalpha()]
    return sum(len(word) > 3 for word in letters) > 1 and all(word.isupper() for word in letters)


def _level_all(word: str, vocabulary: Vocabulary) -> str:
    """Level a word of a sentence in capitals; short forms that are listed or no words stay."""
    if not word.isupper() or not word.replace("-", "").isalpha():
        return word
    if len(word) > 3:
        return _level(word, vocabulary)
    facts = vocabulary.facts(word)
    return word if facts.listed or not facts.dictionary.endswith("l") else word.lower()


def _level(word: str, vocabulary: Vocabulary) -> str:
    """`Wehringen` for a name or noun, `rammt` for a word known in small letters only."""
    capital = "-".join(part.capitalize() for part in word.split("-"))
    facts = vocabulary.facts(capital)
    if facts.dictionary == "-l" and not (facts.given or facts.place):
        return word.lower()
    return capital

"""Turning articles into postings, in memory: which word stands where.

The words of all articles of a segment are numbered through, article after article; these numbers
are called places. Some are left out between two articles, so that no phrase reaches from one into
the next, and so that every article begins with a new byte of a bitmap of places. A word is kept as
the array of its places.
"""

import datetime
import math
from array import array
from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import chain
from typing import Final

from corpus.article import Article
from search.embedded.records import minute_of
from search.language.analysis import WORD, form_of, stem_german

_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.75
_USUAL_LENGTH: Final = 400
"""BM25 with k1 and b as usual, around a fixed usual length (words) instead of a moving average, so
that the weight of a word in an article never changes when others are added (Robertson and
Zaragoza, The Probabilistic Relevance Framework, 2009, also for weighing fields before saturation).
"""
MOST_OCCURRENCES: Final = 127
"""More occurrences in one article make no difference to the weight."""
APART: Final = 8
"""Places left out between two articles, at least: room for words near each other."""
_TOGETHER: Final = 256
"""Articles that are worked off together."""
UNKNOWN_MINUTE: Final = -(2**31)
"""Stands in the columns for an unknown moment of publication."""
_LAST_MINUTE: Final = 2**31 - 1
_ENDS: Final = frozenset('.,;:!?“”"«»)')
"""What often stands right behind a word."""


class Words:
    """The words of one field: the text or the title."""

    def __init__(self) -> None:
        self.places: defaultdict[str, array[int]] = defaultdict(_no_places)
        self.owners = array("I")
        """The number of the article that each place belongs to."""
        self.ends = array("I")
        """Behind each article, the number of bytes that a bitmap of all places so far takes."""

    def add(self, words: list[str]) -> None:
        """Add the words of the next article."""
        start = len(self.owners)
        taken = (len(words) + APART + 7) & ~7
        self.owners += array("I", [len(self.ends)]) * taken
        self.ends.append((start + taken) >> 3)
        places = range(start, start + len(words))
        # A loop without Python in it: append each place to the array of its word.
        deque(map(array.append, map(self.places.__getitem__, words), places), maxlen=0)


class Inverter:
    """Collects the postings of one segment; numbers of articles count up from 0."""

    def __init__(self) -> None:
        self.text = Words()
        self.title = Words()
        self.joined: defaultdict[str, list[int]] = defaultdict(list)
        """Articles by the stem of what is hyphenated in them, without the hyphens."""
        self.outlet: defaultdict[str, list[int]] = defaultdict(list)
        self.language: defaultdict[str, list[int]] = defaultdict(list)
        self.german: set[str] = set()
        """Forms seen in articles that are not English."""
        self.english: set[str] = set()
        """Forms seen in articles that are English or of unknown language."""
        self.keys = array("I")
        self.minutes = array("i")
        self.days = array("i")
        self.lengths = array("I")
        """The number of words of each article that was worked off."""
        self.weights: list[list[float]] = []
        """For each article, the weight of a word by how often it occurs."""
        self._waiting: list[Article] = []
        self._forms = _Forms()
        self._shared_weights: dict[int, list[float]] = {}

    @property
    def spellings(self) -> dict[str, str]:
        """How each form was written where it was seen first, when that differs from the form."""
        return self._forms.spellings

    def add(self, key: int, article: Article) -> None:
        """Add an article. It is worked off some time later, at the latest by `finish`."""
        self._waiting.append(article)
        self._add_facts(key, article)
        if len(self._waiting) == _TOGETHER:
            self.finish()

    def finish(self) -> None:
        """Work off all articles that were added."""
        first = len(self.lengths)
        # Step by step for many articles, not article by article: each step has tables of its own,
        # which stay in the processor's cache that way. That saves a quarter of the time.
        all_pieces = [article.text.split() for article in self._waiting]
        texts = list(map(self._words_of, all_pieces))
        for words in texts:
            self.text.add(words)
        for article in self._waiting:
            self.title.add(self._words_of(article.title.split()))
        hyphenated = self._forms.hyphenated
        for number, pieces in enumerate(all_pieces, first):
            for piece in hyphenated.keys() & set(pieces):
                self.joined[hyphenated[piece]].append(number)
        for article, words in zip(self._waiting, texts, strict=True):
            if article.language != "en":
                self.german.update(words)
            if article.language in {"en", None}:
                self.english.update(words)
        self.lengths.extend(map(len, texts))
        self.weights.extend(map(self._weights_for, self.lengths[first:]))
        self._waiting.clear()

    def _words_of(self, pieces: list[str]) -> list[str]:
        """Return the forms of all words, cut at spaces beforehand.

        What stands between two spaces is looked up as a whole: three times faster than cutting
        the text with a regular expression.
        """
        return list(chain.from_iterable(map(self._forms.__getitem__, pieces)))

    def _add_facts(self, key: int, article: Article) -> None:
        number = len(self.keys)
        minute = minute_of(article.date)
        self.keys.append(key)
        self.minutes.append(UNKNOWN_MINUTE if minute is None else min(minute, _LAST_MINUTE))
        self.days.append(day_of(article.date))
        if article.outlet:
            self.outlet[article.outlet].append(number)
        if article.language:
            self.language[article.language].append(number)

    def _weights_for(self, words: int) -> list[float]:
        """Return the weights of words in an article of that length, by how often they occur.

        Lengths within 3 % of each other share their weights: few different numbers pack well.
        """
        step = round(32 * math.log(words + 1))
        weights = self._shared_weights.get(step)
        if weights is None:
            length = math.exp(step / 32)
            norm = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _USUAL_LENGTH)
            weights = [count / norm for count in range(MOST_OCCURRENCES + 1)]
            self._shared_weights[step] = weights
        return weights


def day_of(date: str | None) -> int:
    """Return the day of publication as it is written, as a proleptic ordinal; 0 when unknown."""
    try:
        return datetime.date.fromisoformat((date or "")[:10]).toordinal()
    except ValueError:
        return 0


def joined_stem(forms: Sequence[str]) -> str | None:
    """Return under which stem a hyphenated word is found without hyphens, None when it is not."""
    return stem_german("".join(forms)) if len(forms) > 1 and all(map(str.isalpha, forms)) else None


def _no_places() -> "array[int]":
    return array("I")


class _Forms(dict[str, tuple[str, ...]]):
    """Forms by what stands between two spaces; learns new pieces when they are asked for."""

    def __init__(self) -> None:
        self.spellings: dict[str, str] = {}
        self.hyphenated: dict[str, str] = {}
        self._known: dict[str, tuple[str, ...]] = {}

    def __missing__(self, piece: str) -> tuple[str, ...]:
        forms = self[piece] = self._cut(piece)
        return forms

    def _cut(self, piece: str) -> tuple[str, ...]:
        if piece[-1] in _ENDS and len(piece) > 1 and piece[:-1].isalpha():
            return self[piece[:-1]]
        found = []
        for raw in WORD.findall(piece):
            form = form_of(raw)
            found.append(form)
            if raw != form:
                self.spellings.setdefault(form, raw)
        forms = tuple(found)
        if "-" in piece and (stem := joined_stem(forms)):
            self.hyphenated[piece] = stem
        return self._known.setdefault(forms[0], forms) if len(forms) == 1 else forms

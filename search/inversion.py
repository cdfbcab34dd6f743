"""Turning articles into postings, in memory: which word stands in which article, and where."""

import datetime
import math
from array import array
from collections import defaultdict
from itertools import chain
from typing import Any, Final

from corpus.article import Article
from search.analysis import WORD, form_of
from search.places import NARROW_LIMIT, pack_places
from search.records import minute_of

Flat = list[Any]
"""Postings of one word: number (int) and packed places (bytes) of each article in turn. One list
is filled in half the time of two."""

_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.75
_USUAL_LENGTH: Final = 400
"""BM25 with k1 and b as usual, around a fixed usual length (words) instead of a moving average, so
that the weight of a word in an article never changes when others are added (Robertson and
Zaragoza, The Probabilistic Relevance Framework, 2009, also for weighing fields before saturation).
"""
TITLE_BONUS: Final = 2
"""A word in the title counts as if it occurred this many times more."""

HEAVIEST: Final = 254
"""Bytes of packed places: more than 127 occurrences make no difference to the weight."""
UNKNOWN_MINUTE: Final = -(2**31)
"""Stands in the columns for an unknown moment of publication."""
_LAST_MINUTE: Final = 2**31 - 1


class Inverter:
    """Collects the postings of one segment; numbers of articles count up from 0."""

    def __init__(self) -> None:
        self.text: defaultdict[str, Flat] = defaultdict(list)
        self.title: defaultdict[str, Flat] = defaultdict(list)
        self.outlet: defaultdict[str, list[int]] = defaultdict(list)
        self.language: defaultdict[str, list[int]] = defaultdict(list)
        self.german: set[str] = set()
        """Forms seen in articles that are not English."""
        self.english: set[str] = set()
        """Forms seen in articles that are English or of unknown language."""
        self.keys = array("I")
        self.minutes = array("i")
        self.days = array("i")
        self.weights: list[list[float]] = []
        """For each article, the weight of a word by the size of its packed places."""
        self._forms = _Forms()
        self._single = _SinglePlaces()
        self._shared_weights: dict[int, list[float]] = {}

    @property
    def spellings(self) -> dict[str, str]:
        """How each form was written where it was seen first, when that differs from the form."""
        return self._forms.spellings

    def add(self, key: int, article: Article) -> int:
        """Add an article and return its number of words."""
        number = len(self.keys)
        words = self._words_of(article.text)
        self.weights.append(self._weights_for(len(words)))
        self._add(self.text, number, words)
        self._add(self.title, number, self._words_of(article.title))
        if article.language != "en":
            self.german.update(words)
        if article.language in {"en", None}:
            self.english.update(words)
        self._add_facts(key, article)
        return len(words)

    def _words_of(self, text: str) -> list[str]:
        """Return the forms of all words of a text.

        What stands between two spaces is looked up as a whole: that is three times faster than
        cutting the text with a regular expression.
        """
        return list(chain.from_iterable(map(self._forms.__getitem__, text.split())))

    def _add(self, field: defaultdict[str, Flat], number: int, words: list[str]) -> None:
        """Add the words of one article to the postings of a field."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            found[word].append(place)
        single = self._single
        for word, places in found.items():
            postings = field[word]
            postings.append(number)
            postings.append(single[places[0]] if len(places) == 1 else pack_places(places))

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
        """Return the weights of words in an article of that length, by the size of their places.

        Lengths within 3 % of each other share their weights: few different numbers pack well.
        """
        step = round(32 * math.log(words + 1))
        weights = self._shared_weights.get(step)
        if weights is None:
            length = math.exp(step / 32)
            norm = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _USUAL_LENGTH)
            weights = self._shared_weights[step] = [size / 2 / norm for size in range(HEAVIEST + 1)]
        return weights


def day_of(date: str | None) -> int:
    """Return the day of publication as it is written, as a proleptic ordinal; 0 when unknown."""
    try:
        return datetime.date.fromisoformat((date or "")[:10]).toordinal()
    except ValueError:
        return 0


class _Forms(dict[str, tuple[str, ...]]):
    """Forms by what stands between two spaces; learns new pieces when they are asked for."""

    def __init__(self) -> None:
        self.spellings: dict[str, str] = {}
        self._known: dict[str, tuple[str, ...]] = {}

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = []
        for raw in WORD.findall(piece):
            form = form_of(raw)
            found.append(form)
            if raw != form:
                self.spellings.setdefault(form, raw)
        forms = tuple(found)
        self[piece] = self._known.setdefault(forms[0], forms) if len(forms) == 1 else forms
        return forms


class _SinglePlaces(dict[int, bytes]):
    """Packed single places: most words stand once in an article, so they are shared."""

    def __missing__(self, place: int) -> bytes:
        packed = pack_places((place,))
        if place < NARROW_LIMIT:
            self[place] = packed
        return packed

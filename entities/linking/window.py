"""Where an article stands in time and events: names are matched freely only within an event.

Events come from elsewhere when the caller knows them. Without that knowledge articles belong
together when they appeared within a few days of each other and share rare names.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entities.linking.spelling import sound_key
from entities.model import ArticleNames

WINDOW_DAYS = 60
"""A bare surname may mean somebody named in full this long before or after."""
_EVENT_DAYS = 4
_ALIKE = 0.22
"""Cosine of two articles' names from which they report one event."""
_SMALL_CORPUS = 40
"""A smaller corpus is weighed as if it were one of this size: its names are not yet common."""
_FREQUENT = 40
"""Names in more articles than this say nothing about an event."""


@dataclass(frozen=True, slots=True)
class Place:
    """An article's event, and its day when it is known."""

    event: str
    day: int | None

    def near(self, other: "Place") -> bool:
        """Return True within one event, or within `WINDOW_DAYS`, or when a date is missing."""
        if self.event == other.event or self.day is None or other.day is None:
            return True
        return abs(self.day - other.day) <= WINDOW_DAYS


def day_of(text: str | None) -> int | None:
    """Days since year 1 of an ISO date or time; None when there is none."""
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return None


def place_articles(
    articles: Sequence[ArticleNames], events: Mapping[str, str] | None
) -> dict[str, Place]:
    """Article id → its place. Articles missing in `events` stand alone."""
    groups = dict(events) if events is not None else group_by_names(articles)
    return {a.article: Place(groups.get(a.article, a.article), day_of(a.date)) for a in articles}


def group_by_names(articles: Sequence[ArticleNames]) -> dict[str, str]:
    """Article id → event, named after its first article (in the order of ids)."""
    vectors, carriers = _vectors(articles)
    days = {a.article: day_of(a.date) for a in articles}
    leader = {a.article: a.article for a in articles}

    def lead(article: str) -> str:
        while leader[article] != article:
            article = leader[article]
        return article

    for article in sorted(vectors):
        near: Counter[str] = Counter()
        for name, weight in vectors[article].items():
            for other in carriers[name]:
                if other < article and _same_time(days[article], days[other]):
                    near[other] += weight * vectors[other][name]  # type: ignore[assignment]
        for other, cosine in near.items():
            if cosine >= _ALIKE:
                first, second = sorted((lead(article), lead(other)))
                leader[second] = first
    return {article: lead(article) for article in leader}


def _same_time(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= _EVENT_DAYS


def _vectors(
    articles: Sequence[ArticleNames],
) -> tuple[dict[str, dict[str, float]], dict[str, list[str]]]:
    """Return unit vectors of name words per article, and the articles that bear each rare word."""
    words = {
        a.article: Counter(
            sound_key(word.removesuffix("s"))
            for mention in (*a.mentions, *a.candidates)
            for word in mention.text.split()
            if len(word) > 3
        )
        for a in articles
    }
    spread = Counter(word for counts in words.values() for word in counts)
    total = max(len(articles), _SMALL_CORPUS)
    vectors: dict[str, dict[str, float]] = {}
    carriers: dict[str, list[str]] = defaultdict(list)
    for article, counts in words.items():
        weights = {
            word: (1 + math.log(n)) * math.log((total + 1) / spread[word])
            for word, n in counts.items()
        }
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        vectors[article] = {word: weight / norm for word, weight in weights.items()}
        for word in counts:
            if 1 < spread[word] <= _FREQUENT:
                carriers[word].append(article)
    return vectors, carriers

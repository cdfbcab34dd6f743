"""How alike stored articles are, and which ones are like a given one."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from comparison.likeness import Features, Frequencies, Vector, likeness, rarity, vector_of
from comparison.nearness import MOST, TELLING, within_window
from comparison.signature import Signature, count_words, unpack_signature
from library.files.derived_store import Values

Ask = Callable[[str, Values], list[tuple[Any, ...]]]
"""Asks the file of analyses."""

Counted = Callable[[Sequence[str]], Iterable[tuple[str, str, int, int]]]
"""Yields article, entity, mentions, and articles in all that mention it, of some articles."""


class Known(NamedTuple):
    """A stored article."""

    key: int
    id: str
    day: int | None
    event: str | None
    copy: int | None
    signature: Signature


class Likenesses:
    """What the words and names of stored articles say about each other."""

    def __init__(self, ask: Ask, counted: Counted) -> None:
        self._ask = ask
        self._counted = counted
        rows = ask("SELECT language, count(*) FROM articles GROUP BY language", {})
        self._languages: dict[str, int] = dict(rows)

    def known(self, keys: Collection[int]) -> dict[int, Known]:
        """Return those of some articles that were taken apart, oldest first; undated ones last."""
        rows = self._ask(
            "SELECT a.key, a.id, a.day, a.event, a.copy, r.signature FROM articles a"
            " JOIN records r ON r.article = a.key"
            " WHERE a.key IN (SELECT value FROM json_each(:keys)) ORDER BY a.day NULLS LAST, a.id",
            {"keys": json.dumps(list(keys))},
        )
        return {
            key: Known(key, id, day, event, copy, unpack_signature(packed))
            for key, id, day, event, copy, packed in rows
        }

    def vectors(self, known: Mapping[int, Known]) -> dict[int, Vector]:
        """Return the weights of words and names of articles."""
        repeated = self._repeated(known.values())
        frequent = self._frequencies(
            {word for each in known.values() for word in each.signature.words}
        )
        named: dict[str, dict[str, int]] = {}
        held: dict[str, int] = {}
        for article, entity, mentions, articles in self._counted(
            [each.id for each in known.values()]
        ):
            named.setdefault(article, {})[entity] = mentions
            held[entity] = articles
        corpus = Frequencies(self._languages, frequent, held)
        return {
            key: vector_of(
                Features(
                    each.signature.language,
                    count_words(each.signature, repeated),
                    named.get(each.id, {}),
                ),
                corpus,
            )
            for key, each in known.items()
        }

    def candidates(self, key: int) -> list[int]:
        """Return articles that share rare words with one, the most promising first."""
        known = self.known([key])
        if key not in known:
            return []
        signature = known[key].signature
        counts = Counter(signature.words)
        total = self._languages.get(signature.language, 1)
        weights = {
            word: rarity(count, total) * counts[word]
            for word, count in self._frequencies(counts.keys()).items()
            if count > 1
        }
        telling = sorted(weights, key=weights.__getitem__, reverse=True)[:TELLING]
        rows = self._ask(
            "SELECT p.article, a.day, sum(json_extract(w.value, '$[1]')) FROM json_each(:words) w"
            " CROSS JOIN postings p ON p.word = json_extract(w.value, '$[0]')"
            " JOIN articles a ON a.key = p.article"
            " WHERE p.article <> :key GROUP BY p.article ORDER BY 3 DESC LIMIT :most",
            {
                "words": json.dumps([(word, weights[word]) for word in telling]),
                "key": key,
                "most": 4 * MOST,
            },
        )
        day = known[key].day
        near = [article for article, its_day, _ in rows if within_window(day, its_day)]
        far = [article for article, its_day, _ in rows if not within_window(day, its_day)]
        return (near + far)[:MOST]

    def likest(self, key: int, others: Sequence[int]) -> dict[int, float]:
        """Return how alike others are to one article."""
        known = self.known([key, *others])
        vectors = self.vectors(known)
        own = vectors.get(key, {})
        return {other: likeness(own, vectors[other]) for other in others if other in vectors}

    def _frequencies(self, words: Collection[int]) -> dict[int, int]:
        rows = self._ask(
            "SELECT word, articles FROM words WHERE word IN (SELECT value FROM json_each(:words))",
            {"words": json.dumps(list(words))},
        )
        return dict(rows)

    def _repeated(self, known: Collection[Known]) -> set[int]:
        sentences = {number for each in known for number in each.signature.sentences}
        rows = self._ask(
            "SELECT sentence FROM repeated"
            " WHERE sentence IN (SELECT value FROM json_each(:sentences))",
            {"sentences": json.dumps(list(sentences))},
        )
        return {sentence for (sentence,) in rows}

"""Near copies: the same text but for a little, as when outlets print what an agency sends."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from comparison.signature import Signature

CONTAINED: Final = 0.5
"""Part of the runs of words of the shorter text that stand in the longer one, too."""
SHORTEST: Final = 12
"""Runs of words that a text must have: fewer may be the same by chance."""
SEVERAL: Final = 4
"""Different texts in which a sentence stands that is a matter of course."""
LOOKED_AT: Final = 50
"""Articles with a sentence that are looked at: more are enough copies of one text."""


def containment(one: Collection[int], other: Collection[int]) -> float:
    """Return how much of the smaller one the larger one holds, 0 to 1; neither repeats itself."""
    smaller = min(len(one), len(other))
    return len(set(one).intersection(other)) / smaller if smaller else 0.0


def are_copies(one: Collection[int], other: Collection[int]) -> bool:
    """Tell whether two articles are near copies, by the runs of words (shingles) they consist of.

    The bound was measured on news texts of which 30 of 100 sentences were taken away, with another
    title and end: unrelated texts share next to nothing, reports on one event below .1.
    """
    return min(len(one), len(other)) >= SHORTEST and containment(one, other) >= CONTAINED


def repeated_sentences(
    signatures: Mapping[int, Signature], holders: Mapping[int, Sequence[int]]
) -> set[int]:
    """Return the sentences that stand in several texts which are no copies of each other.

    `holders` are the articles of each sentence that stands in `SEVERAL` or more. A line that an
    outlet puts under everything says nothing about what an article reports.
    """
    known: dict[tuple[int, int], bool] = {}

    def same(one: int, other: int) -> bool:
        pair = (one, other)
        if pair not in known:
            known[pair] = are_copies(signatures[one].shingles, signatures[other].shingles)
        return known[pair]

    found = set()
    for sentence, articles in holders.items():
        texts: list[int] = []
        for article in articles[:LOOKED_AT]:
            if not any(same(text, article) for text in texts):
                texts.append(article)
            if len(texts) >= SEVERAL:
                found.add(sentence)
                break
    return found


def connected(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return what is connected by pairs, directly or not; each group ascending, of two or more."""
    parent: dict[int, int] = {}

    def root(item: int) -> int:
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = item = parent[parent[item]]
        return item

    for one, other in pairs:
        parent[root(one)] = root(other)
    return gathered({item: root(item) for item in parent})


def gathered(labels: Mapping[int, int]) -> list[list[int]]:
    """Return the items of each label, ascending; groups by their first item."""
    groups: dict[int, list[int]] = {}
    for item in sorted(labels):
        groups.setdefault(labels[item], []).append(item)
    return [items for items in groups.values() if len(items) > 1]

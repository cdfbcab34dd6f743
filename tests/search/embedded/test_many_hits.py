"""Thousands of hits in one article cost no more, each, than a few."""

import time

import pytest

from corpus.article import Span
from search.embedded.patterns import Pattern, Slot
from search.embedded.snippets import cut_snippets
from search.embedded.spotting import _spans_of
from tests.patience import quickest


def hits_in(text: str, word: str) -> list[Span]:
    found, at = [], text.find(word)
    while at >= 0:
        found.append(Span(at, at + len(word)))
        at = text.find(word, at + len(word))
    return found


@pytest.mark.parametrize("piece", ["damm ", "Damm-damm. Wehr\n", "x" * 700 + "damm ", "漢damm"])
def test_snippets_of_many_hits(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        hits = hits_in(text, "damm")
        started = time.thread_time()
        assert len(cut_snippets(text, hits, 2, 0)) == 2
        return time.thread_time() - started

    base = max(0.001, *(seconds(20_000) for _ in range(3)))
    assert quickest(lambda: seconds(320_000), 48 * base) <= 48 * base


def test_a_hit_as_long_as_an_article_is_cut() -> None:
    text = "Titel\n\n" + "a" * 100_000
    (snippet,) = cut_snippets(text, [Span(7, len(text))], 2, 5)
    assert len(snippet.text) < 1_000
    assert snippet.spans


def test_many_words_near_each_other() -> None:
    slots = (Slot(("a",)), Slot(("b",)))
    pattern = Pattern(slots, slop=5)

    def seconds(words: int) -> float:
        marked = {place: Span(place, place + 1) for place in range(words)}
        places = [list(range(0, words, 2)), list(range(1, words, 2))]
        started = time.thread_time()
        assert len(list(_spans_of(pattern, places, marked))) == words
        return time.thread_time() - started

    base = max(0.002, *(seconds(2_000) for _ in range(3)))
    assert quickest(lambda: seconds(32_000), 48 * base) <= 48 * base

"""Queries made to hurt: an answer or a clear refusal, quickly."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.embedded.expansion import MOST_WORDS
from search.embedded.ranking import stopwatch
from search.errors import ImpossibleQuery, SearchCancelled, SearchTooSlow
from search.language.parsing import parse_query
from search.language.syntax import Phrase, Prefix, Word
from search.language.wildcards import wildcard_test
from search.model import Order
from tests.search.conftest import TODAY, Index, MakeIndex, article
from tests.search.language.test_parsing import QUERIES

STRINGS = json.loads(
    (Path(__file__).parents[2] / "fixtures/hostile/40_query_strings.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    made = Index(tmp_path_factory.mktemp("hostile") / "index")
    letters = "abcdefghijkl"
    words = [
        f"{a}{b}{c}{d}"
        for a in ("ap", "st", "xy")
        for b in letters
        for c in letters
        for d in letters
    ]
    made.add(
        *(article(f"n{n}", f"Meldung {n}", " ".join(words[n::200])) for n in range(200)),
        article("putin", "Putin, a z", "a b c " * 400),
    )
    return made


@pytest.mark.parametrize("text", STRINGS, ids=lambda text: repr(text[:20]))
def test_the_collected_ones(index: Index, text: str) -> None:
    start = time.process_time()
    try:
        query = parse_query(text, today=TODAY).query
        for found in (index.engine.search(query), index.engine.complete(query)):
            assert len(index.engine.rows(found.keys)) == len(found.keys)
        index.engine.hits("putin", query)
    except ImpossibleQuery as refusal:
        assert refusal.reason.isprintable()
    assert time.process_time() - start < 1


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES, st.sampled_from(Order))
def test_invented_ones(index: Index, text: str, order: Order) -> None:
    start = time.process_time()
    try:
        query = parse_query(text, today=TODAY).query
        found = index.engine.search(query, order)
        typed = index.engine.complete(query, order=order)
        hits = index.engine.hits("putin", query)
    except ImpossibleQuery:
        return
    assert len(set(found.keys)) == len(found.keys)
    assert len(set(typed.keys)) == len(typed.keys)
    assert all(
        left.end <= right.start for left, right in zip(hits.spans, hits.spans[1:], strict=False)
    )
    assert time.process_time() - start < 1


def test_a_pattern_that_fits_too_many_words_is_refused_with_advice(index: Index) -> None:
    with pytest.raises(ImpossibleQuery, match=f"More than {MOST_WORDS} words.*more letters"):
        index.ids("ap?*?")
    assert index.ids("apab?")


def test_stars_do_not_make_a_test_slow() -> None:
    start = time.process_time()
    fits = wildcard_test("a" + "*a" * 200 + "*b")
    assert not fits("a" * 5000)
    assert fits("a" * 5000 + "b")
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("pattern", "word", "fits"),
    [
        ("te?t", "test", True),
        ("te?t", "tet", False),
        ("te*t", "tet", True),
        ("te*t", "textet", True),
        ("te*t", "tests", False),
        ("a*b*c", "abbc", True),
        ("a*b*c", "acb", False),
        ("a*bc*c", "abcbcc", True),
        ("a*", "a", True),
        ("a?*", "a", False),
        ("a?*", "ab", True),
    ],
)
def test_wildcards(pattern: str, word: str, fits: bool) -> None:
    assert bool(wildcard_test(pattern)(word)) is fits


@pytest.mark.parametrize("query", [Word("a"), Prefix("a"), Phrase("a b"), Phrase("a b", 5)])
def test_a_search_stops_when_asked_to(index: Index, query: Word | Prefix | Phrase) -> None:
    for ask in (index.engine.search, index.engine.complete):
        with pytest.raises(SearchCancelled):
            ask(query, cancelled=lambda: True)


def test_a_search_that_takes_too_long_is_given_up_with_advice() -> None:
    times = iter([0.0, 0.5, 2.0])
    check = stopwatch(None, clock=lambda: next(times))
    check()
    with pytest.raises(SearchTooSlow, match="Add a word"):
        check()


def test_long_articles_and_long_words(make_index: MakeIndex) -> None:
    words = " ".join(f"wort{n % 700}" for n in range(70_000))
    index = make_index(article("long", "Lang", words), article("wide", "Breit", "x" * 100_000))
    assert index.ids('"wort698 wort699 wort0"') == ["long"]
    assert index.ids('"wort699 wort698"') == []
    assert len(index.hits("long", "wort5")) == 100
    assert index.ids("x" * 500 + "*") == ["wide"]
    assert index.hits("wide", "x" * 500 + "*") == ["x" * 100_000]

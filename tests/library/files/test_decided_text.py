"""What people decide about articles and links comes back from YAML as it was written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.note import Anchor
from comparison.corrections import (
    FIELDS,
    Correction,
    Corrections,
    Fix,
    Merge,
    Move,
    Split,
    apply_corrections,
    touched,
)
from corpus.strict_yaml import BadYaml
from library.comparing.link_decisions import Cited, LinkDecision, LinkDecisions
from library.comparing.links_yaml import parse_links, render_links
from library.events.articles_yaml import parse_corrections, render_corrections

IDS = st.text("abz09-_", max_size=6).map(lambda rest: f"a{rest}")
EVENTS = IDS.map(lambda id: f"ev-{id}")
LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30
).filter(str.strip)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)

FIXES = st.builds(Fix, IDS, st.sampled_from([field for field in FIELDS if field != "date"]), LINES)
DATES = st.builds(Fix, IDS, st.just("date"), st.dates().map(str))
MOVES = st.builds(Move, IDS, st.none() | EVENTS)
SPLITS = st.builds(
    Split, EVENTS, st.lists(IDS, min_size=1, max_size=3, unique=True).map(tuple), st.just("ev-new!")
)
MERGES = st.tuples(EVENTS, EVENTS).filter(lambda two: two[0] != two[1]).map(lambda two: Merge(*two))
CORRECTIONS = st.lists(st.one_of(FIXES, DATES, MOVES, SPLITS, MERGES), max_size=5)

ANCHORS = st.builds(
    lambda exact, prefix, suffix, start: Anchor(
        exact, prefix, suffix, start, start + len(exact), "0" * 64
    ),
    TEXTS,
    st.just("") | TEXTS,
    st.just("") | TEXTS,
    st.integers(0, 400_000),
)
LINKS = st.lists(
    st.builds(
        LinkDecision,
        st.builds(Cited, IDS.map(lambda id: f"a{id}"), ANCHORS),
        st.builds(Cited, IDS.map(lambda id: f"b{id}"), ANCHORS),
        st.booleans(),
    ),
    max_size=4,
)


BROKEN = {
    "unknown section": ("places:\n  - move: a\n", 1),
    "unknown entry": ("events:\n  - move: a\n    from: b\n", 2),
    "no list": ("events: ev-a\n", 1),
    "no entry": ("events:\n  - ev-a\n", 2),
    "no ids": ("events:\n  - split: ev-a\n    articles: b\n    as: ev-b\n", 3),
    "itself": ("events:\n  - merge: ev-a\n    into: ev-a\n", 3),
    "no date": ("articles:\n  - article: a\n    date: gestern\n", 3),
    "unknown field": ("articles:\n  - article: bote-1\n    author: b\n", 2),
    "twice": ("articles:\n  - article: a\n    title: b\n  - article: a\n    title: c\n", 4),
    "empty": ("events:\n  - move:\n    to: ev-a\n", 2),
    "syntax": ("events: [\n", 2),
}


def all_of(items: list[Correction]) -> Corrections:
    corrections = Corrections()
    for item in items:
        corrections = corrections.adding(item)
    return corrections


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CORRECTIONS)
def test_corrections_come_back_as_they_were_written(items: list[Correction]) -> None:
    corrections = all_of(items)
    found = parse_corrections(render_corrections(corrections).encode())
    assert set(found.items) == set(corrections.items)
    assert found.regrouping() == corrections.regrouping()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINKS)
def test_links_come_back_as_they_were_written(items: list[LinkDecision]) -> None:
    decisions = LinkDecisions()
    for item in items:
        decisions = decisions.adding(item)
    found = parse_links(render_links(decisions).encode())
    assert set(found.items) == set(decisions.items)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_else_is_refused_with_a_reason(data: bytes) -> None:
    for parse in (parse_corrections, parse_links):
        try:
            assert parse(data).items == ()
        except BadYaml as error:
            assert error.reason


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CORRECTIONS, st.dictionaries(IDS, EVENTS, max_size=6))
def test_applying_needs_only_what_is_touched(
    items: list[Correction], events: dict[str, str | None]
) -> None:
    corrections = all_of(items)
    everything, notices = apply_corrections(corrections, events)
    about = touched(corrections)
    beside = {events[id] for id in about.articles if id in events} | about.events
    world = {id: its for id, its in events.items() if id in about.articles or its in beside}
    small, told = apply_corrections(corrections, world)
    assert everything == events | small
    assert told == notices


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_told_with_its_line(case: str) -> None:
    text, line = BROKEN[case]
    with pytest.raises(BadYaml) as told:
        parse_corrections(text.encode())
    assert told.value.line == line


def test_the_last_word_about_an_article_counts() -> None:
    corrections = all_of([Move("a", "ev-b"), Merge("ev-b", "ev-c"), Move("a", None)])
    events, notices = apply_corrections(corrections, {"a": "ev-a", "b": "ev-b", "c": "ev-c"})
    assert events == {"a": None, "b": "ev-c", "c": "ev-c"}
    assert notices == ()


def test_an_event_is_found_by_the_article_it_was_called_after() -> None:
    merge = all_of([Merge("ev-b", "ev-c")])
    events, notices = apply_corrections(merge, {"b": "ev-a", "a": "ev-a", "c": "ev-c"})
    assert events == {"b": "ev-c", "a": "ev-c", "c": "ev-c"}
    assert notices == ()

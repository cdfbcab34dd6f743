"""How outlets cover an event: counts, shares and a line of time."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.coverage import Coverage, coverage, moment_of, plan_comparisons
from comparison.facts import ArticleFacts
from comparison.model import Comparison, NamedMention, Side
from tests.comparison.sides import make_link, make_side


def mentions(*entities: str) -> list[NamedMention]:
    return [NamedMention(at, at + 1, entity, "PER") for at, entity in enumerate(entities)]


def facts(side: Side, outlet: str | None, date: str | None) -> ArticleFacts:
    return ArticleFacts(side.analysis.article, "Titel", outlet, date, None, "de")


SIDES = (
    make_side("a1", ["Eins.", "Zwei.", "Drei."], mentions("ann", "bob", "ann")),
    make_side("a2", ["Eins.", "Vier."], mentions("ann", "cem")),
    make_side("b1", ["Zwei.", "Fünf.", "Sechs."], mentions("bob", "dora")),
    make_side("n1", ["Sieben."]),
)
FACTS = (
    facts(SIDES[0], "A", "2025-05-07T10:00:00+02:00"),
    facts(SIDES[1], "A", "2025-05-08T08:00:00Z"),
    facts(SIDES[2], "B", "2025-05-07"),
    facts(SIDES[3], None, None),
)
COMPARED = Comparison(
    SIDES,
    (
        make_link((0, 0), (1, 0), 4.0),
        make_link((0, 1), (2, 0), 2.0),
        make_link((0, 2), (2, 0), 0.5),
        make_link((0, 1), (3, 0), 0.1),
        make_link((0, 0), (2, 2), -3.0),
    ),
    (),
)


def found() -> Coverage:
    return coverage(FACTS, [COMPARED], -0.7)


def test_a_statement_is_shared_only_with_another_outlet() -> None:
    first, second, unknown = found().outlets
    assert (first.shared, first.weak, first.only, first.statements) == (1, 1, 3, 5)
    assert (second.shared, second.weak, second.only) == (1, 0, 2)
    assert (unknown.shared, unknown.weak, unknown.only) == (0, 1, 0)


def test_names_are_counted_once_and_own_ones_are_in_no_other_outlet() -> None:
    assert [(each.names, each.own_names) for each in found().outlets] == [(3, 2), (2, 1), (0, 0)]


def test_outlets_come_in_the_order_of_their_first_article() -> None:
    outlets = found().outlets
    assert [each.outlet for each in outlets] == ["A", "B", None]
    assert outlets[0].articles == ("a1", "a2")
    assert (outlets[0].first, outlets[0].last) == (FACTS[0].date, FACTS[1].date)
    assert (outlets[2].first, outlets[2].last) == (None, None)


def test_moments_are_hours_since_the_first_article_across_time_zones() -> None:
    shown = [(each.facts.id, each.outlet, each.hours, each.exact) for each in found().moments]
    assert shown == [
        ("a1", 0, 0.0, True),
        ("b1", 1, 4.0, False),
        ("a2", 0, 24.0, True),
        ("n1", 2, None, False),
    ]
    assert found().span == 24.0


def test_several_comparisons_add_up_and_nothing_counts_twice() -> None:
    pairs = [
        Comparison(
            (SIDES[left], SIDES[right]),
            tuple(
                make_link((0, link.left.statement), (1, link.right.statement), link.score)
                for link in COMPARED.links
                if (link.left.side, link.right.side) == (left, right)
            ),
            (),
        )
        for left, right in combinations(range(4), 2)
    ]
    assert coverage(FACTS, pairs, -0.7) == found()
    assert coverage(FACTS, [*pairs, COMPARED], -0.7) == found()


def test_an_article_that_was_not_compared_is_counted_without_statements() -> None:
    extra = replace(FACTS[2], id="b2", date="2025-05-09")
    second = coverage((*FACTS, extra), [COMPARED], -0.7).outlets[1]
    assert second.articles == ("b1", "b2")
    assert second.statements == 3


def test_an_event_of_nothing_is_nothing() -> None:
    assert coverage((), (), 0.0) == Coverage((), ())
    assert Coverage((), ()).span == 0.0


@pytest.mark.parametrize("date", [None, "", "soon", "2025-13-45", "0001-01-01T00:00+14:00"])
def test_a_date_that_is_none_is_no_moment(date: str | None) -> None:
    assert moment_of(date) is None


@given(st.integers(2, 40), st.integers(2, 9))
def test_every_two_articles_meet_in_a_group_that_is_not_too_large(count: int, most: int) -> None:
    articles = [f"a{number}" for number in range(count)]
    groups = plan_comparisons(articles, most)
    assert all(2 <= len(set(group)) == len(group) <= most for group in groups)
    met = {pair for group in groups for pair in combinations(group, 2)}
    assert met == set(combinations(articles, 2))

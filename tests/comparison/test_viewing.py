"""What is shown of a comparison at a threshold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from comparison.grouping import average_link, chance
from comparison.model import Comparison, Link, Place, Status
from comparison.viewing import groups, shown_links, statuses
from tests.comparison.articles import BAKERY, BAKERY_TOO, compared, side_of
from tests.comparison.sides import HARBOUR_COMPARED, make_link

PLACES = st.builds(Place, st.integers(0, 3), st.integers(0, 5))
PAIRS = st.dictionaries(
    st.tuples(PLACES, PLACES).filter(lambda pair: pair[0].side < pair[1].side),
    st.floats(0, 1),
    max_size=25,
)


def test_a_higher_threshold_shows_fewer_links() -> None:
    shown = [len(shown_links(HARBOUR_COMPARED, at)) for at in (-2.0, -0.7, 1.0, 2.0, 9.0)]
    assert shown == [5, 4, 3, 1, 0]


def test_statements_are_shared_related_or_only_here() -> None:
    ours, theirs = statuses(HARBOUR_COMPARED)
    assert [s.value for s in ours] == ["shared", "weak", "shared", "only", "shared"]
    assert [s.value for s in theirs] == ["only", "shared", "shared", "shared", "only"]
    assert set(statuses(HARBOUR_COMPARED, 5.0)[0]) == {Status.ONLY}


def test_groups_need_most_of_their_members_to_belong_together() -> None:
    sides = tuple(side_of(["Eins.", "Zwei."]) for _ in range(3))
    triangle = [make_link((0, 0), (1, 0), 3), make_link((1, 0), (2, 0), 3)]
    chain = [*triangle, make_link((0, 0), (2, 0), 3), make_link((1, 1), (2, 0), -0.6)]
    for links, expected in ((triangle, 1), (chain, 1)):
        found = groups(Comparison(sides, tuple(links), ()))
        assert len(found) == expected
        assert found[0].places == (Place(0, 0), Place(1, 0), Place(2, 0))


def test_a_decided_link_groups_whatever_its_score() -> None:
    sides = tuple(side_of(["Eins."]) for _ in range(2))
    link = Link(Place(0, 0), Place(1, 0), 0.5, True, (), decided=True)
    assert groups(Comparison(sides, (link,), ()), 3.0)[0].places == (Place(0, 0), Place(1, 0))


def test_groups_of_two_articles_are_their_links() -> None:
    comparison = compared(BAKERY, BAKERY_TOO)
    linked = {place for link in shown_links(comparison) for place in (link.left, link.right)}
    assert {place for group in groups(comparison) for place in group.places} == linked


@given(PAIRS, st.floats(0.01, 1))
@settings(max_examples=50)
def test_groups_are_disjoint_and_good_enough(
    pairs: dict[tuple[Place, Place], float], least: float
) -> None:
    found = average_link(pairs, least)
    members = [place for group in found for place in group]
    assert len(members) == len(set(members))
    for group in found:
        assert list(group) == sorted(group) and len({place.side for place in group}) > 1
    assert found == average_link(dict(reversed(pairs.items())), least)


@given(st.floats(-50, 50))
def test_chances_are_chances(score: float) -> None:
    assert 0 < chance(score) <= 1

"""Phrases and words near each other, against the plainest way to find them."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from search.embedded.nearness import near_each_other, side_by_side

POSITIONS = st.lists(
    st.lists(st.integers(0, 60), min_size=1, max_size=12, unique=True).map(sorted),
    min_size=2,
    max_size=4,
)


@given(POSITIONS)
def test_side_by_side(positions: list[list[int]]) -> None:
    plain = [
        begin
        for begin in positions[0]
        if all(begin + shift in of_word for shift, of_word in enumerate(positions))
    ]
    assert side_by_side(positions) == plain


@given(POSITIONS, st.integers(1, 8))
def test_near_each_other(positions: list[list[int]], slop: int) -> None:
    width = len(positions) + slop
    alike = [
        (a, b) for a, b in combinations(range(len(positions)), 2) if positions[a] == positions[b]
    ]
    plain = {
        (min(chosen), max(chosen))
        for chosen in product(*positions)
        if max(chosen) - min(chosen) < width and all(chosen[a] != chosen[b] for a, b in alike)
    }
    found = near_each_other(positions, slop)
    assert bool(found) == bool(plain)
    assert set(found) <= plain


def test_a_word_asked_for_twice_must_be_there_twice() -> None:
    assert near_each_other([[1, 50], [1, 50]], 3) == []
    assert near_each_other([[1, 5], [1, 5]], 3) == [(1, 5)]


def test_a_rare_word_beside_a_common_one() -> None:
    common = list(range(0, 3000, 3))
    assert side_by_side([[301], common]) == []
    assert side_by_side([[302], common]) == [302]
    assert near_each_other([common, [1501]], 1) == [(1500, 1501), (1501, 1503)]

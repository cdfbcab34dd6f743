"""Combining results: as if every score stood in one plain table."""

from hypothesis import given
from hypothesis import strategies as st

from search.embedded.matches import Matches, all_of, any_of

SCORES = st.sampled_from([0.25, 0.5, 1.0, 2.0])
NUMBERS = st.integers(0, 12)


@st.composite
def some_matches(draw: st.DrawFn) -> Matches:
    scores = draw(st.dictionaries(NUMBERS, SCORES, max_size=8))
    return Matches(scores, draw(st.frozensets(NUMBERS, max_size=8)) - scores.keys(), draw(SCORES))


def table(matches: Matches) -> dict[int, float]:
    numbers = list(matches)
    assert len(numbers) == len(set(numbers)) == len(matches)
    return dict(zip(numbers, matches.scores_of(numbers), strict=True))


@given(st.lists(some_matches(), min_size=1, max_size=4))
def test_all_of(found: list[Matches]) -> None:
    tables = list(map(table, found))
    shared = set(tables[0]).intersection(*tables)
    assert table(all_of(found)) == {n: sum(each[n] for each in tables) for n in shared}
    assert list(map(table, found)) == tables


@given(st.lists(some_matches(), min_size=1, max_size=4), st.booleans())
def test_any_of(found: list[Matches], best: bool) -> None:
    tables = list(map(table, found))
    combined = max if best else sum
    assert table(any_of(found, best=best)) == {
        number: combined([each[number] for each in tables if number in each])
        for number in set().union(*tables)
    }
    assert list(map(table, found)) == tables


@given(some_matches(), some_matches())
def test_without(matches: Matches, unwanted: Matches) -> None:
    left = {n: s for n, s in table(matches).items() if n not in table(unwanted)}
    assert table(matches.without(unwanted)) == left
    assert unwanted.among(set(matches)) == set(table(matches)) & set(table(unwanted))

"""Statements beside each other: every one once, every column in its own order."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from comparison.model import Group, Link, Place
from comparison.report.rows import Row, align
from tests.comparison.sides import make_link


def group(*places: tuple[int, int]) -> Group:
    return Group(tuple(sorted(Place(*each) for each in places)))


@st.composite
def grouped(draw: st.DrawFn) -> tuple[list[int], list[Group]]:
    counts = draw(st.lists(st.integers(0, 12), min_size=2, max_size=4))
    places = [(side, n) for side, count in enumerate(counts) for n in range(count)]
    numbers = draw(st.lists(st.integers(0, 8), min_size=len(places), max_size=len(places)))
    together: dict[int, list[tuple[int, int]]] = {}
    for place, number in zip(places, numbers, strict=True):
        together.setdefault(number, []).append(place)
    return counts, [
        group(*each)
        for number, each in together.items()
        if number and len({side for side, _ in each}) > 1
    ]


@given(grouped())
def test_every_statement_stands_in_one_row_in_the_order_of_its_article(
    given: tuple[list[int], list[Group]],
) -> None:
    counts, groups = given
    rows = align(counts, groups)
    for side, count in enumerate(counts):
        assert list(chain(*(row.cells[side] for row in rows))) == list(range(count))
    for row in rows:
        filled = [cell for cell in row.cells if cell]
        if row.group is None:
            assert filled
        else:
            members = groups[row.group].places
            assert len(filled) > 1
            for side, cell in enumerate(row.cells):
                assert len(cell) <= 1
                assert all(Place(side, number) in members for number in cell)


def test_shared_statements_meet_and_the_rest_stands_between() -> None:
    rows = align([4, 3], [group((0, 1), (1, 0)), group((0, 3), (1, 2))])
    assert rows == (
        Row(((0,), ()), None),
        Row(((1,), (0,)), 0),
        Row(((2,), (1,)), None),
        Row(((3,), (2,)), 1),
    )


def test_an_article_in_another_order_still_reads_from_top_to_bottom() -> None:
    groups = [group((0, 0), (1, 2)), group((0, 1), (1, 0)), group((0, 2), (1, 1))]
    rows = align([3, 3], groups)
    assert [row.group for row in rows if row.group is not None] == [1, 2]


def test_three_articles_meet_in_one_row_or_in_twos() -> None:
    groups = [group((0, 0), (1, 0), (2, 0)), group((1, 1), (2, 1))]
    rows = align([1, 2, 2], groups)
    assert rows == (Row(((0,), (0,), (0,)), 0), Row(((), (1,), (1,)), 1))


def test_of_several_statements_the_surest_link_decides_who_stands_beside() -> None:
    one = group((0, 0), (0, 1), (1, 0))
    links: list[Link] = [make_link((0, 0), (1, 0), 3.0), make_link((0, 1), (1, 0), 0.1)]
    assert align([2, 1], [one], links)[0] == Row(((0,), (0,)), 0)
    links = [make_link((0, 0), (1, 0), 0.1), make_link((0, 1), (1, 0), 3.0)]
    assert align([2, 1], [one], links)[1] == Row(((1,), (0,)), 0)


def test_thousands_of_statements_are_no_trouble() -> None:
    many = 5_000
    groups = [group((0, n), (1, many - 1 - n if n % 3 else n)) for n in range(0, many, 2)]
    assert len(align([many, many], groups)) > many / 8
    everything = group(*((side, n) for side in (0, 1) for n in range(many)))
    assert len(align([many, many], [everything])) == many

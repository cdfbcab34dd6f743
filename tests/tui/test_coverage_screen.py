"""How outlets cover an event: what is drawn, and the screen around it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.screen import Screen

from comparison.coverage import Coverage, Moment, OutletCoverage
from comparison.facts import ArticleFacts
from library.events.model import Event
from tests.tui.driving import press, running, screen_of, shown_text
from tui.app import Lesart
from tui.comparing.covering import draw_axis, draw_outlet, entry_height
from tui.widgets.lists.coverage_list import CoverageList

COUNTS = st.integers(0, 500)


def moment(outlet: int, hours: float | None, date: str | None, *, exact: bool = True) -> Moment:
    facts = ArticleFacts(f"a{outlet}", "Titel", f"Blatt {outlet}", date, None, "de")
    return Moment(facts, outlet, hours, exact)


def outlet(name: str | None, shared: int, weak: int, only: int) -> OutletCoverage:
    return OutletCoverage(name, ("a",), shared, weak, only, 9, 2, None, None)


EXAMPLE = Coverage(
    (outlet("Blatt 0", 10, 5, 5), outlet("Blatt 1", 2, 2, 6), outlet(None, 0, 0, 0)),
    (
        moment(0, 0.0, "2025-05-07T10:00"),
        moment(1, 12.0, "2025-05-07T22:00"),
        moment(0, 12.0, "2025-05-07T22:00"),
        moment(0, 24.0, "2025-05-08", exact=False),
        moment(2, None, None),
    ),
)


def drawn(coverage: Coverage, number: int, width: int) -> list[str]:
    return ["".join(piece.text for piece in line) for line in draw_outlet(coverage, number, width)]


@st.composite
def coverages(draw: st.DrawFn) -> Coverage:
    names = draw(st.lists(st.text(max_size=60) | st.none(), min_size=1, max_size=4, unique=True))
    outlets = tuple(outlet(name, draw(COUNTS), draw(COUNTS), draw(COUNTS)) for name in names)
    hours = st.floats(0, 9999) | st.none()
    moments = [
        moment(
            draw(st.integers(0, len(names) - 1)),
            draw(hours),
            "2025-05-07",
            exact=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]
    return Coverage(outlets, tuple(moments))


@given(coverages(), st.integers(20, 220))
def test_everything_fits_whatever_the_width(coverage: Coverage, width: int) -> None:
    assert cell_len("".join(piece.text for piece in draw_axis(coverage, width))) <= width
    for number in range(len(coverage.outlets)):
        lines = drawn(coverage, number, width)
        assert len(lines) == entry_height(width)
        assert all(cell_len(line) <= width - 2 for line in lines)
        assert lines[-1] == ""


@pytest.mark.parametrize("width", [50, 100])
def test_articles_stand_on_the_line_of_time_where_they_appeared(width: int) -> None:
    first = "".join(drawn(EXAMPLE, 0, width))
    line = first[first.index("◆") :]
    assert line.count("◆") == 2
    middle, end = line.index("◆", 1), line.index("◇")
    assert abs(middle * 2 - end) <= 1
    second = "".join(drawn(EXAMPLE, 1, width))
    assert second.count("◆") == 1
    assert "no date" in "".join(drawn(EXAMPLE, 2, width))


def test_bars_are_as_long_as_the_statements_are_many() -> None:
    first, second, none = ("".join(drawn(EXAMPLE, number, 100)) for number in range(3))
    assert first.count("━") > 10
    assert abs(first.count("━") - first.count("╍") - first.count("┄")) <= 1
    whole = sum(map(first.count, "━╍┄"))
    assert abs(sum(map(second.count, "━╍┄")) * 2 - whole) <= 1
    assert "● 10  ◐ 5  ○ 5" in first
    assert "9 names, 2 only here" in first
    assert "not compared" in none


def test_the_axis_names_the_first_and_the_last_moment() -> None:
    text = "".join(piece.text for piece in draw_axis(EXAMPLE, 100))
    assert "7 May 2025, 10:00" in text
    assert text.endswith("8 May 2025")


def event_at_hand(lesart: Lesart) -> Event:
    row = lesart.browse.articles.current
    assert row is not None
    event = lesart.library.events.event_of(row.id)
    assert event is not None
    return event


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (44, 20)])
async def test_capital_t_shows_the_event_of_the_article_at_hand(
    lesart: Lesart, size: tuple[int, int]
) -> None:
    async with running(lesart, size) as (pilot, browse):
        await press(pilot, "T")
        event = event_at_hand(lesart)
        screen: Screen[Any] = lesart.screen
        assert screen_of(lesart) == "CoverageScreen"
        coverage = screen.query_one(CoverageList).coverage
        assert {each.facts.id for each in coverage.moments} == set(event.articles)
        assert all(each.statements for each in coverage.outlets)
        text = "\n".join(shown_text(lesart))
        assert event.title[:7] in text
        assert "━" in text
        await press(pilot, "escape")
        assert lesart.screen is browse


async def test_enter_lists_the_articles_of_an_outlet_and_o_those_of_the_event(
    lesart: Lesart,
) -> None:
    async with running(lesart) as (pilot, browse):
        event = event_at_hand(lesart)
        await press(pilot, "T", "enter")
        assert lesart.screen is browse
        assert browse.listing is not None
        assert browse.listing.total == 1
        await press(pilot, "T", "o")
        assert browse.listing.total == len(event.articles)


async def test_it_opens_from_a_comparison_and_leads_back_to_the_list(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        event = event_at_hand(lesart)
        await press(pilot, "c", "T")
        assert screen_of(lesart) == "CoverageScreen"
        await press(pilot, "escape")
        assert screen_of(lesart) == "CompareScreen"
        await press(pilot, "T", "o")
        assert lesart.screen is browse
        assert browse.listing is not None
        assert browse.listing.total == len(event.articles)


async def test_an_article_without_an_event_is_told_so(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        event = event_at_hand(lesart)
        for article in event.articles:
            lesart.library.events.move(article, None)
        await press(pilot, "T")
        assert "No other article here is on the same event" in "\n".join(shown_text(lesart))
        await press(pilot, "escape")
        assert lesart.screen is browse

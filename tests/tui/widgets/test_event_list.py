"""The list by event: headings, copies of one text as one entry, and the way over them."""

from collections.abc import Callable
from itertools import pairwise

from library.events.model import Event
from search.model import Order, Row
from tests.tui.driving import press, running, settle, shown_text, type_text
from tui.app import Lesart
from tui.event_groups import find_groups, group_keys


def row(key: int, outlet: str) -> Row:
    return Row(key, f"a{key}", f"Title {key}", outlet, None, "de", f"{key}.txt", 100, True)


EVENTS = [
    Event("flood", "The flood", ("a1", "a4", "a5"), "2025-03-11", "2025-03-12", (("a4", "a5"),)),
    Event("strike", "The strike", ("a2", "a6"), "2025-03-10", "2025-03-10"),
]
ROWS = [row(key, "ABC"[key % 3]) for key in range(7)]


def test_articles_of_one_event_stand_below_its_heading() -> None:
    groups = find_groups(ROWS, EVENTS)
    grouped = group_keys([3, 5, 2, 4, 1, 0, 6], groups)
    assert grouped.keys == (-1, 4, 1, -2, 2, 6, -3, 3, 0)
    assert [heading.title for heading in grouped.headings] == [
        "The flood", "The strike", "Articles that stand alone",
    ]  # fmt: skip
    assert grouped.headings[0].about == "3 articles · 2 outlets · 11 Mar 2025 – 12 Mar 2025"
    assert grouped.copies == {4: 1}


def test_a_copy_alone_in_the_list_is_shown() -> None:
    grouped = group_keys([5, 3], find_groups(ROWS, EVENTS))
    assert grouped.keys == (-1, 5, -2, 3)
    assert grouped.copies == {}


async def test_s_groups_by_event_and_the_cursor_passes_over_headings(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        while browse.listing is None or browse.listing.order is not Order.EVENT:
            await press(pilot, "s")
        articles = browse.articles
        events = lesart.library.events.all()
        assert sum(key < 0 for key in articles.keys) == len(events)
        assert browse.articles.counter.endswith("/18")
        await press(pilot, "g")
        seen = []
        for _ in range(18):
            assert articles.current is not None
            event = lesart.library.events.event_of(articles.current.id)
            seen.append(event.id if event else None)
            await press(pilot, "j")
        assert len(set(seen)) == len(events)
        assert [one for one, other in pairwise(seen) if one != other] == seen[2:-1:3]
        await press(pilot, *["k"] * 20)
        assert articles.cursor == 1
        assert events[0].title[:20] in "\n".join(shown_text(lesart))
        assert "3 articles · 3 outlets" in "\n".join(shown_text(lesart))


async def test_the_filter_narrows_the_groups_too(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        while browse.listing is None or browse.listing.order is not Order.EVENT:
            await press(pilot, "s")
        await press(pilot, "f")
        await type_text(pilot, "sparkasse")
        assert [key < 0 for key in browse.articles.keys] == [True, False, False, False]
        await press(pilot, "escape")
        assert sum(key >= 0 for key in browse.articles.keys) == 18


async def test_the_order_is_kept_for_the_next_session(open_seeds: Callable[..., Lesart]) -> None:
    async with running(open_seeds()) as (pilot, browse):
        while browse.listing is None or browse.listing.order is not Order.EVENT:
            await press(pilot, "s")
        await press(pilot, "q")
    async with running(open_seeds()) as (pilot, browse):
        await settle(pilot)
        assert browse.listing is not None
        assert browse.listing.order is Order.EVENT
        assert any(key < 0 for key in browse.articles.keys)

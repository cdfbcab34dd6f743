"""Decisions about events, by marks and a question."""

from tests.tui.driving import press, running, screen_of, settle, shown_text
from tui.app import Lesart
from tui.screens.browse.screen import BrowseScreen


def event_of(lesart: Lesart, id: str) -> tuple[str, ...]:
    event = lesart.library.events.event_of(id)
    return event.articles if event else ()


def by_event(lesart: Lesart) -> list[tuple[str, ...]]:
    return [event.articles for event in lesart.library.events.all()]


async def mark(browse: BrowseScreen, *ids: str) -> None:
    browse.articles.marked = ids


async def test_an_article_is_taken_out_of_its_event_and_back(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        row = browse.articles.current
        assert row is not None
        before = event_of(lesart, row.id)
        assert len(before) == 3
        await press(pilot, "V")
        assert "space" in " ".join(shown_text(lesart))
        await press(pilot, "escape", "V", "enter")
        assert event_of(lesart, row.id) == ()
        assert "stands alone" in browse.said
        await press(pilot, "V", "G", "enter")
        assert event_of(lesart, row.id) == before
        await press(pilot, "V", "G", "enter")
        assert browse.said == "Nothing to take back."


async def test_events_are_joined_parted_and_articles_moved_by_marks(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        first, second = by_event(lesart)[:2]
        browse.list_pane.point_at(lesart.library.keys_of([first[0]])[0])
        await settle(pilot)
        await mark(browse, second[0])
        await press(pilot, "V", "enter")
        assert event_of(lesart, first[0]) == event_of(lesart, second[0])
        assert first[0] not in event_of(lesart, first[1])
        await press(pilot, "V", "G", "enter")
        await mark(browse, second[0])
        await press(pilot, "V", "j", "enter")
        assert set(event_of(lesart, first[0])) == {*first, *second}
        await press(pilot, "V", "G", "enter")
        await mark(browse, second[0], second[1])
        await press(pilot, "V", "j", "j", "enter")
        assert set(event_of(lesart, second[0])) == {second[0], second[1]}
        assert browse.articles.marked == ()
        assert screen_of(lesart) == "BrowseScreen"

"""What comes next is at hand before it is asked for, and never out of date."""

import asyncio
from collections.abc import Callable, Mapping
from threading import Event

import pytest

from corpus.article import Span
from search.model import Order, Row
from tests.tui.driving import press, running, settle
from tui.ahead import Ahead
from tui.app import Lesart
from tui.screens.browse.reading import Fetched
from tui.screens.browse.screen import BrowseScreen

SOON = 0.001


def ahead_with_log() -> tuple[list[int], Ahead[int, str]]:
    """Return what is made ahead, and the list in which it says what it makes."""
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return str(number)

    return made, Ahead(make, SOON)


async def settled(ahead: Ahead[int, str]) -> None:
    while ahead.is_busy:
        await asyncio.sleep(SOON)


async def test_what_is_expected_is_made_once_and_handed_out() -> None:
    made, ahead = ahead_with_log()
    ahead.expect(7)
    assert ahead.is_busy
    assert ahead.ready(7) is None
    await settled(ahead)
    assert ahead.ready(8) is None
    assert ahead.ready(7) == await ahead.get(7) == "7"
    assert made == [7]
    assert await ahead.get(8) == "8"


@pytest.mark.parametrize("forgotten", [False, True])
async def test_who_asks_early_waits_for_what_is_being_made(forgotten: bool) -> None:
    made: list[int] = []
    go = asyncio.Event()
    loop = asyncio.get_running_loop()

    def make(number: int) -> str:
        made.append(number)
        asyncio.run_coroutine_threadsafe(go.wait(), loop).result()
        return str(number)

    ahead = Ahead(make, 0)
    ahead.expect(7)
    while not made:
        await asyncio.sleep(SOON)
    asked = asyncio.create_task(ahead.get(7))
    await asyncio.sleep(SOON)
    if forgotten:
        ahead.forget()
    go.set()
    assert await asked == "7"
    assert made == ([7, 7] if forgotten else [7])
    assert ahead.ready(7) == (None if forgotten else "7")


async def test_nothing_is_made_of_what_is_forgotten_before_its_time() -> None:
    made, ahead = ahead_with_log()
    ahead.expect(7)
    ahead.forget()
    ahead.expect(8)
    await settled(ahead)
    assert made == [8]


async def test_a_failure_is_told_to_who_asks() -> None:
    tries: list[int] = []

    def fail(number: int) -> str:
        tries.append(number)
        if len(tries) < 4:
            raise ValueError(number)
        return str(number)

    ahead = Ahead(fail, SOON)
    ahead.expect(7)
    await settled(ahead)
    assert ahead.ready(7) is None
    with pytest.raises(ValueError, match="7"):
        await ahead.get(7)
    assert await ahead.get(7) == "7"
    assert tries == [7, 7, 7, 7]


# -- on the screen -------------------------------------------------------------------------------
def at_hand(browse: BrowseScreen) -> Fetched | None:
    """Return what is at hand of the article below the open one."""
    row = below(browse)
    return browse._ahead.ready(row)


def below(browse: BrowseScreen) -> Row:
    index = browse.articles.neighbour(1)
    row = None if index is None else browse.articles.row_at(index)
    assert row
    return row


async def test_the_next_article_is_shown_with_the_key_that_asks_for_it(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "enter")
        row, fetched = below(browse), at_hand(browse)
        assert fetched
        assert fetched.names
        browse.action_open_neighbour(1)
        assert browse.opened is fetched.opened
        assert browse.row == row
        assert browse.reader.names
        lines = browse.reader._lines
        assert browse.reader._broken
        assert lines is browse.reader._broken.lines
        browse.reader._broken = None
        browse.reader._wrap()
        assert browse.reader._lines == lines
        await settle(pilot)
        browse.action_open_neighbour(-1)
        await settle(pilot)
        assert browse.opened is not fetched.opened
        assert browse._ahead.ready(row) is None


async def test_hits_come_with_the_next_article_of_another_search(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "enter")
        assert browse.row
        fetched = at_hand(browse)
        assert fetched
        assert not fetched.hits.spans
        listing = browse.library.listing("tram", Order.NEWEST)
        browse.show_listing(listing, keep=browse.row.key)
        assert at_hand(browse) is None
        await settle(pilot)
        await press(pilot, "J")
        text = browse.opened.article.text if browse.opened else ""
        words = {text[slice(*span)].lower() for span in browse.reader.hits}
        assert any("tram" in word for word in words)


async def test_a_note_written_meanwhile_comes_with_the_next_article(
    open_seeds: Callable[..., Lesart],
) -> None:
    ours, theirs = open_seeds(), open_seeds()
    async with running(ours) as (pilot, browse):
        await press(pilot, "enter")
        before = at_hand(browse)
        assert before
        assert before.opened
        theirs.library.notebook.add(before.opened.article, Span(0, 9), "hello")
        for _ in range(200):
            await pilot.pause(0.1)
            if (fetched := at_hand(browse)) and fetched.notes:
                break
        browse.action_open_neighbour(1)
        assert [note.body for note in browse.notes] == ["hello"]
        assert browse.reader.passages


async def test_who_goes_on_while_notes_are_looked_up_sees_the_new_ones(
    open_seeds: Callable[..., Lesart], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = open_seeds(), open_seeds()
    async with running(ours) as (pilot, browse):
        await press(pilot, "enter")
        before = at_hand(browse)
        assert before
        assert before.opened
        asked, answer, counts = Event(), Event(), browse.notebook.counts

        def counts_slowly() -> Mapping[str, int]:
            asked.set()
            answer.wait(20)
            return counts()

        monkeypatch.setattr(browse.notebook, "counts", counts_slowly)
        theirs.library.notebook.add(before.opened.article, Span(0, 9), "hello")
        while not asked.is_set():
            await pilot.pause(0.1)
        browse.action_open_neighbour(1)
        answer.set()
        await settle(pilot)
        assert browse.opened
        assert browse.opened.article.id == before.opened.article.id
        assert [note.body for note in browse.notes] == ["hello"]


async def test_an_article_that_changed_meanwhile_is_shown_as_it_is(
    open_folder: Callable[..., Lesart],
) -> None:
    app = open_folder({"a.txt": "Anfang\n\nDer erste Text.", "b.txt": "Brücke\n\nAlter Text."})
    async with running(app) as (pilot, browse):
        for _ in range(200):
            await pilot.pause(0.1)
            if browse.articles.length == 2:
                break
        await settle(pilot)
        await press(pilot, "g", "enter")
        row = below(browse)
        (app.library.folder / row.path).write_text("Brücke\n\nNeuer Text.", encoding="utf-8")
        for _ in range(200):
            await pilot.pause(0.1)
            fetched = at_hand(browse)
            if fetched and fetched.opened and "Neuer" in fetched.opened.article.text:
                break
        await press(pilot, "J")
        assert browse.opened
        assert "Neuer Text." in browse.opened.article.text

"""The screen of all notes, the review of doubtful ones, and deciding between two versions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Self

import pytest
from textual.events import MouseEvent, MouseScrollDown, MouseScrollUp

from annotations.store import NoteStore
from corpus.article import Span
from tests.tui.driving import (
    focus_of,
    press,
    running,
    screen_of,
    settle,
    shown_text,
    type_text,
)
from tests.tui.noting import bodies, the_note
from tui.app import Lesart
from tui.screens import saving
from tui.widgets.lists.note_table import NoteTable
from tui.widgets.whole_note import WholeNote


async def write_two(lesart: Lesart) -> None:
    library = lesart.library
    rows = library.rows(library.listing("").keys)
    for row, body, tags in ((rows[0], "alpha", ("one",)), (rows[5], "beta", ("two",))):
        opened = library.article(row.id)
        assert opened
        library.notebook.add(opened.article, opened.outline.sentences[1], body, tags)


async def test_all_notes_are_filtered_sorted_and_opened(lesart: Lesart) -> None:
    await write_two(lesart)
    async with running(lesart) as (pilot, browse):
        await press(pilot, "M")
        assert screen_of(lesart) == "NotesScreen"
        table = lesart.screen.query_one(NoteTable)
        assert table.length == 2
        await press(pilot, "slash")
        await type_text(pilot, "tag:tw")
        assert [note.body for note in table.notes] == ["beta"]
        await press(pilot, "enter", "escape")
        assert table.length == 2
        for name in ("by article", "by author", "doubtful first", "newest first"):
            await press(pilot, "s")
            assert name in shown_text(lesart)[0]
        await press(pilot, "f")
        await type_text(pilot, "alpha")
        await press(pilot, "enter", "enter")
        assert screen_of(lesart) == "BrowseScreen"
        assert focus_of(browse) == "reader"
        assert the_note(browse).body == "alpha"
        assert browse.reader.passage_here == 0


async def test_without_a_note_to_show_the_screen_says_why(lesart: Lesart) -> None:
    async with running(lesart, (60, 24)) as (pilot, _browse):
        await press(pilot, "M")
        assert "No notes yet" in "\n".join(shown_text(lesart))
        assert "open" not in shown_text(lesart)[-1]
        await press(pilot, "enter", "x", "escape")
        await write_two(lesart)
        await press(pilot, "M", "f")
        await type_text(pilot, "gamma")
        assert "No note fits" in "\n".join(shown_text(lesart))
        await press(pilot, "escape")
        assert "alpha" in "\n".join(shown_text(lesart))


async def test_the_wheel_goes_through_a_note_longer_than_the_pane(lesart: Lesart) -> None:
    library = lesart.library
    opened = library.article(library.rows(library.listing("").keys)[0].id)
    assert opened
    body = "\n".join(f"line {number}." for number in range(60))
    library.notebook.add(opened.article, opened.outline.sentences[0], body)
    library.notebook.add(opened.article, opened.outline.sentences[1], "another")
    async with running(lesart, (120, 30)) as (pilot, _browse):
        await press(pilot, "M", "j")
        pane = lesart.screen.query_one(WholeNote)

        async def turn(way: type[MouseEvent], times: int) -> str:
            for _ in range(times):
                pane.post_message(way(pane, 1, 1, 0, 0, 0, False, False, False))
            await settle(pilot)
            return "\n".join(shown_text(lesart))

        assert "line 59." not in "\n".join(shown_text(lesart))
        assert "line 59." in await turn(MouseScrollDown, 40)
        assert lesart.screen.query_one(NoteTable).cursor == 1
        shown = await turn(MouseScrollUp, 40)
        assert "line 0." in shown
        assert "line 59." not in shown
        await turn(MouseScrollDown, 2)
        await press(pilot, "k")
        assert "another" in "\n".join(line[72:] for line in shown_text(lesart))


async def test_deleting_in_the_notes_screen_is_undone_there(lesart: Lesart) -> None:
    await write_two(lesart)
    async with running(lesart) as (pilot, _browse):
        await press(pilot, "M", "x")
        assert lesart.screen.query_one(NoteTable).length == 1
        await press(pilot, "U")
        assert lesart.screen.query_one(NoteTable).length == 2
        await press(pilot, "question_mark")
        assert "Export" in "\n".join(shown_text(lesart))
        await press(pilot, "escape", "M")
        assert screen_of(lesart) == "BrowseScreen"


class OneDay(date):
    """A calendar that stays on one day."""

    @classmethod
    def today(cls) -> Self:
        """Return always the same day."""
        return cls(2025, 6, 1)


async def test_o_exports_what_is_listed_and_says_where(
    lesart: Lesart, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("out")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(saving, "date", OneDay)  # midnight may come between two exports
    await write_two(lesart)
    async with running(lesart) as (pilot, _browse):
        await press(pilot, "M", "o", "j", "enter", "enter")
        assert screen_of(lesart) == "NotesScreen"
        (file,) = folder.iterdir()
        assert file.suffix == ".csv"
        assert "2 notes in" in shown_text(lesart)[-1]
        await press(pilot, "o", "j", "enter", "enter")
        assert "there already" in "\n".join(shown_text(lesart))
        await press(pilot, "escape")


async def lose_the_passage(lesart: Lesart) -> None:
    """Store a note whose words are nowhere in the article."""
    library = lesart.library
    row = library.rows(library.listing("").keys)[0]
    opened = library.article(row.id)
    assert opened
    store = NoteStore(library.notebook.root, "Ben")
    elsewhere = replace(
        opened.article, text="Purple zebras never vote on Sundays, they said. So it was."
    )
    draft = library.notebook.drafts.begin(elsewhere, Span(0, 47), body="lost")
    store.refresh()
    store.create(replace(draft.start, body="lost"))


async def test_the_review_leads_to_a_new_passage(lesart: Lesart) -> None:
    await lose_the_passage(lesart)
    async with running(lesart) as (pilot, browse):
        await press(pilot, "M")
        assert "1 to review" in shown_text(lesart)[0]
        await press(pilot, "r")
        assert screen_of(lesart) == "ReviewScreen"
        assert "Purple zebras" in "\n".join(shown_text(lesart))
        await press(pilot, "r")
        assert screen_of(lesart) == "BrowseScreen"
        assert the_note(browse).state == "orphan"
        await press(pilot, "v", "w", "enter")
        assert the_note(browse).state == "exact"
        assert the_note(browse).span == Span(*browse.reader.passages[0].span)


async def doubt_the_passage(lesart: Lesart) -> Span:
    """Store a note on a sentence whose words are other ones today; return where it stands."""
    library = lesart.library
    row = library.rows(library.listing("").keys)[0]
    opened = library.article(row.id)
    assert opened
    span = opened.outline.sentences[1]
    words = opened.article.text[slice(*span)].split()
    then = " ".join(word if number % 3 else "ganz" for number, word in enumerate(words))
    before = opened.article.text[: span.start]
    past = replace(opened.article, text=before + then + opened.article.text[span.end :])
    draft = library.notebook.drafts.begin(past, Span(len(before), len(before) + len(then)))
    store = NoteStore(library.notebook.root, "Ben")
    store.refresh()
    store.create(replace(draft.start, body="doubtful"))
    return span


async def test_the_review_confirms_where_a_doubtful_note_stands(lesart: Lesart) -> None:
    wanted = await doubt_the_passage(lesart)
    async with running(lesart) as (pilot, browse):
        await press(pilot, "M")
        assert "1 to review" in shown_text(lesart)[0]
        await press(pilot, "r")
        shown = "\n".join(shown_text(lesart))
        assert "It may belong to" in shown
        await press(pilot, "enter")
        assert screen_of(lesart) == "NotesScreen"
        assert "to review" not in shown_text(lesart)[0]
        (note,) = [row.note for row in browse.library.notebook.rows()]
        assert (note.state, note.body) == ("exact", "doubtful")
        assert note.span is not None
        overlap = min(note.span.end, wanted.end) - max(note.span.start, wanted.start)
        assert overlap > 0.9 * (wanted.end - wanted.start)


async def test_the_review_can_delete_and_leave(lesart: Lesart) -> None:
    await lose_the_passage(lesart)
    async with running(lesart) as (pilot, browse):
        await press(pilot, "M", "r", "n")
        assert screen_of(lesart) == "NotesScreen"
        await press(pilot, "r", "x")
        assert screen_of(lesart) == "NotesScreen"
        assert bodies(browse.library) == []


@pytest.mark.parametrize(("key", "wanted"), [("1", ["left"]), ("2", ["right"]), ("b", [""])])
async def test_two_versions_are_decided_side_by_side(
    open_seeds: Callable[..., Lesart], key: str, wanted: list[str]
) -> None:
    app, other = open_seeds(), open_seeds()
    library = app.library
    opened = library.article(library.rows(library.listing("").keys)[0].id)
    assert opened
    note = library.notebook.add(opened.article, Span(0, 9), "middle")
    library.notebook.change(note, body="left")
    other.library.notebook.refresh()
    other.library.notebook.change(note, body="right")
    async with running(app) as (pilot, browse):
        await press(pilot, "M")
        assert "two versions" in "\n".join(shown_text(app))
        await press(pilot, "c")
        shown = "\n".join(shown_text(app))
        assert "left" in shown
        assert "right" in shown
        await press(pilot, key)
        assert screen_of(app) == "NotesScreen"
        found = bodies(browse.library)
        assert found == wanted or sorted(found[0].split()) == ["left", "right"]
        assert browse.notebook.conflicts() == []

"""The file of the open article is deleted while it is being read, noted, or marked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.tui.driving import press, running, screen_of, settle, shown_text, type_text
from tui.app import Lesart
from tui.screens.browse.screen import BrowseScreen
from tui.screens.note_editor import NoteEditor
from tui.widgets.texts.reader_pane import GONE

OpenFolder = Callable[..., Lesart]
ARTICLES = {
    "damm.txt": "Der Damm bricht\n\nIn Wehringen ist der Damm gebrochen. Viele flohen.\n",
    "bank.txt": "Die Bank schließt\n\nDie Filiale in Wehringen schließt. Viele klagen.\n",
    "chor.txt": "Der Chor singt\n\nDer Chor aus Wehringen singt. Viele hören zu.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "articles"


async def read_first(pilot: Pilot[None], browse: BrowseScreen) -> str:
    """Open the first article of the list; return the name of its file."""
    await settle(pilot)
    await press(pilot, "enter")
    assert browse.row
    return browse.row.path


async def lose(pilot: Pilot[None], browse: BrowseScreen, file: Path) -> None:
    """Delete a file and wait until the program knows."""
    file.unlink()
    browse.library.refresh()
    browse.renew()
    await settle(pilot)


async def test_the_text_stays_and_says_so(open_folder: OpenFolder, folder: Path) -> None:
    app = open_folder(ARTICLES)
    async with running(app) as (pilot, browse):
        path = await read_first(pilot, browse)
        text = ARTICLES[path].split("\n\n")[1][:20]
        await lose(pilot, browse, folder / path)
        await pilot.pause(0.4)
        await settle(pilot)
        shown = "\n".join(shown_text(app))
        assert GONE in shown
        assert text in shown
        assert browse.row
        assert browse.row.path == path


@pytest.mark.parametrize("keys", [["m"], ["a"], ["A"], ["t"], ["asterisk"], ["u"]])
async def test_keys_note_nothing_on_it_nor_on_the_next_one(
    open_folder: OpenFolder, folder: Path, keys: list[str]
) -> None:
    app = open_folder(ARTICLES)
    async with running(app) as (pilot, browse):
        path = await read_first(pilot, browse)
        read = browse.library.marks.read_ids()
        await lose(pilot, browse, folder / path)
        await press(pilot, *keys)
        assert screen_of(app) == "BrowseScreen"
        shown = "\n".join(shown_text(app))
        assert "nothing can be noted" in shown or "The file is gone" in shown
        assert not browse.library.notebook.counts()
        assert browse.library.marks.read_ids() == read
        assert not browse.library.marks.starred_ids()


@pytest.mark.parametrize("keys", [["asterisk"], ["u"], ["enter", "a"], ["enter", "m"]])
async def test_the_next_article_does_not_come_under_the_cursor_of_the_list(
    open_folder: OpenFolder, folder: Path, keys: list[str]
) -> None:
    app = open_folder(ARTICLES)
    async with running(app) as (pilot, browse):
        current = browse.articles.current
        assert current
        read = browse.library.marks.read_ids()
        await lose(pilot, browse, folder / current.path)
        await press(pilot, *keys)
        assert not browse.library.notebook.counts()
        assert not browse.library.marks.starred_ids()
        assert browse.library.marks.read_ids() == read
        assert [browse.articles.current] == [None]
        await press(pilot, "down")
        await pilot.pause(0.3)
        await settle(pilot)
        assert browse.articles.current
        assert browse.row == browse.articles.current
        assert not browse.gone


async def test_a_note_that_is_being_written_is_kept_as_a_draft(
    open_folder: OpenFolder, folder: Path
) -> None:
    app = open_folder(ARTICLES)
    async with running(app) as (pilot, browse):
        path = await read_first(pilot, browse)
        await press(pilot, "A")
        await type_text(pilot, "Wer sagt das?")
        await lose(pilot, browse, folder / path)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, NoteEditor)
        assert app.screen.query_one(TextArea).text == "Wer sagt das?"
        said = "\n".join(note.message for note in app._notifications)
        assert "is gone from the folder" in said
        assert "kept as a draft" in said
        assert not browse.library.notebook.counts()
        assert list((browse.library.places.marks_of(folder) / "drafts").iterdir())
        (folder / path).write_text(ARTICLES[path])
        browse.library.refresh()
        browse.library.renew()
        await press(pilot, "ctrl+s")
        assert browse.library.notebook.counts() == {path.removesuffix(".txt"): 1}


async def test_a_file_that_was_deleted_a_moment_ago_is_noticed_when_a_note_is_saved(
    open_folder: OpenFolder, folder: Path
) -> None:
    app = open_folder(ARTICLES)
    async with running(app) as (pilot, browse):
        path = await read_first(pilot, browse)
        await press(pilot, "A")
        await type_text(pilot, "x")
        (folder / path).unlink()
        await pilot.press("ctrl+s")
        await pilot.pause(0.3)
        await settle(pilot)
        assert isinstance(app.screen, NoteEditor)
        assert not browse.library.notebook.counts()


async def test_a_file_that_comes_back_is_read_as_before(
    open_folder: OpenFolder, folder: Path
) -> None:
    app = open_folder(ARTICLES)
    async with running(app) as (pilot, browse):
        path = await read_first(pilot, browse)
        await lose(pilot, browse, folder / path)
        (folder / path).write_text(ARTICLES[path])
        browse.library.refresh()
        browse.renew()
        await settle(pilot)
        assert GONE not in "\n".join(shown_text(app))
        assert browse.articles.current == browse.row
        assert len(browse.articles.keys) == len(ARTICLES)
        await press(pilot, "m")
        assert browse.library.notebook.counts() == {path.removesuffix(".txt"): 1}


async def test_the_last_article_of_all_stays_too(open_folder: OpenFolder, folder: Path) -> None:
    app = open_folder({"damm.txt": ARTICLES["damm.txt"]})
    async with running(app) as (pilot, browse):
        await read_first(pilot, browse)
        await lose(pilot, browse, folder / "damm.txt")
        assert GONE in "\n".join(shown_text(app))
        assert "Damm gebrochen" in "\n".join(shown_text(app))

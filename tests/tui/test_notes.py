"""Writing, finding, changing and losing notes, by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import TextArea

from annotations.store import NoteStore
from corpus.article import Span
from library.desk import Library
from library.note_model import Placed
from tests.tui.driving import focus_of, press, running, screen_of, settle, shown_text, type_text
from tui.app import Lesart
from tui.screens.browse.screen import BrowseScreen
from tui.widgets.note_table import NoteTable


def bodies(library: Library) -> list[str]:
    library.notebook.refresh()
    return sorted(row.note.body for row in library.notebook.rows())


def the_note(browse: BrowseScreen) -> Placed:
    (note,) = browse.notes
    return note


async def test_v_selects_by_words_sentences_paragraphs_and_lines(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "v")
        text = browse.reader.article.text if browse.reader.article else ""
        lengths = []
        for key in ("w", "l", "right", "b", "h", "left", "s", "S", "p", "P", "j", "k"):
            before = browse.reader.selection
            await press(pilot, key)
            assert browse.reader.selection
            lengths.append(browse.reader.selection != before)
        assert all(lengths[:6])
        assert browse.reader.chosen
        assert text[slice(*browse.reader.chosen)].strip()
        carets = []
        for _ in range(2):
            await press(pilot, "escape")
            carets.append((browse.reader.selection, bool(browse.reader.caret)))
        assert carets == [(None, True), (None, False)]
        assert focus_of(browse) == "reader"


async def test_o_moves_the_other_end(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "v", "w", "w", "o", "w")
        assert browse.reader.selection
        words = browse.reader.selection
        assert words.head.start < words.anchor.start
        await press(pilot, "o")
        assert browse.reader.selection == words.swapped


async def test_the_caret_moves_without_selecting(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter")
        starts = []
        for key in (
            "w", "w", "W", "right_parenthesis", "left_parenthesis", "right_curly_bracket",
            "left_curly_bracket",
        ):  # fmt: skip
            await press(pilot, key)
            assert browse.reader.caret
            starts.append(browse.reader.caret.start)
        assert starts[0] == starts[2] == starts[4] == starts[6] == 0
        assert 0 < starts[1] < starts[3]
        assert starts[5] > 0
        assert browse.reader.selection is None


async def test_moving_a_selection_repaints_only_its_lines(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "v")
        kept = dict(browse.reader._strips)
        await press(pilot, "w")
        now = browse.reader._strips
        assert sum(now.get(line) is not strip for line, strip in kept.items()) == 1


async def test_the_mouse_selects_whole_words(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter")
        reader = browse.reader
        margin = reader.margin_width
        await pilot.mouse_down("#reader", offset=(margin + 2, 0))
        await pilot.hover("#reader", offset=(margin + 12, 0))
        await pilot.mouse_up("#reader", offset=(margin + 12, 0))
        await settle(pilot)
        assert reader.article
        assert reader.chosen
        chosen = reader.article.text[slice(*reader.chosen)]
        assert chosen == " ".join(reader.article.text.split()[:2])


async def test_a_writes_a_note_on_the_selection(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "v", "w", "a")
        assert screen_of(lesart) == "NoteEditor"
        await type_text(pilot, "First line")
        await press(pilot, "enter")
        await type_text(pilot, "second")
        await press(pilot, "shift+tab")
        await type_text(pilot, "check, numbers")
        await press(pilot, "ctrl+s")
        assert screen_of(lesart) == "BrowseScreen"
        note = the_note(browse)
        assert (note.body, note.tags) == ("First line\nsecond", ("check", "numbers"))
        assert note.span == browse.reader.passages[0].span
        assert "✎1" in "\n".join(shown_text(lesart))
        assert "Saved." in shown_text(lesart)[-1]
        assert browse.notebook.drafts.left() == []


async def test_a_without_selection_takes_the_sentence_and_A_the_article(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "right_parenthesis", "right_parenthesis", "a")
        await type_text(pilot, "one")
        await press(pilot, "ctrl+s", "A")
        await type_text(pilot, "two")
        await press(pilot, "ctrl+s")
        whole, sentence = browse.notes
        assert (whole.body, whole.quote) == ("two", None)
        assert browse.opened
        assert sentence.span in browse.opened.outline.sentences


async def test_t_tags_and_m_marks_without_words(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "v", "w", "m")
        assert the_note(browse).tags == ()
        await press(pilot, "t")
        assert screen_of(lesart) == "NoteEditor"
        await type_text(pilot, "doubt")
        await press(pilot, "enter")
        assert the_note(browse).tags == ("doubt",)


async def test_tags_in_use_are_completed(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "t")
        await type_text(pilot, "numbers")
        await press(pilot, "enter", "right_curly_bracket", "right_curly_bracket", "t")
        await type_text(pilot, "x, nu")
        await press(pilot, "right", "enter")
        assert {note.tags for note in browse.notes} == {("numbers",), ("x", "numbers")}


async def test_enter_opens_a_marked_passage_x_deletes_and_U_brings_back(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "m", "enter")
        assert screen_of(lesart) == "NoteEditor"
        await type_text(pilot, "words")
        await press(pilot, "ctrl+s")
        assert the_note(browse).body == "words"
        await press(pilot, "x")
        assert browse.notes == ()
        assert browse.reader.passages == ()
        await press(pilot, "U")
        assert the_note(browse).body == "words"


async def test_brackets_go_from_note_to_note(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "m")
        await press(pilot, *["right_curly_bracket"] * 3, "m", "escape", "g")
        at = []
        for key in ("right_square_bracket", "right_square_bracket", "left_square_bracket"):
            await press(pilot, key)
            at.append(browse.reader.passage_here)
        assert at == [0, 1, 0]


async def test_the_list_of_notes_scrolls_the_reader_and_opens_them(lesart: Lesart) -> None:
    async with running(lesart, (140, 24)) as (pilot, browse):
        await press(pilot, "j", "enter", "m", *["right_curly_bracket"] * 6, "m", "escape", "g")
        while browse.side_pane.section.id != "notes-section":
            await press(pilot, "I")
        await press(pilot, "l")
        assert focus_of(browse) == "notes"
        await press(pilot, "k", "j")
        assert browse.reader.passage_here == 1
        assert browse.reader.scroll_offset.y > 0
        await press(pilot, "enter")
        assert screen_of(lesart) == "NoteEditor"


async def test_escape_asks_only_when_something_was_typed(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "a", "escape")
        assert screen_of(lesart) == "BrowseScreen"
        await press(pilot, "a")
        await type_text(pilot, "thought")
        await press(pilot, "escape")
        assert screen_of(lesart) == "LeavingScreen"
        await press(pilot, "escape")
        assert screen_of(lesart) == "NoteEditor"
        await press(pilot, "escape", "k")
        assert screen_of(lesart) == "BrowseScreen"
        await press(pilot, "D")
        assert "thought" in "\n".join(shown_text(lesart))
        await press(pilot, "enter")
        assert lesart.screen.query_one(TextArea).text == "thought"
        await press(pilot, "escape", "d")
        assert bodies(browse.library) == []
        await press(pilot, "D")
        assert screen_of(lesart) == "BrowseScreen"


async def test_a_failed_save_loses_nothing(lesart: Lesart, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "a")
        await type_text(pilot, "precious")
        browse.notebook.root.mkdir(parents=True, exist_ok=True)
        blocked = browse.notebook.root / (browse.row.id if browse.row else "")
        blocked.write_text("in the way")
        await press(pilot, "ctrl+s")
        assert screen_of(lesart) == "NoteEditor"
        assert "Not saved" in "\n".join(shown_text(lesart))
        assert lesart.screen.query_one(TextArea).text == "precious"
        blocked.unlink()
        await press(pilot, "ctrl+s")
        assert bodies(browse.library) == ["precious"]


async def test_a_long_note_is_written_in_the_users_editor(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    monkeypatch.setenv("VISUAL", "sh -c 'echo from outside >> \"$0\"'")
    monkeypatch.setattr(lesart, "suspend", nullcontext)
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "a")
        await type_text(pilot, "begun ")
        await press(pilot, "ctrl+e", "ctrl+s")
        assert bodies(browse.library) == ["begun from outside"]


async def test_y_copies_quote_and_source(lesart: Lesart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "v", "w", "y")
        assert browse.reader.article
        quote = " ".join(browse.reader.article.text.split()[:2])
        assert lesart.clipboard.startswith(f"“{quote}”\n— ")
        kept = browse.library.places.state / "copied.txt"
        assert kept.read_text() == lesart.clipboard
        assert "copied.txt" in "\n".join(shown_text(lesart))


async def test_notes_of_another_session_appear(open_seeds: Callable[..., Lesart]) -> None:
    ours, theirs = open_seeds(), open_seeds()
    async with running(ours) as (pilot, browse):
        await press(pilot, "j", "enter")
        assert browse.opened
        theirs.library.notebook.add(browse.opened.article, Span(0, 9), "hello")
        for _ in range(30):
            await pilot.pause(0.2)
            if browse.notes:
                break
        assert the_note(browse).body == "hello"
        assert browse.reader.passages


async def test_drafts_of_an_ended_session_are_offered(
    open_seeds: Callable[..., Lesart], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_seeds()
    opened = first.library.article(first.library.rows(first.library.listing("").keys)[0].id)
    assert opened
    draft = first.library.notebook.drafts.begin(opened.article, Span(0, 5), body="cut off")
    box = first.library.notebook.drafts._box
    from annotations.process import Process

    box._process = Process(box._process.host, 2**22 + 7, "gone")
    first.library.notebook.drafts.save(draft)
    app = open_seeds()
    async with running(app) as (pilot, browse):
        assert screen_of(app) == "DraftsScreen"
        assert "cut off" in "\n".join(shown_text(app))
        await press(pilot, "enter")
        assert screen_of(app) == "NoteEditor"
        await press(pilot, "ctrl+s")
        assert bodies(browse.library) == ["cut off"]
    again = open_seeds()
    async with running(again):
        assert screen_of(again) == "BrowseScreen"


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


async def test_o_exports_what_is_listed_and_says_where(
    lesart: Lesart, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("out")
    monkeypatch.chdir(folder)
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
    from dataclasses import replace

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
    from dataclasses import replace

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


def test_every_key_for_notes_has_a_name_and_stands_in_the_manual() -> None:
    from tui.screens.browse.annotating import AnnotatingScreen
    from tui.screens.browse.writing import WritingScreen
    from tui.screens.conflict import ConflictScreen
    from tui.screens.drafts import DraftsScreen
    from tui.screens.leaving import LeavingScreen
    from tui.screens.note_editor import NoteEditor
    from tui.screens.note_tasks import NoteTasks
    from tui.screens.notes import NotesScreen
    from tui.screens.review import ReviewScreen
    from tui.screens.saving import SavingScreen
    from tui.widgets.passage_reader import PassageReader
    from tui.widgets.reader_pane import ReaderPane

    manual = (Path(__file__).resolve().parents[2] / "docs" / "settings.md").read_text("utf-8")
    parts = (
        AnnotatingScreen, ConflictScreen, DraftsScreen, LeavingScreen, NoteEditor, NoteTasks,
        NotesScreen, PassageReader, ReaderPane, ReviewScreen, SavingScreen, WritingScreen,
    )  # fmt: skip
    bindings = [binding for part in parts for binding in vars(part)["BINDINGS"]]
    assert all(0 < len(binding.description) <= 24 for binding in bindings)
    ids = [binding.id for binding in bindings]
    assert len(ids) == len(set(ids))
    assert [id for id in ids if f"`{id}`" not in manual] == []

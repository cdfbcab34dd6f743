"""Writing, finding, changing and losing notes, by keys."""

from collections.abc import Callable

import pytest
from textual.widgets import TextArea

from corpus.article import Span
from tests.tui.driving import focus_of, press, running, screen_of, settle, shown_text, type_text
from tests.tui.noting import bodies, the_note
from tui.app import Lesart


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
        assert browse.said == "Taken back: the note “words” is as it was before."


async def test_U_says_that_it_deletes_a_note_that_was_just_written(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "enter", "A")
        await type_text(pilot, "words")
        await press(pilot, "ctrl+s", "U")
        assert browse.notes == ()
        assert browse.said == "Taken back: the note “words” is deleted."
        await press(pilot, "question_mark")
        assert "Undo a note" in "\n".join(shown_text(lesart))


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
        for _ in range(100):
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
    from annotations.files.process import Process

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

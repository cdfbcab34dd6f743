"""Pictures of the screens for notes; look at every difference before recording them anew."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from annotations.anchoring.anchors import make_anchor
from annotations.store import NoteStore
from corpus.article import Span
from library.desk import Library
from tests.tui.test_snapshots import SIZES, keys
from tui.app import Lesart
from tui.screens.browse.screen import BrowseScreen

Compare = Callable[..., bool]
MOMENT = 1_763_733_600.0
"""When the first note in the pictures was written: 21 November 2025, 14:00 UTC."""


def write_notes(library: Library) -> None:
    """Store notes of several people, one a minute, on the second article of the list."""
    row = library.rows(library.listing("").keys)[1]
    opened = library.article(row.id)
    assert opened
    text, sentences = opened.article.text, opened.outline.sentences
    lost = "Purple zebras never vote on Sundays, they said. So it was, and nobody minded."
    notes = (
        ("Ada", sentences[0], text, "Which council?\nAsk the town clerk.", ("check",)),
        ("Ben", Span(sentences[0].start + 12, sentences[1].end), text, "", ("numbers", "council")),
        ("Ada", sentences[4], text, "", ()),
        ("Ben", Span(0, 47), lost, "Where did this go?", ()),
        ("Ada", None, text, "A careful piece, but who paid for the trip?", ("source",)),
    )
    for number, (author, span, source, body, tags) in enumerate(notes):
        moment = MOMENT + 60 * number
        store = NoteStore(library.notebook.root, author, clock=partial(float, moment))
        anchor = make_anchor(source, span) if span else None
        store.create(store.new_note(row.id, anchor=anchor, body=body, tags=tags))


@pytest.fixture(autouse=True)
def without_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show no names: what is found of them is the subject of other pictures."""
    monkeypatch.setattr(BrowseScreen, "start_naming", lambda _: None)
    monkeypatch.setattr(BrowseScreen, "renew_names", lambda _: None)
    monkeypatch.setattr(BrowseScreen, "find_names", lambda _: None)


@pytest.fixture
def noted(lesart: Lesart) -> Lesart:
    """The app on the sample corpus, with notes on one article."""
    write_notes(lesart.library)
    return lesart


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", ["ink", "paper"])
def test_marked_passages(
    snap_compare: Compare, noted: Lesart, size: tuple[int, int], theme: str
) -> None:
    noted.theme = theme
    pressed = keys("j", "enter", "I", "I", "right_square_bracket")
    assert snap_compare(noted, run_before=pressed, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_selection(snap_compare: Compare, lesart: Lesart, size: tuple[int, int]) -> None:
    pressed = keys("j", "enter", "right_curly_bracket", "right_curly_bracket", "v", "w", "s")
    assert snap_compare(lesart, run_before=pressed, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", ["ink", "paper"])
def test_editor(snap_compare: Compare, noted: Lesart, size: tuple[int, int], theme: str) -> None:
    noted.theme = theme
    pressed = keys("j", "enter", "right_square_bracket", "enter")
    assert snap_compare(noted, run_before=pressed, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", ["ink", "paper"])
def test_all_notes(snap_compare: Compare, noted: Lesart, size: tuple[int, int], theme: str) -> None:
    noted.theme = theme
    assert snap_compare(noted, run_before=keys("M", "s"), terminal_size=size)


@pytest.mark.parametrize(
    "pressed", [("r",), ("question_mark",), ("slash", *"zebra")], ids=["review", "keys", "filter"]
)
def test_above_all_notes(snap_compare: Compare, noted: Lesart, pressed: tuple[str, ...]) -> None:
    assert snap_compare(noted, run_before=keys("M", *pressed), terminal_size=(100, 30))


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=str)
def test_two_versions(snap_compare: Compare, noted: Lesart, size: tuple[int, int]) -> None:
    root = noted.library.notebook.root
    first = NoteStore(root, "Ada", clock=lambda: MOMENT + 3000)
    second = NoteStore(root, "Ben", clock=lambda: MOMENT + 3600)
    for store in (first, second):
        store.refresh()
    base = next(each for each in first.notes() if each.note.body.startswith("Which"))
    first.update(base, replace(base.note, body="Which council? The city council, surely."))
    second.update(base, replace(base.note, body="The regional one.", tags=("check", "ben")))
    assert snap_compare(noted, run_before=keys("M", "c"), terminal_size=size)

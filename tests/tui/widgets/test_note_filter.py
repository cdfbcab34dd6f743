"""The filter of the notes screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.note import Note
from annotations.stored import Stored
from library.notes.model import NoteRow, Placed, PlacedState
from tui.note_filter import ORDERS, AllNotes, filter_notes, sort_notes


def row(
    body: str = "",
    *,
    tags: tuple[str, ...] = (),
    author: str = "Ada",
    outlet: str | None = None,
    title: str = "Deich",
    state: PlacedState = "exact",
    gone: bool = False,
) -> NoteRow:
    note = Note("id", 1, "article", author, "2025", "2025", tags, body)
    placed = Placed(
        "id", "article", author, "2025", "2025", tags, body, "Das Wehr hält", state, None, 1.0,
        "", False, "", False, (), Stored(note, "id.yaml", ""),
    )  # fmt: skip
    return NoteRow(placed, title, outlet, None, gone)


ROWS = [
    row("Frage an die Polizei", tags=("Zahlen",), outlet="Irseltaler Bote"),
    row("", tags=("prüfen", "zahlen"), author="Ben", state="unsure"),
    row("Größe?", author="Zoë", title="Sturm", outlet="RML", state="orphan"),
    row("weg", state="orphan", gone=True),
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", [0, 1, 2, 3]),
        ("polizei", [0]),
        ("wehr halt", [0, 1, 2, 3]),
        ("tag:zah", [0, 1]),
        ("tag:zah author:ben", [1]),
        ("author:zoe", [2]),
        ('outlet:"irseltaler b', [0]),
        ("article:sturm", [2]),
        ("is:unsure", [1]),
        ("is:doubtful", [1, 2]),
        ("is:orphan", [2, 3]),
        ("is:mark", [1]),
        ("GROSSE", [2]),
        ("groesse", [2]),
        ("tag:pruef", [1]),
        ("tag:pruf", [1]),
        ("tag:nothing", []),
    ],
)
def test_filters(text: str, wanted: list[int]) -> None:
    assert filter_notes(ROWS, text) == [ROWS[number] for number in wanted]


@pytest.mark.parametrize("text", ["", "polizei", "wehr halt", "tag:zah", "GROSSE", "is:orphan"])
def test_all_notes_are_narrowed_alike_however_often(text: str) -> None:
    every = AllNotes(ROWS)
    for order in ORDERS:
        assert every.narrow(text, order) == sort_notes(filter_notes(ROWS, text), order)
    assert every.doubtful == [ROWS[1], ROWS[2]]


@given(st.text(max_size=40))
def test_half_typed_filters_never_fail_and_keep_the_order(text: str) -> None:
    found = filter_notes(ROWS, text)
    assert found == [each for each in ROWS if each in found]


def test_doubtful_ones_come_first_when_asked_and_nothing_is_lost() -> None:
    assert [each.note.state for each in sort_notes(ROWS, "doubt")][:2] == ["orphan", "orphan"]
    for order in ORDERS:
        assert sorted(map(id, sort_notes(ROWS, order))) == sorted(map(id, ROWS))

"""The file of a note: read back as written, lenient to hand edits, strict to damage."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.errors import DamagedNote, NotSaved
from annotations.files.decoding import decode_note, tidy_body, tidy_tags
from annotations.files.encoding import encode_note
from annotations.note import Anchor, Note, Passage
from corpus.text import clean_line, clean_text
from tests.annotations.making import ARTICLE, anchor, note

HOSTILE = Path(__file__).resolve().parents[2] / "fixtures" / "hostile" / "yaml"
ID = "01kame2q7h9v3t8x5r4n6w0c1d"

anything = st.text(max_size=120)
offsets = st.integers(0, 999_999_999)
extras = st.dictionaries(
    st.sampled_from(["colour", "x-y", "ä", "target2", "1", "yes"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.none()
    | st.lists(st.just("a"), min_size=1, max_size=3),
    max_size=3,
)  # fmt: skip


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    start = draw(offsets)
    exact = draw(anything.map(clean_text).filter(bool))
    before, behind = draw(anything.map(clean_text)), draw(anything.map(clean_text))
    end = draw(st.integers(start, 999_999_999))
    return Anchor(exact, before, behind, start, end, draw(st.sampled_from(["", "ab" * 32])))


@st.composite
def notes(draw: st.DrawFn) -> Note:
    passages = st.builds(Passage, st.sampled_from(["a-1", "b_2"]), anchors(), extras)
    return note(
        revision=draw(st.integers(1, 999_999_999)),
        author=draw(anything.map(clean_line)),
        body=tidy_body(draw(anything)),
        tags=tidy_tags(draw(st.lists(anything, max_size=4))),
        anchor=draw(st.none() | anchors()),
        also=tuple(draw(st.lists(passages, max_size=2))),
        editor=draw(st.sampled_from(["", "bob"])),
        deleted=draw(st.sampled_from(["", "2026-11-22T00:00:00Z"])),
        source=draw(st.sampled_from(["", "hypothesis:x y"])),
        base_sha256=draw(st.sampled_from(["", "12" * 32])),
        extra=draw(extras),
    )


def check_round_trip(some: Note) -> None:
    decoded = decode_note(encode_note(some), article=some.article, id=some.id)
    assert decoded.note == some
    assert decoded.notices == ()


@given(notes())
def test_a_note_comes_back(some: Note) -> None:
    check_round_trip(some)


@pytest.mark.slow
@settings(max_examples=3_000, deadline=None)
@given(anything, st.sampled_from(["🚢", "a", "\n", "ä "]))
def test_three_thousand_texts_come_back(text: str, first: str) -> None:
    exact = clean_text(first + text)
    check_round_trip(
        note(
            body=tidy_body(text),
            tags=tidy_tags([text]),
            anchor=Anchor(exact, clean_text(text), exact, 0, 5, ""),
            extra={"colour": exact},
        )
    )


def test_a_file_is_pleasant_to_read() -> None:
    assert encode_note(note(revision=2, base_sha256="5d" * 32)).decode() == (
        "format: lesart-annotation/1\n"
        "id: 01kame2q7h9v3t8x5r4n6w0c1d\n"
        "rev: 2\n"
        f"base_sha256: {'5d' * 32}\n"
        "article: hafenfest-1a2b\n"
        "author: anna\n"
        "created: '2026-11-21T14:03:22Z'\n"
        "modified: '2026-11-21T14:05:00Z'\n"
        "target:\n"
        f"  text_sha256: {anchor('Ilka').text_sha256}\n"
        "  quote:\n"
        "    exact: Ilka Wehmeyer rechnet mit 14.000 Gästen\n"
        "    prefix: 'erst am Sonnabend. Bürgermeisterin '\n"
        '    suffix: ".\\n\\n„Wir haben lange gewartet“, sagte"\n'
        "  position:\n"
        "    start: 109\n"
        "    end: 148\n"
        "tags: [quelle prüfen, zahlen]\n"
        "body: |\n"
        "  Wer hat das geändert?\n"
        "\n"
        "  Anrufen.\n"
        "# end\n"
    )


def test_a_note_of_a_few_lines_by_hand() -> None:
    data = b"format: lesart-annotation/1\ntags: zahlen, quelle\nbody: Nachfragen!\n"
    decoded = decode_note(data, article="a", id="my-note")
    assert (decoded.note.id, decoded.note.article) == ("my-note", "a")
    assert decoded.note.tags == ("zahlen", "quelle")
    assert decoded.note.body == "Nachfragen!"
    assert "cut off" in decoded.notices[0]


def test_what_others_wrote_into_the_file_is_kept_also_deep_inside() -> None:
    data = encode_note(note()).replace(b"author: anna\n", b"author: anna\ncolour: red\n")
    data = data.replace(b"  quote:\n", b"  page: '3'\n  quote:\n    language: de\n")
    read = decode_note(data, article=ARTICLE, id=ID).note
    assert read.extra == {"colour": "red", "target": {"page": "3", "quote": {"language": "de"}}}
    again = encode_note(read)
    assert b"colour: red" in again
    assert b"page: '3'" in again
    assert b"language: de" in again


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_of_other_systems(ends: str) -> None:
    data = encode_note(note()).decode().replace("\n", ends).encode()
    decoded = decode_note(b"\xef\xbb\xbf" + data, article=ARTICLE, id=ID)
    assert decoded.note == note()
    assert decoded.notices == ()


def test_a_copied_file_goes_by_its_new_name_and_says_so() -> None:
    decoded = decode_note(encode_note(note()), article="other-article", id="copy")
    assert (decoded.note.id, decoded.note.article) == ("copy", "other-article")
    assert len(decoded.notices) == 2


def test_every_cut_is_noticed() -> None:
    data = encode_note(note())
    for length in range(len(data) - 1):
        try:
            notices = decode_note(data[:length], article=ARTICLE, id=ID).notices
        except DamagedNote:
            continue
        assert any("cut off" in notice for notice in notices), data[:length]


def test_control_characters_in_a_file_never_come_out() -> None:
    data = encode_note(note()).replace(
        b"tags: [quelle pr\xc3\xbcfen, zahlen]", b'tags: ["a\\e]0;x\\a"]\ncolour: b'
    )
    read = decode_note(data.replace(b"author: anna", b'author: "an\\u202ena"'), article="a", id="b")
    assert read.note.tags == ("a]0;x",)
    assert read.note.author == "anna"


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        (lambda d: d.replace(b"rev: 1", b"rev: one"), "whole number"),
        (lambda d: d.replace(b"lesart-annotation/1", b"lesart-annotation/2"), "newer version"),
        (lambda d: d.replace(b"format: lesart-annotation/1\n", b""), "is missing"),
        (lambda d: d.replace(b"    exact:", b"    exalt:"), "words of the passage"),
        (lambda d: d.replace(b"tags: [", b"tags: [[], "), "list of words"),
        (lambda d: d.replace(b"body: |", b"author: |"), "twice"),
        (lambda d: d.replace(b"author: anna", b"author: &a anna"), "anchors"),
        (lambda d: d.replace(b"author: anna", b"author:\n  first: anna"), "author must be text"),
        (lambda d: b"<<<<<<< HEAD\n" + d + b"=======\n" + d + b">>>>>>> other\n", "git"),
        (lambda _: b"", "empty"),
        (lambda _: b"\xff\xfe\x00", "UTF-16"),
        (lambda d: d + b"x" * 300_000, "larger"),
    ],
)
def test_damage_is_named(break_it: Callable[[bytes], bytes], reason: str) -> None:
    with pytest.raises(DamagedNote, match=reason):
        decode_note(break_it(encode_note(note())), article=ARTICLE, id=ID)


@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()), ids=lambda path: path.name)
def test_hostile_files_are_refused_as_notes(path: Path) -> None:
    with pytest.raises(DamagedNote):
        notices = decode_note(path.read_bytes(), article="a", id="b").notices
        raise DamagedNote(next(notice for notice in notices if "cut off" in notice))


@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()), ids=lambda path: path.name)
def test_hostile_lines_inside_of_a_note_do_no_harm(path: Path) -> None:
    data = b"format: lesart-annotation/1\n" + path.read_bytes()
    try:
        decoded = decode_note(data, article="a", id="b")
    except DamagedNote:
        return
    assert (decoded.note.id, decoded.note.article) == ("b", "a")
    assert isinstance(decoded.note.author, str)
    assert decode_note(encode_note(decoded.note), article="a", id="b").note == decoded.note


def test_text_that_no_file_can_hold_is_refused_before_anything_is_written() -> None:
    with pytest.raises(NotSaved):
        encode_note(note(body="half a character: \ud800"))
    with pytest.raises(NotSaved, match="larger than"):
        encode_note(note(body="x" * 300_000))


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_a_note_or_damaged(data: bytes) -> None:
    for whole in (data, b"format: lesart-annotation/1\n" + data):
        try:
            decode_note(whole, article="a", id="b")
        except DamagedNote as damage:
            assert str(damage)

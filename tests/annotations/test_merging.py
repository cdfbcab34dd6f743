"""Two revisions that grew from one come together, or nobody's words are chosen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.line_merging import merge_lines
from annotations.merging import merge_notes, merge_tags
from annotations.note import Note, Passage
from tests.annotations.making import anchor, note

texts = st.lists(st.sampled_from("abcde"), max_size=8).map("\n".join)
tag_lists = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5).map(tuple)


def test_changes_in_different_lines_merge() -> None:
    base = "eins\nzwei\ndrei\nvier\nfünf"
    ours, theirs = base.replace("eins", "EINS"), base.replace("fünf", "FÜNF\nsechs")
    assert merge_lines(base, ours, theirs) == "EINS\nzwei\ndrei\nvier\nFÜNF\nsechs"


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("eins", "EINS", "Eins"),
        ("eins\nzwei", "EINS\nzwei", "eins\nZWEI"),
        ("", "von mir", "von dir"),
        ("eins", "eins\nmeins", "eins\ndeins"),
        ("eins\nzwei\ndrei", "eins\ndrei", "eins\nZWEI\ndrei"),
    ],
)
def test_changes_that_touch_each_other_do_not_merge(base: str, ours: str, theirs: str) -> None:
    assert merge_lines(base, ours, theirs) is None


@given(texts, texts, texts)
def test_laws_of_merging_lines(base: str, ours: str, theirs: str) -> None:
    assert merge_lines(base, ours, base) == ours
    assert merge_lines(base, base, theirs) == theirs
    assert merge_lines(base, ours, ours) == ours
    merged = merge_lines(base, ours, theirs)
    assert merged == merge_lines(base, theirs, ours)
    if merged is not None:
        kept = merged.split("\n")
        new = set(ours.split("\n")) | set(theirs.split("\n"))
        assert all(line in kept for line in new - set(base.split("\n")))


@given(tag_lists, tag_lists, tag_lists)
def test_tags_merge_as_sets(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    merged = set(merge_tags(base, ours, theirs))
    wanted = (set(ours) | set(theirs)) - (set(base) - set(ours)) - (set(base) - set(theirs))
    assert merged == wanted


def test_different_fields_merge() -> None:
    base = note()
    ours = replace(base, tags=("neu",), extra={"colour": "red"})
    theirs = replace(base, body="Anders.", anchor=anchor("am Mittwoch"), extra={"page": "3"})
    merged = merge_notes(base, ours, theirs)
    assert merged.clashes == ()
    assert merged.note.tags == ("neu",)
    assert (merged.note.body, merged.note.anchor) == ("Anders.", anchor("am Mittwoch"))
    assert merged.note.extra == {"colour": "red", "page": "3"}


@pytest.mark.parametrize(
    ("ours", "theirs", "clash"),
    [
        ({"body": "A"}, {"body": "B"}, "text"),
        ({"anchor": anchor("Markt")}, {"anchor": None}, "passage"),
        ({"also": (Passage("a", anchor("Markt")),)}, {"also": (Passage("b", anchor("Markt")),)},
         "further passages"),
        ({"extra": {"colour": "red"}}, {"extra": {"colour": "blue"}}, "“colour”"),
    ],
)  # fmt: skip
def test_the_same_field_twice_is_a_clash(
    ours: dict[str, object], theirs: dict[str, object], clash: str
) -> None:
    base = note()
    merged = merge_notes(base, note(**ours), note(**theirs))
    assert merged.clashes == (clash,)


def test_an_edit_wins_over_a_deletion() -> None:
    base = note()
    gone, edited = replace(base, deleted="2026-11-22T00:00:00Z"), replace(base, body="Doch!")
    for ours, theirs in ((gone, edited), (edited, gone)):
        merged = merge_notes(base, ours, theirs).note
        assert (merged.deleted, merged.body) == ("", "Doch!")
    assert merge_notes(base, gone, base).note.deleted
    assert merge_notes(base, base, gone).note.deleted
    assert not merge_notes(gone, base, gone).note.deleted


def test_who_wrote_and_when_is_never_merged() -> None:
    base = note()
    theirs = replace(base, revision=7, modified="2027-01-01T00:00:00Z", editor="bob")
    merged = merge_notes(base, replace(base, author="mallory", tags=()), theirs).note
    assert (merged.revision, merged.author, merged.editor) == (7, "anna", "bob")


def test_a_field_that_others_removed_stays_removed() -> None:
    base: Note = note(extra={"colour": "red", "page": "3"})
    merged = merge_notes(base, note(extra={"page": "3"}), base).note
    assert merged.extra in ({"page": "3"}, {"colour": None, "page": "3"})

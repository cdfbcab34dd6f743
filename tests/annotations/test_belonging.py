"""A note belongs to the article it was written on, whatever stands at its place now."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from annotations.anchoring.anchors import resolve_anchor
from annotations.belonging import resolve_notes
from annotations.files.decoding import decode_note
from annotations.files.encoding import encode_note
from annotations.files.packing import pack_note, unpack_note
from annotations.merging import merge_notes
from annotations.note import About, Anchor, Note, Resolution
from annotations.recognising import is_same_title, path_line
from annotations.store import NoteStore
from annotations.stored import Problem
from tests.annotations.making import ARTICLE, TEXT, anchor, note, write_by_hand

BANK = "Sparkasse fusioniert\n\nDie Sparkasse fusioniert. Das Hafenfest zahlt sie nicht mehr.\n"
UPDATED = TEXT.replace("Hafenfest verschoben\n", "Hafenfest nun doch abgesagt\n")


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def about(text: str, *, whole: bool) -> About:
    return About("hafenfest.txt", text.partition("\n")[0], digest(text) if whole else "")


WHOLE = note(anchor=None, about=about(TEXT, whole=True))
SHORT = note(anchor=anchor("Das Hafenfest"), about=about(TEXT, whole=False))


def found(one: Note, text: str) -> Resolution:
    (result,) = resolve_notes(text, digest(text), [one])
    return result


def test_a_note_on_a_whole_article_belongs_to_it_also_when_it_was_edited() -> None:
    assert found(WHOLE, TEXT).state == "exact"
    edited = found(WHOLE, TEXT.replace("14.000", "9.000"))
    assert (edited.state, "changed since" in edited.reason) == ("exact", True)
    assert found(WHOLE, UPDATED).state == "unsure"


def test_a_note_on_a_whole_article_is_not_of_another_one() -> None:
    result = found(WHOLE, BANK)
    assert (result.state, result.span) == ("unsure", None)
    assert "“Sparkasse fusioniert”" in result.reason
    assert "“Hafenfest verschoben”" in result.reason


def test_similar_words_in_another_article_are_asked_about() -> None:
    result = found(SHORT, BANK)
    assert result.state in ("unsure", "orphan")
    alike = BANK.replace("Die Sparkasse fusioniert. ", TEXT[len("Hafenfest verschoben\n\n") :][:60])
    assert found(SHORT, alike).state in ("unsure", "orphan")


def test_a_passage_in_its_frame_stays_when_the_headline_is_another() -> None:
    one = note(about=about(TEXT, whole=False))
    assert found(one, UPDATED).state in ("exact", "moved")


def test_notes_of_before_are_what_they_were() -> None:
    assert found(note(anchor=None), BANK).state == "exact"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Der Damm bricht", "Der Damm bricht", True),
        ("Der Damm bricht", "DER DAMM BRICHT!", True),
        ("Der Damm bricht", "Der Damm bricht: 400 fliehen", True),
        ("Meldung vom 1", "Meldung vom 12", False),
        ("Wetter", "Wetter am Montag", False),
        ("", "Der Damm bricht", False),
    ],
)
def test_titles_are_the_same_when_one_only_goes_on(one: str, other: str, same: bool) -> None:
    assert is_same_title(one, other) == is_same_title(other, one) == same


# -- positions ---------------------------------------------------------------------------------
def test_a_position_is_believed_only_where_its_words_stand() -> None:
    true = anchor("Hafenfest in Oldersiel")
    wrong = replace(true, start=true.start + 9, end=true.end + 9)
    result = resolve_anchor(TEXT, wrong)
    assert result.span
    assert TEXT[slice(*result.span)] == true.exact


def test_the_position_of_another_occurrence_is_noticed() -> None:
    text = "Titel\n\nDas Fest beginnt am Montag. Anders als gedacht endet das Fest am Sonntag früh."
    first, second = text.index("Fest"), text.rindex("Fest")
    true = anchor("Fest beginnt", text)
    exact = Anchor(
        "Fest", text[max(0, second - 30) : second], text[second + 4 :], first, first + 4,
        true.text_sha256,
    )  # fmt: skip
    result = resolve_anchor(text, exact)
    assert result.span
    assert result.span.start == second
    assert result.state != "exact"


# -- files -------------------------------------------------------------------------------------
def test_what_the_article_was_survives_file_and_cache() -> None:
    for one in (WHOLE, SHORT):
        data = encode_note(one)
        assert decode_note(data, article=ARTICLE, id=one.id).note == one
        packed = pack_note(one, ())
        assert packed
        assert unpack_note(packed, ARTICLE, one.id)[0] == one
    assert b"about:\n  path: hafenfest.txt\n  title: Hafenfest verschoben\n" in encode_note(WHOLE)


@pytest.mark.parametrize(
    "line", ["about: my own words", "about: [a, b]", "about:\n  title: [x]", "about:\n  path: ''"]
)
def test_somebody_elses_line_of_that_name_is_kept(line: str) -> None:
    data = f"format: lesart-annotation/1\nauthor: anna\n{line}\nbody: x\n# end\n".encode()
    read = decode_note(data, article=ARTICLE, id="a").note
    assert read.about is None
    again = decode_note(encode_note(read), article=ARTICLE, id="a").note
    assert again.extra == read.extra
    assert "about" in read.extra


def test_a_merge_never_clashes_over_what_the_article_was() -> None:
    base = replace(WHOLE, about=None)
    ours = replace(base, about=about(TEXT, whole=True))
    theirs = replace(base, about=about(UPDATED, whole=True))
    merged = merge_notes(base, ours, theirs)
    assert (merged.clashes, merged.note.about) == ((), ours.about)


def test_a_path_of_many_letters_is_written_whole() -> None:
    path = "/".join(["ordner"] * 60)
    assert path_line(path) == path


# -- check -------------------------------------------------------------------------------------
def problems(root: Path, one: Note, text: str | None, elsewhere: tuple[str, ...] = ()) -> Problem:
    write_by_hand(root, f"{one.id}.yaml", encode_note(one).decode())
    store = NoteStore(root, "anna")
    store.refresh()
    texts = {} if text is None else {ARTICLE: text}
    (problem,) = store.check(texts.get, lambda _: elsewhere)
    return problem


def test_check_names_every_note_that_may_not_belong(tmp_path: Path) -> None:
    wrong = anchor("Hafenfest in Oldersiel")
    shifted = note(anchor=replace(wrong, start=wrong.start + 9, end=wrong.end + 9))
    kinds = {
        "another article": problems(tmp_path / "a", WHOLE, BANK),
        "unproven": problems(tmp_path / "b", note(anchor=None), TEXT),
        "text changed": problems(tmp_path / "c", WHOLE, TEXT.replace("14.000", "9.000")),
        "position": problems(tmp_path / "d", shifted, TEXT),
        "no article": problems(tmp_path / "e", WHOLE, None, ("other",)),
    }
    assert {kind: problem.kind for kind, problem in kinds.items()} == {k: k for k in kinds}
    assert all(problem.advice for problem in kinds.values())
    assert "“Hafenfest verschoben” (hafenfest.txt)" in kinds["no article"].reason
    assert "stands in other now" in kinds["no article"].advice


def test_check_finds_where_an_orphan_stands_now(tmp_path: Path) -> None:
    moved = problems(tmp_path, note(), "Titel\n\nGanz etwas anderes.", ("one", "two"))
    assert moved.kind in ("orphan", "another article")
    assert "one, two" in moved.advice

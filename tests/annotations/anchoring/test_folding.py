"""Folding forgets style and keeps the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("„Größe“ – na ja …", '"Groesse" -  na ja ...'),
        ("»Über\u00a0ÄRZTE«", "'UEBER  aerzte'"),
        ("Straße", "STRASSE"),
        ("Café d’Or", "cafe d'or"),
        ("Schiff\u00adfahrt", "Schifffahrt"),
        ("eins\n\nzwei", "eins zwei"),
        ("ﬁnden", "finden"),
    ],
)
def test_differences_of_style_fold_away(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("one", "other"), [("44", "48"), ("Lenz", "Benz"), ("ja", "ja nein")])
def test_differences_of_meaning_stay(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(st.text())
def test_every_character_knows_where_it_came_from(source: str) -> None:
    folded = fold(source)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)
    for place, char in enumerate(folded.text):
        span = folded.source_span(place, place + 1)
        assert span.end == span.start + 1
        assert char in fold(source[span.start : span.end]).text


@given(st.text())
def test_folding_twice_changes_nothing_more(source: str) -> None:
    once = fold(source).text
    assert fold(once).text == once


def test_a_passage_is_found_back_in_the_source() -> None:
    source = "Das  „große“\nFest"
    folded = fold(source)
    start = folded.text.index("grosse")
    span = folded.source_span(start, start + len("grosse"))
    assert source[span.start : span.end] == "große"


@given(st.text(st.sampled_from("aZß' `\"-…“–\u0301\n\t^_") | st.characters(), max_size=60))
def test_plain_words_fold_as_their_letters_do(source: str) -> None:
    pieces, after_space = [], False
    for char in source:
        piece = fold(char).text
        if piece and not (piece == " " and after_space):
            pieces.append(piece)
            after_space = piece == " "
    assert fold(source).text == "".join(pieces)

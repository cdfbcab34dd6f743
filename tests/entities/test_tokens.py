"""Tokens keep their place in the text; segments follow lines and sentences."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Outline, Span
from entities.tokens import cut_segments, tokenize

EMPTY = Outline((), (), ())


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.sampled_from(["de", "en"]))
def test_tokens_are_pieces_of_the_text_in_order(text: str, language: str) -> None:
    at = 0
    for word, start, end in tokenize(text, language):
        assert at <= start < end
        assert text[start:end].replace("’", "'") == word.replace("’", "'")
        at = end


def test_titles_initials_and_compounds_stay_whole() -> None:
    words = [
        word for word, _, _ in tokenize("Dr. Nguyen-Hartwig (61), Gerrit B. und 1.200 mehr", "de")
    ]
    assert words[:2] == ["Dr.", "Nguyen-Hartwig"]
    assert "B." in words
    assert "1.200" in words


def test_english_possessives_are_cut_off() -> None:
    words = [word for word, _, _ in tokenize("Lindhafen’s council didn't", "en")]
    assert words == ["Lindhafen", "'s", "council", "did", "n't"]


def test_slashes_separate_places() -> None:
    assert [word for word, _, _ in tokenize("London/Brüssel", "de")] == ["London", "/", "Brüssel"]


def test_segments_end_where_sentences_end() -> None:
    text = "Titel\n\nEins zwei. Drei vier."
    outline = Outline((Span(7, 17), Span(18, 29)), (), ())
    segments = cut_segments(text, outline, "de")
    assert [segment.words for segment in segments] == [
        ["Titel"],
        ["Eins", "zwei", "."],
        ["Drei", "vier", "."],
    ]
    assert [segment.opens_line for segment in segments] == [True, True, False]
    assert [segment.closes_line for segment in segments] == [True, False, True]
    assert [segment.line for segment in segments] == [0, 2, 2]


def test_a_text_without_outline_is_cut_at_lines() -> None:
    segments = cut_segments("A b\n\n\nC d", EMPTY, "de")
    assert [(segment.starts[0], segment.ends[-1]) for segment in segments] == [(0, 3), (6, 9)]

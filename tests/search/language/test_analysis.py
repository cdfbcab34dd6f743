"""Words, and the forms and stems in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold_spelled
from search.language.analysis import WORD, form_of, forms, stem_english, stem_german


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Häuser", ["haeuser"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("École", ["ecole"]),
        ("CDU-Politiker", ["cdu", "politiker"]),
        ("Merkel's Merkel’s", ["merkel", "merkel"]),
        ("don’t", ["don't"]),
        ("1.240 1,240 1240", ["1240", "1240", "1240"]),
        ("7,5 7.5", ["7,5", "7,5"]),
        ("1.240,50", ["1240,50"]),
        ("am 15.3.2025", ["am", "15", "3", "2025"]),
        ("1.000.000 Euro", ["1000000", "euro"]),
        ("20.000er", ["20000", "er"]),
        ("3.11.7", ["3", "11", "7"]),
        ("", []),
        ("… – !", []),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    "words",
    [
        ("Häuser", "Haus", "Haeuser", "Hauses", "HÄUSER"),
        ("Müller", "Mueller", "Muller"),
        ("Zürich", "Zuerich", "Zurich"),
        ("Straße", "Strasse", "Straßen"),
        ("Österreich", "Oesterreich"),
    ],
)
def test_ways_to_write_a_german_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem_german(form_of(word)) for word in words}) == 1


def test_english_has_stems_of_its_own() -> None:
    assert stem_english("stories") == stem_english("story")
    assert stem_english("voting") == stem_english("voted")


@given(st.text())
def test_folding_is_stable_and_forms_are_words(text: str) -> None:
    assert fold_spelled(fold_spelled(text)) == fold_spelled(text)
    for form in forms(text):
        assert form
        assert form == form.lower()


@given(st.text())
def test_cutting_at_spaces_first_gives_the_same_words(text: str) -> None:
    """The index looks up whole pieces between spaces instead of cutting the text."""
    assert [w for piece in text.split() for w in WORD.findall(piece)] == WORD.findall(text)

"""What an encoding cannot express is replaced by signs of the same width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from tui.terminal.stand_ins import NAME, SIGNS, stand_in


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_width_stays_the_same_and_only_ascii_is_left(text: str) -> None:
    replaced = stand_in(text)
    assert replaced.isascii()
    assert len(replaced) == sum(width for _, _, width in split_graphemes(text)[0])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Brücke", "Brucke"),
        ("„Straße“ …", '"Strase" .'),
        ("▌★ •", ">* *"),
        ("東京", "????"),
        ("a\N{COMBINING DIAERESIS}b", "ab"),
        ("👩‍👩‍👧", "??"),
    ],
)
def test_letters_and_signs_have_likely_stand_ins(text: str, wanted: str) -> None:
    assert stand_in(text) == wanted
    assert text.encode("ascii", NAME).decode() == wanted


def test_what_can_be_encoded_stays() -> None:
    assert "Käse – 5 €".encode("iso-8859-1", NAME) == "Käse - 5 E".encode("iso-8859-1")


def test_every_sign_is_one_ascii_character() -> None:
    assert all(len(each) == 1 and each.isascii() and each.isprintable() for each in SIGNS.values())

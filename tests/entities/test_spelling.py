"""Which spellings are taken for one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.linking.spelling import (
    VARIANT,
    given_likeness,
    likeness,
    slug,
    sound_key,
    surname_likeness,
)

SAME = (
    "Selenskyj/Zelensky",
    "Lawrow/Lavrov",
    "Schoigu/Shoigu",
    "Tymoschenko/Tymoshenko",
    "Jermak/Yermak",
    "Saluschnyj/Zaluzhny",
    "Lukaschenko/Lukashenko",
    "Netanjahu/Netanyahu",
    "Erdogan/Erdoğan",
    "Orbán/Orban",
    "Weiß/Weiss",
    "Müller/Mueller",
    "Theißen/Theissen",
    "Kowalczyk/Kowalczik",
    "Chamenei/Khamenei",
    "Thadsen/Tadsen",
)
OTHER = (
    "Merkel/Merz",
    "Putin/Puschkin",
    "Lawrow/Lawrowa",
    "Scholz/Schulz",
    "Schmidt/Schmitz",
    "Macron/Marion",
    "Müller/Möller",
    "Selenskyj/Selenska",
    "Biden/Bidet",
    "Petrow/Petrowa",
    "Klein/Klien",
    "Wagner/Wegener",
    "Krause/Kruse",
    "Laschet/Lasch",
    "Steinmeier/Steinmetz",
    "Nawalny/Nawalnaja",
)


@pytest.mark.parametrize("pair", SAME)
def test_transliterations_are_one_name(pair: str) -> None:
    assert surname_likeness(*pair.split("/")) >= VARIANT


@pytest.mark.parametrize("pair", OTHER)
def test_different_names_stay_apart(pair: str) -> None:
    assert surname_likeness(*pair.split("/")) < VARIANT


@pytest.mark.parametrize("pair", ["Sergej/Sergei", "Mark/Marco", "J./Jörg", "Dougal/Douglas"])
def test_compatible_given_names(pair: str) -> None:
    assert given_likeness(*pair.split("/")) >= 1


@pytest.mark.parametrize("pair", ["Josef/Josefa", "Heike/Uwe", "Stefan/Katharina", "Karl/Karla"])
def test_given_names_of_different_people(pair: str) -> None:
    assert given_likeness(*pair.split("/")) < 1


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric_enough_and_bounded(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert (likeness(one, other) == 1) == (one == other) or likeness(one, other) < 1
    assert 0 <= surname_likeness(one, other) <= 1
    sound_key(one)


@given(st.text(min_size=1, max_size=20))
def test_slugs_are_safe_in_ids(text: str) -> None:
    made = slug(text)
    assert made
    assert all(char.isascii() and (char.isalnum() or char == "-") for char in made)


def test_slugs_spell_umlauts_out() -> None:
    assert slug("Jürgen Weiß") == "juergen-weiss"

"""What lists ask for: rows, narrowing down, outlets, names of articles."""

import pytest

from search.language.everything import Everything
from search.model import Row
from tests.search.conftest import Index, MakeIndex, article


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(
        article("brueckenbau", "Brückenbau beginnt", outlet="Kontor", path="stadt/bau.txt"),
        article("bruecke", "Die Brücke", outlet="Kontor", path="stadt/bruecke.md", date=None),
        article("see", "Am SEE", "Ruhig.", outlet="Öko-Blatt", language="en", path="see.txt"),
        article("ohne", "Ohne Outlet", outlet=None, path="100%_x.txt", titled=False),
    )


def test_rows_say_what_a_list_shows(index: Index) -> None:
    (key,) = index.engine.keys_of(["see"])
    assert index.engine.rows([key]) == [
        Row(key, "see", "Am SEE", "Öko-Blatt", "2025-08-15", "en", "see.txt", 3, True)
    ]


def test_rows_keep_the_order_asked_for_and_leave_out_what_is_gone(index: Index) -> None:
    keys = index.engine.keys_of(["see", "nothing", "bruecke", "ohne"])
    assert index.names([*reversed(keys), 999, keys[0]]) == ["ohne", "bruecke", "see", "see"]
    assert index.engine.rows([]) == []


def test_thousands_of_rows_at_once(make_index: MakeIndex) -> None:
    index = make_index(*(article(f"n{n}", f"T {n}") for n in range(1201)))
    keys = index.engine.search(Everything()).keys
    assert len(index.engine.rows(keys)) == 1201
    assert len(index.engine.keys_of([f"n{n}" for n in range(1201)])) == 1201


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("brück", ["brueckenbau", "bruecke"]),
        ("BRUECK", ["brueckenbau", "bruecke"]),
        ("brück bau", ["brueckenbau"]),
        ("kontor", ["brueckenbau", "bruecke"]),
        ("stadt/", ["brueckenbau", "bruecke"]),
        ("öko", ["see"]),
        ("ruhig", []),
        ("100%_", ["ohne"]),
        ("%", ["ohne"]),
        ("'", []),
        ("", ["brueckenbau", "bruecke", "see", "ohne"]),
        ("  ", ["brueckenbau", "bruecke", "see", "ohne"]),
    ],
)
def test_narrowing_down(index: Index, text: str, found: list[str]) -> None:
    keys = index.engine.keys_of(["brueckenbau", "bruecke", "see", "ohne"])
    assert index.names(index.engine.narrow(keys, text)) == found


def test_narrowing_keeps_order_and_adds_nothing(index: Index) -> None:
    keys = index.engine.keys_of(["bruecke"])
    assert list(index.engine.narrow(keys, "brück")) == keys
    keys = index.engine.keys_of(["bruecke", "brueckenbau"])
    assert list(index.engine.narrow(keys, "brück")) == keys


def test_outlets_with_their_numbers(index: Index) -> None:
    assert index.engine.outlets() == [("Kontor", 2), ("Öko-Blatt", 1)]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("see", ["see"]),
        ("see.txt", ["see"]),
        ("bruecke", ["bruecke"]),
        ("brue", ["bruecke", "brueckenbau"]),
        ("stadt/bau.txt", ["brueckenbau"]),
        ("x", []),
        ("", []),
        ("%", []),
        ("\udcff", []),
    ],
)
def test_names_an_article_can_be_called_by(index: Index, name: str, ids: list[str]) -> None:
    assert index.engine.resolve(name) == ids

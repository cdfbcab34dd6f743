"""What the word lists say about words."""

import pytest

from entities.lexicon import read_entries, read_lexicon
from entities.vocabulary import Vocabulary, bare_form, load_vocabulary


@pytest.fixture(scope="module")
def german() -> Vocabulary:
    return load_vocabulary("de")


@pytest.mark.parametrize("word", ["Bürgermeisterin", "Landrat", "Außenministers", "Kapitän", "OB"])
def test_roles_are_titles(german: Vocabulary, word: str) -> None:
    assert german.facts(word).title


@pytest.mark.parametrize("word", ["Tellwitz", "Dschorbenadse", "Nguyen-Hartwig", "Nieder-Irsel"])
def test_strange_capitalised_words_are_unknown(german: Vocabulary, word: str) -> None:
    assert german.facts(word).unknown


@pytest.mark.parametrize("word", ["Haus", "Verhandlung", "Dollar", "Warnstreiktag", "Bus-Fahrplan"])
def test_common_words_are_not_unknown(german: Vocabulary, word: str) -> None:
    assert not german.facts(word).unknown


def test_names_and_places_are_told_apart(german: Vocabulary) -> None:
    assert german.facts("Frankreich").place
    assert german.facts("Frankreichs").kinds == ("cos",)
    assert german.facts("Thomas").given
    assert not german.facts("Haus").personal


def test_phrases_match_in_every_case(german: Vocabulary) -> None:
    words = ["zwischen", "dem", "Kaspischen", "Meer", "und", "den", "Vereinten", "Nationen"]
    labels = german.listed(words)
    assert labels[2:4] == ["B-LOC2", "I-LOC2"]
    assert labels[6:8] == ["B-ORG2", "I-ORG2"]


def test_weak_entries_are_marked() -> None:
    lexicon = read_lexicon("de")
    assert lexicon["Kurier"].weak
    assert not lexicon["Nato"].weak


def test_adjective_endings_come_off() -> None:
    assert {bare_form(w) for w in ("Schwarzes", "Schwarzem", "Schwarzen")} == {"Schwarz"}
    assert bare_form("unten") == "unten"


@pytest.mark.parametrize("name", ["de/places", "de/bodies", "en/places", "en/bodies", "de/works"])
def test_no_entry_stands_twice_in_a_list(name: str) -> None:
    entries = [entry.rstrip("? ") for entry in read_entries(name)]
    assert sorted(set(entries)) == sorted(entries)

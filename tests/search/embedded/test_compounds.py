"""Splitting compounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.compounds import asking_vocabulary, loaded_vocabulary, split
from search.language.analysis import form_of

LISTED = loaded_vocabulary(())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Gipfeltreffen", ("gipfel", "treffen")),
        ("Getreidegipfel", ("getreide", "gipfel")),
        ("Regierungserklärung", ("regierung", "erklaerung")),
        ("Sicherheitsgarantien", ("sicherheit", "garantie")),
        ("Krankenhäuser", ("kranken", "haus")),
        ("Bundesverfassungsgericht", ("bund", "verfassung", "gericht")),
        ("Tageszeitung", ("tag", "zeitung")),
        ("Innenministerin", ("innen", "minister")),
        ("Grenzkontrollen", ("grenze", "kontrolle")),
        ("Arbeitsmarktpolitik", ("arbeit", "markt", "politik")),
    ],
)
def test_compounds_come_apart(word: str, parts: tuple[str, ...]) -> None:
    assert split(form_of(word), LISTED) == parts


@pytest.mark.parametrize(
    "word",
    [
        "Regierung",
        "Verhandlungen",
        "Entscheidung",
        "Minister",
        "Freitag",
        "Deutschland",
        "Mannschaft",
        "Wirtschaft",
        "Nachrichten",
        "gestern",
        "messengern",
        "international",
        "Verein",
        "Erfahrung",
        "Studenten",
        "dagegen",
        "Haus",
        "1234567",
        "Hamburg",
        "aktuell",
    ],
)
def test_simple_words_and_names_stay_whole(word: str) -> None:
    assert split(form_of(word), LISTED) == ()


def test_nouns_of_the_corpus_are_parts_too() -> None:
    for vocabulary in (loaded_vocabulary(["dattel"]), asking_vocabulary({"dattel"}.__contains__)):
        assert split("dattelpreise", vocabulary) == ("dattel", "preis")
        assert split("dattelnpreis", vocabulary) == ("dattel", "preis")
        assert split("marktdattel", vocabulary) == ("markt", "dattel")
    assert split("dattelpreise", LISTED) == ()


@given(st.text(alphabet="abehrstuln", max_size=60))
def test_both_ways_to_know_nouns_agree(word: str) -> None:
    nouns = {"haste", "stab", "erste", "rathaus"}
    asked, loaded = asking_vocabulary(nouns.__contains__), loaded_vocabulary(nouns)
    assert split(word, asked) == split(word, loaded)

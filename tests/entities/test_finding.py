"""Names in whole articles: found where they stand, and none where there are none."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Outline
from entities.finding import find_mentions
from tests.entities.names_at_work import article, found, names

FLOOD = """Deich in Tellwitz hält

Tellwitz (dnd) – Der Deich an der Irsel hat gehalten. Das sagte Bürgermeisterin Hilde Tadsen am
Montag. Im Hotel „Seestern“ waren 40 Menschen untergebracht.

Die Verkehrsgewerkschaft Schiene (VGS) sagte ihren Streik ab. Tadsen dankte der VGS. In den
Tadsen-Kreisen und bei den VGS-Mitgliedern war man froh; die Tellwitzer feierten."""


def test_people_places_and_bodies_are_found() -> None:
    seen = found(FLOOD)
    assert ("Hilde Tadsen", "PER") in seen
    assert ("Tadsen", "PER") in seen
    assert seen.count(("Tellwitz", "LOC")) == 2
    assert ("Seestern", "LOC") in seen
    assert ("Verkehrsgewerkschaft Schiene", "ORG") in seen
    assert seen.count(("VGS", "ORG")) == 2


def test_mentions_stand_where_they_say() -> None:
    result = names(FLOOD)
    at = 0
    for mention in result.mentions:
        assert at <= mention.start < mention.end
        assert FLOOD[mention.start : mention.end] == mention.text
        at = mention.end
    assert len(result.clues) == len(result.mentions)


def test_compounds_with_names_and_demonyms_are_no_mentions() -> None:
    spellings = {text for text, _ in found(FLOOD)}
    assert not {"Tadsen-Kreisen", "VGS-Mitgliedern", "Tellwitzer"} & spellings


def test_clues_tell_role_gender_and_short_form() -> None:
    result = names(FLOOD)
    clues = dict(zip((m.text for m in result.mentions), result.clues, strict=True))
    assert clues["Hilde Tadsen"].role == "bürgermeist"
    assert clues["Hilde Tadsen"].gender == "f"
    assert clues["Verkehrsgewerkschaft Schiene"].acronym == "VGS"


def test_the_result_can_travel_between_processes() -> None:
    result = names(FLOOD)
    assert pickle.loads(pickle.dumps(result)) == result


def test_english_has_its_own_model() -> None:
    seen = found(
        "Ferry crews strike\n\nMayor Uta Jensen said Brussels was told by Calder Lines.", "en"
    )
    assert ("Uta Jensen", "PER") in seen
    assert ("Brussels", "LOC") in seen
    assert ("Calder Lines", "ORG") in seen


@pytest.mark.parametrize("language", ["fr", "ru", "xx"])
def test_languages_without_a_model_have_no_names(language: str) -> None:
    assert found("Le Président Macron\n\nParis accueille Emmanuel Macron.", language) == []


def test_headlines_in_capitals_are_no_flood() -> None:
    seen = found(
        "MEGA-STAU AUF DER BRÜCKE! ALLE AUTOS STEHEN STILL\n\nNICHTS GEHT MEHR! DAS IST DER PLAN."
    )
    assert len(seen) <= 1


def test_a_whole_article_in_capitals_is_no_flood() -> None:
    shouted = """DIE STADT ERÖFFNET EINEN NEUEN HAFEN

HEUTE WAR ES SO WEIT. DIE BÜRGERMEISTERIN WAR DABEI UND SPRACH IN DER STADT MIT VIELEN LEUTEN ÜBER
DIE KOSTEN."""
    assert found(shouted) == []


def test_shouted_names_are_found_with_their_place() -> None:
    text = "Regen\n\nTELLWITZ. Nach dem Regen ist die Straße nach Berlin gesperrt."
    assert ("TELLWITZ", "LOC") in found(text)


def test_read_also_lines_are_left_out_but_credits_count() -> None:
    text = (
        "Brücke gesperrt\n\nDie Brücke in Tellwitz ist zu. Das meldet die Polizei.\n\n"
        "Lesen Sie auch: Warum Berlin baut\n"
    )
    assert ("Berlin", "LOC") not in found(text)


@pytest.mark.parametrize("text", ["", "x", "\n\n\n", "123 456", "!!! ???", "a" * 5000, "É" * 300])
def test_odd_texts_are_read_without_harm(text: str) -> None:
    assert len(names(text).mentions) <= 1


def test_one_long_line_is_read_like_many() -> None:
    text = "Titel\n\n" + "Der Zug nach Berlin hält in Hamburg und Bremen nicht mehr. " * 40
    assert found(text).count(("Berlin", "LOC")) == 40


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["de", "en", None]))
def test_any_text_gives_ordered_spans(text: str, language: str | None) -> None:
    result = find_mentions(article(text, language), Outline((), (), ()))
    at = 0
    for mention in result.mentions:
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        at = mention.end

"""Each rule on a sentence it is for, and on one it must leave alone."""

import pytest

from entities.rules import bodies, english, english_compounds, lines, people, places
from entities.rules.metadata import known_names, name_from_metadata, outlet_forms
from entities.sentence import Notes
from entities.vocabulary import load_vocabulary
from tests.entities.names_at_work import Rule, article, favoured, run, sentence, settled

SOFT = [
    (people.name_after_title, "Dort sprach Bürgermeisterin Tadsen lange.", "Tadsen", "B-PER"),
    (people.name_after_title, "Das sagte Frau Rühl am Abend.", "Rühl", "B-PER"),
    (people.name_before_age, "Am Fenster stand Erna Wesolek (79) und rief.", "Wesolek", "I-PER"),
    (people.name_beside_verb_of_saying, "Das sei falsch, sagte Tulbure dazu.", "Tulbure", "B-PER"),
    (people.given_name_with_initial, "Der Zeuge Henrik B. schwieg.", "Henrik", "B-PER"),
    (
        people.name_in_apposition,
        "So die Sprecherin des Amtes, Wencke Tadsen, am Montag.",
        "Tadsen",
        "I-PER",
    ),
    (people.name_with_particle, "Ihr Anwalt Philipp Graf von Werdeck kam.", "Werdeck", "I-PER"),
    (people.two_strangers, "Dann kam Gurbanmurad Orazov herein.", "Orazov", "I-PER"),
    (people.name_beside_relation, "Sie rief ihre Schwester Magdalena an.", "Magdalena", "B-PER"),
    (places.place_after_preposition, "Der Zug hält in Ostervaale nicht.", "Ostervaale", "B-LOC"),
    (places.place_after_its_kind, "Er wohnt im Stadtteil Süderwarf.", "Süderwarf", "B-LOC"),
    (places.second_place_of_two, "zwischen Tellwitz und Brunsow", "Brunsow", "B-LOC"),
    (places.river_with_article, "Er fiel in die Irsel und schwamm.", "Irsel", "B-LOC"),
    (places.stranger_with_article, "Die Irsel stieg schnell.", "Irsel", "B-LOC"),
    (places.street_or_bridge, "Dann bog er in die Treidelgasse ab.", "Treidelgasse", "B-LOC"),
    (places.height_or_valley, "Es schneite am Tadsenkogel.", "Tadsenkogel", "B-LOC"),
    (places.settlement_ending, "Von dort sieht man Hemmelsund gut.", "Hemmelsund", "B-LOC"),
    (places.place_with_forepart, "Er stammt von Nieder-Irsel her.", "Nieder-Irsel", "B-LOC"),
    (places.place_of_two_words, "Bald ist Markt: Groß Lünow feiert.", "Lünow", "I-LOC"),
    (places.quarter_of_the_world, "Hunger in Ostafrika droht.", "Ostafrika", "B-LOC"),
    (places.place_on_river, "Sie kommt aus Tellwitz am Ahrn her.", "Ahrn", "I-LOC"),
    (bodies.firm_with_legal_form, "Die Grauwied AG zahlt nicht.", "AG", "I-ORG"),
    (
        bodies.adjective_and_noun,
        "Auch der Bayerische Hebammenverband klagt.",
        "Bayerische",
        "B-ORG",
    ),
    (bodies.adjective_and_noun, "Sie badeten im Krummen See.", "Krummen", "B-LOC"),
    (bodies.body_for_something, "Das Landesamt für Umwelt misst.", "Landesamt", "B-ORG"),
    (bodies.body_of_people, "Auch der Bund der Steuerzahler warnt.", "Steuerzahler", "I-ORG"),
    (bodies.hyphenated_body, "Er lernte auf der Ottersberg-Werft.", "Ottersberg-Werft", "B-ORG"),
    (bodies.acronym_with_place, "Sie kam ins LKH Tirol.", "LKH", "B-ORG"),
]

HARD = [
    (people.name_in_credit, "Die Brücke am Morgen. Foto: Vollmer", ("Vollmer", "PER")),
    (places.numbered_road, "Die Kreisstraße Nr. 9 ist gesperrt.", ("Kreisstraße Nr. 9", "LOC")),
    (places.numbered_road, "Stau auf der A 7 am Abend.", ("A 7", "LOC")),
    (places.elliptic_sea, "zwischen Kaspischem und Schwarzem Meer", ("Kaspischem", "LOC")),
    (bodies.firm_after_noun, "Der Hersteller Alvenar schweigt.", ("Alvenar", "ORG")),
    (
        bodies.acronym_in_brackets,
        "Die Verkehrsgewerkschaft Schiene (VGS) ruft zum Streik.",
        ("Verkehrsgewerkschaft Schiene", "ORG"),
    ),
    (
        bodies.institution_with_name,
        "Das Landgericht Tellwitz urteilt.",
        ("Landgericht Tellwitz", "ORG"),
    ),
    (bodies.institution_with_name, "Gäste im Hotel „Seestern“ warten.", ("Seestern", "LOC")),
    (bodies.institution_with_name, "Der SV Tellwitz 04 gewinnt.", ("SV Tellwitz 04", "ORG")),
    (bodies.institution_with_name, "Die Sparkassen Irseltal und Marschland", ("Marschland", "ORG")),
    (bodies.quoted_name, "Der Verein „Wiege im Oberland“ sammelt.", ("Wiege im Oberland", "ORG")),
    (bodies.quoted_name, "Der Frachter „Anna Luise“ sank.", ("Anna Luise", "OTH")),
]

ENGLISH = [
    (people.name_after_english_title, "Then Mayor Brandis spoke.", "Brandis", "B-PER"),
    (english.body_by_last_word, "Shares in Kaldor Lines fell.", "Kaldor", "B-ORG"),
    (english.place_by_last_word, "Traders along Quay Street wait.", "Street", "I-LOC"),
    (english.firm_in_apposition, "But Brenntal, a supplier of bogies, won.", "Brenntal", "B-ORG"),
    (english.firm_after_noun, "the Austrian manufacturer Brenntal won", "Brenntal", "B-ORG"),
    (english.firm_before_role, "Then Hidrokom chairman Tadsen spoke", "Hidrokom", "B-ORG"),
    (english.firm_after_noun_and_comma, "the company, Hidrokom, lost", "Hidrokom", "B-ORG"),
    (english.body_of_place, "the Supreme Court of Velik Brod said", "Brod", "I-ORG"),
    (english.place_of_two_strangers, "a teacher from Donje Selo said", "Selo", "I-LOC"),
    (english.firm_after_role, "the chief executive of Kaldorix said so", "Kaldorix", "B-ORG"),
    (english_compounds.place_after_its_kind, "He left Lough Derrin early.", "Derrin", "I-LOC"),
    (english_compounds.name_with_of, "The Port of Kaldorix grew.", "Kaldorix", "I-LOC"),
    (english_compounds.name_with_of, "The Museum of the Edo Coast opened.", "Edo", "I-ORG"),
    (english_compounds.storm_or_operation, "Then storm Odette came.", "Odette", "B-OTH"),
    (english_compounds.vessel, "a fishing boat, the Mary Grace, sank", "Grace", "I-OTH"),
    (english_compounds.broadcaster, "She told Radio Horizon so.", "Horizon", "I-ORG"),
    (english.place_with_institution, "Then Lindhafen's council voted.", "Lindhafen", "B-LOC"),
]

SILENT: list[tuple[Rule, str]] = [
    (people.name_after_title, "Der Minister Haus."),
    (people.name_before_age, "Die Siedlung (neu) wächst."),
    (places.street_or_bridge, "Die Hauptstraße ist gesperrt."),
    (places.stranger_with_article, "Die Verhandlung stieg."),
    (bodies.firm_after_noun, "Der Unterhändler Tschobanu schweigt."),
    (bodies.acronym_in_brackets, "Der Trainer (VGS) schweigt."),
    (bodies.institution_with_name, "Das Landgericht urteilt morgen."),
    (bodies.quoted_name, "Er nannte es „Unsinn“ und ging."),
    (bodies.adjective_and_noun, "Das große Verband."),
]


@pytest.mark.parametrize(("rule", "text", "word", "label"), SOFT)
def test_a_rule_favours(rule: Rule, text: str, word: str, label: str) -> None:
    assert run(rule, text)[0].get(word) == label


@pytest.mark.parametrize(("rule", "text", "name"), HARD)
def test_a_rule_settles(rule: Rule, text: str, name: tuple[str, str]) -> None:
    assert name in run(rule, text)[1]


@pytest.mark.parametrize(("rule", "text", "word", "label"), ENGLISH)
def test_an_english_rule_favours(rule: Rule, text: str, word: str, label: str) -> None:
    assert run(rule, text, "en")[0].get(word) == label


def test_english_rules_settle() -> None:
    assert run(english.club, "They play for SV Tellwitz now.", "en")[1] == [("SV Tellwitz", "ORG")]
    assert run(english.numbered_line, "Today Line 4 opens.", "en")[1] == [("Line 4", "OTH")]
    firm = run(english_compounds.partners, "Analysts at Brandt & Okafor said so.", "en")[1]
    assert firm == [("Brandt & Okafor", "ORG")]
    road = run(english_compounds.road_with_number, "Lorries queued along the A19.", "en")[1]
    assert road == [("A19", "LOC")]


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_is_silent(rule: Rule, text: str) -> None:
    assert run(rule, text) == ({}, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ostervaale (dkd) – Bei der Bahn fallen Züge aus.",
            [("dkd", "ORG"), ("Ostervaale", "LOC")],
        ),
        ("WEHRINGEN. Nach der Flut wird geräumt.", [("Wehringen", "LOC")]),
        ("Wien/Graz – Der Streik geht weiter.", [("Wien", "LOC"), ("Graz", "LOC")]),
        ("Bürgermeister – ein schweres Amt.", []),
        ("Warum das wichtig ist.", []),
    ],
)
def test_datelines(text: str, expected: list[tuple[str, str]]) -> None:
    seen, notes = sentence(text), Notes()
    lines.dateline(seen, notes)
    assert settled(seen, notes) == expected


def test_bylines_and_sign_offs() -> None:
    seen, notes = sentence("Von Wencke Harms, Flussaufwärts"), Notes()
    lines.byline(seen, notes)
    assert settled(seen, notes) == [("Wencke Harms", "PER"), ("Flussaufwärts", "ORG")]
    seen, notes = sentence("Von Tellwitz nach Grünau fährt kein Zug."), Notes()
    lines.byline(seen, notes)
    assert not notes.hard
    seen, notes = sentence("dkd/mhr/oe"), Notes()
    assert lines.agency_sign_off(seen, notes)
    assert notes.hard == [(0, 5, None)]


def test_countries_in_the_genitive_end_before_the_noun() -> None:
    seen, notes = sentence("Georgiens Regierung schweigt."), Notes()
    bodies.genitive_before_noun(seen, 0, notes)
    assert notes.soft[1]["I-LOC"] < 0


def test_what_belongs_to_a_body_is_part_of_the_name() -> None:
    seen, notes = sentence("Die Stiftung der Sparkasse Tellwitz hilft."), Notes()
    bodies.institution_with_name(seen, 3, notes)
    bodies.foundation_of_body(notes, seen)
    assert ("Stiftung der Sparkasse Tellwitz", "ORG") in settled(seen, notes)


def test_outlets_and_authors_come_from_the_metadata() -> None:
    assert outlet_forms("Dienst Nord (dn)") >= {"Dienst Nord", "dn"}
    made = article("T\n\nx", outlet="Sofort", author="Von Mareike Osterhus")
    known = known_names(made, ["Tellwitzer Anzeiger"], load_vocabulary("de"))
    seen = sentence("Mareike Osterhus schreibt im Tellwitzer Anzeiger und in „Sofort“ sofort.")
    notes = Notes()
    name_from_metadata(seen, notes, known)
    assert settled(seen, notes) == [
        ("Mareike Osterhus", "PER"),
        ("Tellwitzer Anzeiger", "ORG"),
        ("Sofort", "ORG"),
    ]
    seen, notes = sentence("Er kam Sofort."), Notes()
    name_from_metadata(seen, notes, known)
    assert favoured(seen, notes) == {"Sofort": "B-ORG"}

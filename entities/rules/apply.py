"""Runs the rules over a sentence."""

from collections.abc import Callable

from entities.rules import bodies, english, english_compounds, lines, people, places
from entities.rules.lists import name_from_lists
from entities.rules.metadata import Known, name_from_metadata
from entities.sentence import Notes, Sentence
from entities.vocabulary import Vocabulary

Rule = Callable[[Sentence, int, Notes], None]

RULES: dict[str, tuple[Rule, ...]] = {
    "de": (
        people.name_after_title,
        people.name_before_age,
        people.name_beside_verb_of_saying,
        people.given_name_with_initial,
        people.name_in_apposition,
        people.name_with_particle,
        people.two_strangers,
        people.name_in_credit,
        people.name_beside_relation,
        places.place_after_preposition,
        places.place_after_its_kind,
        places.second_place_of_two,
        places.river_with_article,
        places.stranger_with_article,
        places.street_or_bridge,
        places.height_or_valley,
        places.settlement_ending,
        places.place_with_forepart,
        places.place_of_two_words,
        places.quarter_of_the_world,
        places.numbered_road,
        places.place_on_river,
        places.elliptic_sea,
        bodies.firm_after_noun,
        bodies.firm_with_legal_form,
        bodies.acronym_in_brackets,
        bodies.institution_with_name,
        bodies.acronym_with_place,
        bodies.adjective_and_noun,
        bodies.body_for_something,
        bodies.body_of_people,
        bodies.hyphenated_body,
        bodies.quoted_name,
        bodies.genitive_before_noun,
    ),
    "en": (
        people.name_after_english_title,
        people.name_before_age,
        people.name_beside_verb_of_saying,
        people.name_in_credit,
        places.place_after_preposition,
        places.street_or_bridge,
        places.place_with_forepart,
        bodies.firm_with_legal_form,
        bodies.acronym_in_brackets,
        english.body_by_last_word,
        english.place_by_last_word,
        english.firm_in_apposition,
        english.firm_after_noun,
        english.firm_after_noun_and_comma,
        english.firm_before_role,
        english.body_of_place,
        english.place_of_two_strangers,
        english.firm_after_role,
        english.numbered_line,
        english.place_with_institution,
        english.club,
        english_compounds.place_after_its_kind,
        english_compounds.name_with_of,
        english_compounds.partners,
        english_compounds.storm_or_operation,
        english_compounds.vessel,
        english_compounds.broadcaster,
        english_compounds.road_with_number,
    ),
}
"""Rules per language; each is asked at every capitalised token."""


def apply_rules(sentence: Sentence, vocabulary: Vocabulary, known: Known) -> Notes:
    """All notes on a sentence. A sign-off of agency staff is settled without further rules."""
    notes = Notes()
    if lines.agency_sign_off(sentence, notes):
        return notes
    lines.dateline(sentence, notes)
    lines.byline(sentence, notes)
    name_from_metadata(sentence, notes, known)
    rules = RULES[sentence.language]
    for i, fact in enumerate(sentence.facts):
        if fact.capital:
            for rule in rules:
                rule(sentence, i, notes)
    name_from_lists(sentence, notes, vocabulary)
    if sentence.language == "de":
        bodies.foundation_of_body(notes, sentence)
    return notes

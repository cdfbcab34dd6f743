"""Rules on organisations and places in English text. Each looks at one capitalised token."""

import re

from entities.lexicon import word_list
from entities.sentence import Notes, Sentence

_ROLE = re.compile(
    r"(?:executive|chief|head|director|analysts?|spokes\w+|chair\w*|founder|members?|leader|"
    r"president|managers?|owners?|shares|economists?|boss|secretary)",
    re.IGNORECASE,
)
_LEADS_FIRM = re.compile(
    r"(?:chairman|chairwoman|chief|boss|executives?|spokes\w+|shares|managers?)"
)
_DETERMINERS = frozenset(("The", "This", "That", "A", "An"))


def body_by_last_word(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Calder Lines`, `Porta Advisory`: the last word says what it is."""
    if sentence.words[i] in word_list("en/body_tails") and _can_be_named_by(sentence, i - 1):
        notes.favour(i - 1, i + 1, "ORG", 2.0)


def place_by_last_word(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Quay Street`, `Kariba Dam`; not `River Authority`."""
    if (
        sentence.words[i] in word_list("en/place_tails")
        and _can_be_named_by(sentence, i - 1)
        and sentence.word(i + 1) not in word_list("en/body_tails")
    ):
        notes.favour(i - 1, i + 1, "LOC", 4.0)
        sentence.vote(i - 1, i + 1, "LOC", 1.5)


def _can_be_named_by(sentence: Sentence, i: int) -> bool:
    word, fact = sentence.word(i), sentence.fact(i)
    common = i == 0 and fact.dictionary == "-l"
    return fact.capital and not common and word not in _DETERMINERS | word_list("en/title_words")


def firm_in_apposition(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Brenntal, a supplier of bogies,`: what follows the comma says it is a company."""
    if sentence.word(i + 1) != "," or not sentence.facts[i].unknown:
        return
    if sentence.word(i + 2) in ("a", "an", "the", "which") and word_list("en/firm_nouns") & set(
        sentence.words[i + 3 : i + 8]
    ):
        notes.favour(i, i + 1, "ORG", 2.5)
        sentence.vote(i, i + 1, "ORG", 1.5)


def firm_after_noun(sentence: Sentence, i: int, notes: Notes) -> None:
    """Favour a company after its noun: `the Austrian manufacturer Brenntal`."""
    fact = sentence.facts[i]
    if fact.unknown and not fact.given and sentence.word(i - 1) in word_list("en/firm_nouns"):
        end = i + 2 if sentence.fact(i + 1).unknown else i + 1
        notes.favour(i, end, "ORG", 2.5)
        sentence.vote(i, end, "ORG", 1.5)


def firm_after_noun_and_comma(sentence: Sentence, i: int, notes: Notes) -> None:
    """Favour a company in `the state power company, Hidrokom, said`."""
    noun = sentence.word(i - 2) in word_list("en/firm_nouns") and sentence.word(i - 1) == ","
    if noun and sentence.facts[i].unknown and sentence.word(i + 1) == ",":
        notes.favour(i, i + 1, "ORG", 3.0)
        sentence.vote(i, i + 1, "ORG", 1.5)


def firm_before_role(sentence: Sentence, i: int, notes: Notes) -> None:
    """Favour a company in `Hidrokom chairman Goran Petrovic`."""
    fact, role = sentence.facts[i], sentence.word(i + 1)
    if fact.unknown and not fact.place and role.islower() and _LEADS_FIRM.fullmatch(role):
        notes.favour(i, i + 1, "ORG", 2.5)
        sentence.vote(i, i + 1, "ORG", 1.5)


def body_of_place(sentence: Sentence, i: int, notes: Notes) -> None:
    """Favour all of `Administrative Court of Velik Brod`."""
    if sentence.words[i] not in word_list("en/body_tails") or sentence.word(i + 1) != "of":
        return
    start, end = i, i + 2
    while sentence.fact(start - 1).capital and sentence.word(start - 1) not in _DETERMINERS:
        start -= 1
    while sentence.fact(end).capital and end - i < 5:
        end += 1
    if end > i + 2:
        notes.favour(start, end, "ORG", 3.0)
        sentence.vote(start, end, "ORG", 1.0)


def place_of_two_strangers(sentence: Sentence, i: int, notes: Notes) -> None:
    """Favour a place in `a teacher from Donje Selo`."""
    if sentence.word(i - 1) not in ("in", "from", "near", "visit", "outside"):
        return
    pair = sentence.facts[i].unknown and sentence.fact(i + 1).unknown
    body = sentence.word(i + 1) in word_list("en/body_tails")
    if pair and not body and not sentence.facts[i].given:
        notes.favour(i, i + 2, "LOC", 2.5)
        sentence.vote(i, i + 2, "LOC", 1.5)


def firm_after_role(sentence: Sentence, i: int, notes: Notes) -> None:
    """`chief executive of Calder`: who has executives is a company."""
    if sentence.word(i - 1) in ("of", "at") and _ROLE.fullmatch(sentence.word(i - 2)):
        fact = sentence.facts[i]
        if fact.unknown and not fact.place:
            notes.favour(i, i + 1, "ORG", 1.8)
            sentence.vote(i, i + 1, "ORG", 0.8)


def numbered_line(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Line 4`, `Route 66`: public transport is named by numbers."""
    if sentence.words[i] in ("Line", "Route", "Tram") and sentence.word(i + 1).isdecimal():
        notes.settle(i, i + 2, "OTH")


def place_with_institution(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Lindhafen's council`, `Lindhafen residents`: only places have them."""
    fact, after = sentence.facts[i], sentence.word(i + 1)
    noun = sentence.word(i + 2) if after == "'s" else after
    if fact.unknown and not fact.given and noun in word_list("en/town_nouns"):
        notes.favour(i, i + 1, "LOC", 2.0)
        sentence.vote(i, i + 1, "LOC", 1.0)


def club(sentence: Sentence, i: int, notes: Notes) -> None:
    """`SV Südfeld`: German clubs keep their name in English."""
    if sentence.words[i] in word_list("de/clubs") and sentence.fact(i + 1).capital:
        notes.settle(i, i + 2, "ORG")

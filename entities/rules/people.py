"""Rules on people in German and English text. Each looks at one capitalised token."""

import re

from entities.lexicon import word_list, wordset
from entities.sentence import Notes, Sentence

_DEGREES = frozenset(("Dr.", "Prof.", "Dipl.-Ing.", "Dr", "Prof"))
_SALUTATIONS = frozenset(("Herr", "Herrn", "Frau"))
_CREDITS = wordset("Foto Fotos Bild Text Grafik Video Photo Image Interview Illustration Credit")
_NO_PHOTOGRAPHER = wordset("Privat Archiv Imago Getty Symbolbild Agentur Polizei")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_PARTICLES = wordset("von van de der den zu und bin al el ten ter di da del dos")
_APPOSITION = 9
"""Tokens between a role and the name it announces: `die Verhandlungsführerin der VGS, Ruth …`."""


def name_after_title(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Bürgermeisterin Lenz`, `Dr. Brahms`, `Frau Rühl`: a title announces a person."""
    title, name = sentence.word(i - 1), sentence.words[i]
    fact = sentence.facts[i]
    if not (sentence.fact(i - 1).title or title in _DEGREES) or fact.title or name in _DEGREES:
        return
    salutation = title in _SALUTATIONS
    common = fact.dictionary == "C-" and (sentence.word(i + 1) == "(" or salutation)
    strange = fact.namelike or fact.personal or fact.dictionary[0] == "-"
    if title.endswith("rates") or not (strange or common) or fact.compound:
        return
    score = 2.5 if fact.unknown or fact.personal or salutation else 1.5
    full = sentence.fact(i + 1).unknown and not sentence.fact(i + 1).title
    notes.favour(i, i + 2 if full else i + 1, "PER", score)
    notes.break_before(i, 3.0)
    sentence.vote(i, i + 1, "PER", 1.5 if fact.unknown else 0.7)


def name_after_english_title(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Mayor Jurgen Weiss`: the same in English, where titles are capitalised."""
    titles = word_list("en/title_words")
    if (
        sentence.word(i - 1) in titles
        and sentence.words[i] not in titles
        and sentence.facts[i].dictionary[0] != "C"
    ):
        notes.favour(i, i + 1, "PER", 2.0)
        notes.break_before(i, 2.0)
        sentence.vote(i, i + 1, "PER", 1.0)


def name_before_age(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Uwe Kowalczyk (62)`: tabloids give ages."""
    age = sentence.word(i + 2)
    if sentence.word(i + 1) != "(" or sentence.word(i + 3) != ")" or not age.isdecimal():
        return
    fact, before = sentence.facts[i], sentence.fact(i - 1)
    if not 3 < int(age[:4]) < 110 or not (fact.personal or fact.unknown):
        return
    full = before.capital and not before.title and (before.given or before.unknown)
    start = i - 1 if full else i
    notes.favour(start, i + 1, "PER", 3.0)
    sentence.vote(start, i + 1, "PER", 1.5)
    sentence.vote(i, i + 1, "PER", 1.5)


def name_beside_verb_of_saying(sentence: Sentence, i: int, notes: Notes) -> None:
    """`sagte Abischew`: strangers who speak are people."""
    verbs = word_list(f"{sentence.language}/say_verbs")
    if sentence.facts[i].unknown and (
        sentence.word(i - 1) in verbs or sentence.word(i + 1) in verbs
    ):
        notes.favour(i, i + 1, "PER", 0.6 if sentence.language == "de" else 1.5)
        sentence.vote(i, i + 1, "PER", 0.4)


def given_name_with_initial(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Henrik B.`: suspects and witnesses whose surname is withheld."""
    if _INITIAL.fullmatch(sentence.word(i + 1)):
        fact = sentence.facts[i]
        if fact.given:
            notes.favour(i, i + 2, "PER", 4.0)
        elif fact.unknown and sentence.fact(i - 1).title:
            notes.favour(i, i + 2, "PER", 3.0)


def name_in_apposition(sentence: Sentence, i: int, notes: Notes) -> None:
    """`die Verhandlungsführerin der VGS, Ruth Petersen`: the name follows its role and a comma."""
    if sentence.word(i - 1) != "," or not sentence.facts[i].unknown:
        return
    second = sentence.fact(i + 1)
    if not second.unknown and not (sentence.word(i + 1) == "al" and sentence.fact(i + 2).unknown):
        return
    earlier = range(max(0, i - _APPOSITION), i - 1)
    if any(sentence.fact(k).title for k in earlier):
        notes.favour(i, i + 2, "PER", 2.0)
        sentence.vote(i, i + 2, "PER", 1.0)
        sentence.vote(i + 1, i + 2, "PER", 0.8)


def name_with_particle(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Philipp Graf von Werdeck`: given name, perhaps a title, particle, surname."""
    if not sentence.facts[i].given:
        return
    at = i + 1
    while sentence.fact(at).capital and at - i < 3:
        at += 1
    particles = at
    while sentence.word(at) in _PARTICLES and at - particles < 3:
        at += 1
    if at > particles and sentence.fact(at).capital:
        notes.favour(i, at + 1, "PER", 3.0)
        sentence.vote(i, at + 1, "PER", 1.0)


def two_strangers(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Gurbanmurad Orazov`: two strange words side by side look like a full name."""
    first, second = sentence.facts[i], sentence.fact(i + 1)
    if not (first.unknown and second.unknown) or first.title or second.title:
        return
    if sentence.fact(i - 1).unknown or sentence.fact(i + 2).unknown:
        return
    words = sentence.words[i : i + 2]
    listed = first.listed or second.listed or first.place or second.place
    if not listed and not any(word.isupper() or "-" in word for word in words):
        notes.favour(i, i + 2, "PER", 1.0)


def name_in_credit(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Foto: Vollmer`: who took the picture."""
    if sentence.word(i - 1) != ":" or sentence.word(i - 2) not in _CREDITS:
        return
    name, fact, after = sentence.words[i], sentence.facts[i], sentence.word(i + 1)
    if name.isupper() or fact.dictionary[1] == "l" or name in _NO_PHOTOGRAPHER:
        return
    if after in ("", ".", "/", ",", ")", "|"):
        notes.settle(i, i + 1, "PER")
    elif sentence.fact(i + 1).capital:
        notes.favour(i, i + 2, "PER", 3.0)


def name_beside_relation(sentence: Sentence, i: int, notes: Notes) -> None:
    """`ihre Schwester Magdalena`, `Mann Uwe`: a given name after a noun for a relative."""
    if sentence.facts[i].given and sentence.fact(i - 1).title:
        notes.favour(i, i + 1, "PER", 1.0)
        sentence.vote(i, i + 1, "PER", 0.5)

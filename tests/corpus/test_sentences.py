"""Where sentences end. In the examples `|` stands between sentences."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.outlining.sentences import split_sentences

GERMAN = [
    "Das Treffen am 15. August dauerte z. B. drei Stunden.|Danach sprach Dr. Müller.",
    "Es gilt z.B. für Hunde, d.h. für alle, ggf. auch für Katzen.|Für Vögel nicht.",
    "Er sagte: „Wir gehen.|Und zwar jetzt.“|Dann ging er.",
    "»Das geht nicht.«|»Doch«, sagte er, »das geht.«",
    "«Wir haben lange gewartet», sagte sie.|«Jetzt muss es vorwärtsgehen.»",
    '"Was soll das?", fragte sie.|Er schwieg.',
    "Sie fragte: „Kommst du?“ und ging.|Er blieb.",
    "„Wir schaffen das!“, rief sie.|„Wirklich?“|„Ja.“",
    "Rund 3,5 Mrd. Euro kostet das.|Der 3. Oktober ist Feiertag.",
    "Das kostet ca. 20 Mio.|Die Stadt zahlt die Hälfte.",
    "Der Kredit beträgt Fr. 18,4 Mio.|2,1 Mio. mehr als geplant.",
    "Am 24.12.2024 kam Papst Leo XIV. nach Rom.|Niemand wartete.",
    "Das betrifft u. a. Polen, Ungarn usw.|Die EU prüft das.",
    "Betroffen sind Klint, Süderwarf u. a.|Noch nicht entschieden ist über Holm.",
    "Die USA, d. h. Washington, zögern …|Warum?|Niemand weiß es!",
    "Und dann … Stille.|Kein Wort.",
    "Im 20. Jahrhundert war das anders.|Heute nicht.",
    "Der 3. Wahlgang brachte die Entscheidung.|Im 4. Anlauf gelang es Mag. Huber.",
    "In der neuen 2. Liga zählt das nicht.|Auch nicht im 1. und 2. Spiel.",
    "Der 1. FC Altbach spielt am 1. Spieltag gegen den 2. FC Neubach.|Anpfiff ist um 18.30 Uhr.",
    "Sie liegt auf Platz 3.|Trainer Kovac ist zufrieden.",
    "Im Spiel stand es 2:1.|Trainer Lang war froh.",
    "Vor 5 Jahren waren es 19.|Parteichef Roth trat zurück.",
    "Die Zahl stieg um 2.|Platz eins blieb frei.",
    "Er wurde 1988 geboren.|2010 zog er weg.|17 Jahre später kam er zurück.",
    "Gewonnen haben: 1. Moser, 2. Huber, 3. Gruber.|Alle jubelten.",
    "Am 3. 10. 2024 und am 5. 11. trafen sie sich.|Es regnete.",
    "Die 5. Kammer (3. Senat) verhandelt am Do., 14. Mai, ab 9 Uhr.|Das Urteil fällt später.",
    "Laut § 3 Abs. 2 Satz 1 Nr. 4 ist das strafbar.|Der Anwalt widerspricht.",
    "Die Kreisstraße Nr. 9 und Art. 5 blieben.|Das ist eine neue Art.|Die Forscher staunen.",
    "Karl-Heinz K. wurde verurteilt.|Sein Anwalt legt Berufung ein.",
    "Verurteilt wurde am Ende nur Henrik B.|Das Gericht glaubte ihm nicht.",
    "Minister Reinhold O. Schmidt schwieg.|J. R. R. Tolkien auch.",
    "Die Dipl.-Ing. Maria Moser und Univ.-Prof. Dr. Karl Gruber forschen.|Beide lehren in Graz.",
    "Frau Dr. med. vet. Anna Huber und Prof. h. c. Dr. Maier jubelten.|Wir auch.",
    "Bgm. Ludwig traf Kanzler a. D. Schüssel und Abg. Meinl.|Danach gab es Kaffee.",
    "Um 14.30 Uhr begann die Sitzung (Az. 2 BvR 12/24).|Sie endete um 18 Uhr.",
    "Er wohnt in der Hauptstr. 5.|Sie wohnt im Pflegeheim St. Martin.",
    "Die Behörde warnt vor Version 2.0.|Nutzer sollen warten.|iPhone-Nutzer auch.",
    "Er hat angerufen bzw. geschrieben.|Das steht bei www.example.org.|Mehr nicht.",
    "Es gilt noch bis 18. Mai.|Ab Montag, 3. März wird bis 4. April gebaut.",
    "In Schladming (Bez. Liezen) ging eine Mure ab.|(Die B 320 ist gesperrt.|Niemand weiß mehr.)",
    "Was bleibt?|Wenig.|Oder: nichts.",
]
ENGLISH = [
    "The U.S. president met Mr. Putin on Aug. 15 in Alaska.|They spoke for 2.5 hours.",
    "He left at 4 p.m. on Friday.|She left at 5 p.m.|Police were not called.",
    "The meeting starts at 9 a.m. Eastern time.|It ends at noon.",
    '"Why?" Smith asked.|Nobody answered.',
    '"It is over," she said.|"We lost."',
    "He is No. 10 on the list.|No one cares.",
    "It costs about $3.5 million, i.e. twice as much.|Berlin, e.g., pays more.",
    "In 2013 it was 12.|In 2014 it was 15.|Officials said 12 died.",
    "She was born on Jan. 3, 1990.|He was not.",
    "Sen. Warren and Rep. Lee voted against it.|Gov. Smith did not.",
    "Acme Inc. Chairman Lee sued.|The firm, Acme Inc., did not.",
    "J. K. Rowling and George W. Bush met in Washington, D.C.|They talked.",
    "So did I.|Smith left.",
    "He said no.|Voters said yes.",
    "She moved from the U.S.|The children stayed.",
    'Who knows?|"Not me," he said.',
    "The line ended there …|Nobody moved.",
]


def sentences(text: str, language: str) -> list[str]:
    return [text[s:e] for s, e in split_sentences(text, Span(0, len(text)), language)]


@pytest.mark.parametrize("example", GERMAN)
def test_german_sentences(example: str) -> None:
    assert sentences(example.replace("|", " "), "de") == example.split("|")


@pytest.mark.parametrize("example", ENGLISH)
def test_english_sentences(example: str) -> None:
    assert sentences(example.replace("|", " "), "en") == example.split("|")


WORDS = ["Wort", "wort", "Dr", "z", "B", "u", "a", "15", "3", "XIV", "März", "Mio", "der", "Die"]
TEXTS = st.lists(
    st.sampled_from(WORDS) | st.sampled_from("....!?…:„“»«\"'()–-,%€    "), max_size=40
).map("".join)


@given(st.one_of(TEXTS, st.text(max_size=60)), st.sampled_from(["de", "en", None]))
def test_spans_ascend_and_cover_everything_visible(text: str, language: str | None) -> None:
    line = " ".join(text.split())
    at = 0
    for start, end in split_sentences("x" + line, Span(1, 1 + len(line)), language):
        assert not line[at : start - 1].strip()
        assert start - 1 >= at
        assert end > start
        assert not line[start - 1].isspace()
        assert not line[end - 2].isspace()
        at = end - 1
    assert not line[at:].strip()


@pytest.mark.parametrize(
    "piece", [".", ". ", "A. ", "a. B", "z. B. ", "1. ", "„A. ", "?! ", "und 3. "]
)
def test_time_grows_with_length_only(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    split_sentences(text, Span(0, len(text)), "de")
    assert time.process_time() - started < 1

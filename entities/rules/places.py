"""Rules on places. Each looks at one capitalised token."""

import re

from entities.lexicon import word_list, wordset
from entities.sentence import Notes, Sentence

_INTO = {
    "de": {
        **dict.fromkeys(("in", "In"), 1.2),
        **dict.fromkeys(("nach", "aus", "Aus"), 1.0),
        **dict.fromkeys(("zwischen", "Zwischen"), 1.0),
        "Nach": 0.7,
        **dict.fromkeys(("bei", "Bei"), 0.5),
        **dict.fromkeys(("über", "Über"), 0.4),
        "Richtung": 2.0,
    },
    "en": {"in": 1.5, "In": 1.5, "near": 1.5, "across": 1.0, "from": 0.5, "to": 0.3},
}
"""How much a preposition before a strange word speaks for a place."""
_ALONG = wordset("in an entlang oberhalb unterhalb jenseits über auf")
_STREET = re.compile(
    r"(?:straße|strasse|gasse|allee|chaussee|brücke|platz|ufer|damm|weg)$", re.IGNORECASE
)
_SURE_STREET = re.compile(r"(?:straße|strasse|gasse|allee|chaussee|brücke)$", re.IGNORECASE)
_HEIGHT = re.compile(
    r"(?:kogel|alm|spitze|horn|joch|gletscher|hütte|alpe|kopf|tal|talsperre|hafen|höhe|kar|moor|see"
    r"|schlucht|klamm|forst|heide|kanal|bruch|ried|wald)$"
)
_SETTLEMENT = re.compile(
    r"(?:tal|thal|berg|burg|dorf|hausen|ingen|koog|siel|kirchen|bach|furt|stedt|büttel|ow|sund|heim"
    r"|hafen|stadt|au|münde|warf|fehn|wik|itz|rode|leben)$"
)
_FOREPART = re.compile(
    r"(?:Nieder|Ober|Unter|Alt|Neu|Klein|Groß|Bad|Hohen|Sankt|Nord|Süd|Ost|West)-[A-ZÄÖÜ]"
)
_FOREWORD = wordset("Bad Sankt St. Groß Klein Alt Neu Hohen Markt Kirch Ober Unter Nieder")
_QUARTER = re.compile(
    r"(?:Zentral|Mittel|Nord|Süd|Ost|West|Südost|Südwest|Nordost|Nordwest)-?(?:asien|afrika|europa"
    r"|amerika|deutschland|england|frankreich|italien|spanien|polen|ukraine|bayern|hessen|sachsen"
    r"|baden|westfalen|tirol|russland|indien|syrien|irak|china|schweiz|österreich)s?"
)
_ROAD = re.compile(r"(?:Bundesa|A)utobahn|(?:Bundes|Landes|Land|Kreis|Staats)straße|Highway")
_ROAD_NUMBER = re.compile(r"[A-Z]?\d+")
_NO_RIVER = ("bahn", "ung", "ion", "schaft", "partei", "gruppe", "zeitung")
_FEMININE_NOUN = tuple(wordset("heit keit ik tät enz anz ur in innen en er ie ei e s ity app"))
_KIND_OF_PLACE = re.compile(
    r"(?:stadt|dorf|gemeinde|insel|ort|stadtteil|ortsteil|fluss|region|provinz|bezirk|viertel|weiler"
    r"|kreis|kanton|hafen|siedlung|vorort|metropole|dörfer|städte|gemeinden|orte|inseln|teile|teilen"
    r"|orten|städten|dörfern|bezirke|bezirken|kantone|kantonen|vororte|vororten)$",
    re.IGNORECASE,
)
_NO_KIND_OF_PLACE = wordset("Vorort Wort Antwort Sport Export Import Transport Hort")
_FIRM_FORMS = ("AG", "GmbH", "SE", "KG")


def place_after_preposition(sentence: Sentence, i: int, notes: Notes) -> None:
    """`nach Brunsdorf`, `in Poti`: a stranger after a preposition of place."""
    weight = _INTO[sentence.language].get(sentence.word(i - 1), 0.0)
    fact = sentence.facts[i]
    after = sentence.word(i + 1)
    if not weight or not fact.unknown or after in _FIRM_FORMS:
        return
    if sentence.language == "en" and after in word_list("en/body_tails"):
        return
    noun = sentence.fact(i + 1)
    if noun.capital and noun.dictionary[0] == "C" and not noun.namelike:
        notes.break_before(i + 1, 2.5)
    if not fact.personal or weight > 1.1:
        notes.favour(i, i + 1, "LOC", weight)
        sentence.vote(i, i + 1, "LOC", weight * 0.8)


def place_after_its_kind(sentence: Sentence, i: int, notes: Notes) -> None:
    """`der Stadtteil Süderwarf`, `die Gemeinden Klint, Osterkoog und Hemmelsund`."""
    kind, fact = sentence.word(i - 1), sentence.facts[i]
    if kind in _NO_KIND_OF_PLACE or not sentence.fact(i - 1).capital:
        return
    if not _KIND_OF_PLACE.search(kind) or not fact.namelike or fact.given:
        return
    at = i
    while sentence.fact(at).capital and at - i < 12:
        notes.favour(at, at + 1, "LOC", 2.5)
        sentence.vote(at, at + 1, "LOC", 1.0)
        if sentence.word(at + 1) not in (",", "und", "sowie") or not kind.endswith(("e", "n")):
            return
        at += 2


def second_place_of_two(sentence: Sentence, i: int, notes: Notes) -> None:
    """`zwischen Ostervaale und Brunsdorf`: what follows the first place is one too."""
    if (
        sentence.word(i - 1) in ("und", "bis", "–", "-")
        and sentence.facts[i].unknown
        and sentence.word(i - 3) in ("zwischen", "Zwischen")
    ):
        notes.favour(i, i + 1, "LOC", 1.0)
        sentence.vote(i, i + 1, "LOC", 0.8)


def river_with_article(sentence: Sentence, i: int, notes: Notes) -> None:
    """`in die Irsel`, `zur Irsel`: rivers take the feminine article."""
    before = sentence.word(i - 1)
    if before not in ("zur", "die", "der") or not sentence.facts[i].unknown:
        return
    word = sentence.words[i]
    if not word.isupper() and (before == "zur" or sentence.word(i - 2) in _ALONG):
        notes.favour(i, i + 1, "LOC", 0.0 if word.endswith(_NO_RIVER) else 1.2)
        sentence.vote(i, i + 1, "LOC", 0.8)


def stranger_with_article(sentence: Sentence, i: int, notes: Notes) -> None:
    """`die Irsel stieg`: people take no article in writing; a feminine one suits a river."""
    fact, before = sentence.facts[i], sentence.word(i - 1)
    if not fact.unknown or fact.given or sentence.words[i].isupper():
        return
    if before in ("die", "Die", "das", "Das", "dem"):
        notes.add(i, "B-PER", -1.5)
        after = sentence.word(i + 1)
        if (
            before in ("die", "Die")
            and after[:1].islower()
            and not sentence.words[i].endswith(_NO_RIVER)
            and "os" not in fact.kinds
        ):
            clear = not sentence.words[i].endswith(_FEMININE_NOUN)
            notes.favour(i, i + 1, "LOC", 3.0 if clear else 1.8)
            sentence.vote(i, i + 1, "LOC", 0.6)


def street_or_bridge(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Kastanienallee`, `Mühlbrücke`: known by their endings, unless they are kinds of streets."""
    word = sentence.words[i]
    if len(word) <= 7 or word in word_list("de/generic_streets") or not _STREET.search(word):
        return
    strange = sentence.facts[i].dictionary == "--"
    if _SURE_STREET.search(word):
        notes.favour(i, i + 1, "LOC", (6.5 if "-" in word else 5.0) if strange else 1.2)
        sentence.vote(i, i + 1, "LOC", 1.0)
    elif strange and not sentence.facts[i].compound:
        notes.favour(i, i + 1, "LOC", 1.5)


def height_or_valley(sentence: Sentence, i: int, notes: Notes) -> None:
    """`am Rauhkogel`, `auf der Seealm`: known by ending and article."""
    word = sentence.words[i]
    if not _HEIGHT.search(word) or sentence.facts[i].dictionary != "--" or "-" in word:
        return
    before, earlier = sentence.word(i - 1), sentence.word(i - 2)
    article = before in ("der", "die", "den", "das") and earlier in (
        "auf",
        "von",
        "an",
        "in",
        "über",
    )
    if before in ("am", "vom", "zum", "zur", "im", "beim") or article:
        notes.favour(i, i + 1, "LOC", 2.5)
        sentence.vote(i, i + 1, "LOC", 0.8)


def settlement_ending(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Brunsdorf`, `Hemmelsund`: endings that many places have, and some surnames."""
    if sentence.facts[i].unknown and _SETTLEMENT.search(sentence.words[i]):
        notes.favour(i, i + 1, "LOC", 0.5)


def place_with_forepart(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Nieder-Irsel`, `Alt-Brunsdorf`: parts of settlements."""
    if sentence.facts[i].unknown and _FOREPART.match(sentence.words[i]):
        notes.favour(i, i + 1, "LOC", 1.5)
        sentence.vote(i, i + 1, "LOC", 1.0)


def place_of_two_words(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Bad Hartenfels`, `Groß Lünow`: the forepart stands apart."""
    if (
        sentence.words[i] in _FOREWORD
        and sentence.fact(i + 1).unknown
        and not sentence.fact(i + 1).given
    ):
        notes.favour(i, i + 2, "LOC", 2.0)
        sentence.vote(i, i + 2, "LOC", 1.0)


def quarter_of_the_world(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Ostafrika`, `Nordhessen`: a compass point and a country."""
    if _QUARTER.fullmatch(sentence.words[i]):
        notes.favour(i, i + 1, "LOC", 5.0)
        sentence.vote(i, i + 1, "LOC", 2.0)


def numbered_road(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Kreisstraße Nr. 9`, `Autobahn 7`, `auf der A 7`."""
    word, after = sentence.words[i], sentence.word(i + 1)
    if _ROAD.fullmatch(word):
        if after == "Nr." and sentence.word(i + 2)[:1].isdigit():
            notes.settle(i, i + 3, "LOC")
        elif _ROAD_NUMBER.fullmatch(after):
            notes.settle(i, i + 2, "LOC")
    elif (
        word in ("A", "B", "L", "K", "S")
        and after.isdigit()
        and sentence.word(i - 1) in ("der", "die", "Die", "auf", "an", "Der")
    ):
        notes.settle(i, i + 2, "LOC")


def place_on_river(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Neustadt an der Irsel`, `Ried im Tann`: a place with the river or region it lies on."""
    fact, link = sentence.facts[i], sentence.word(i + 1)
    holy = sentence.word(i - 1) in ("Sankt", "St.", "Bad")
    if not (fact.namelike or holy):
        return
    start = i - 1 if holy else i
    led = sentence.word(start - 1) in _INTO["de"] or holy
    if link == "an" and sentence.word(i + 2) == "der" and sentence.fact(i + 3).unknown and led:
        notes.favour(start, i + 4, "LOC", 2.5)
    elif link in ("am", "im", "ob") and sentence.fact(i + 2).unknown and led:
        notes.favour(start, i + 3, "LOC", 2.5)


def elliptic_sea(sentence: Sentence, i: int, notes: Notes) -> None:
    """`zwischen Kaspischem und Schwarzem Meer`: the first sea lacks its noun."""
    word = sentence.words[i]
    if (
        word.endswith(("em", "en", "e"))
        and sentence.word(i + 1) == "und"
        and "Meer" in sentence.words[i + 2 : i + 4]
        and len(word) > 4
        and sentence.fact(i + 2).capital
        and sentence.word(i + 3) == "Meer"
    ):
        notes.settle(i, i + 1, "LOC")

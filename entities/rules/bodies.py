"""Rules on organisations, and on buildings that are named like them. German text."""

import re
from functools import cache

from entities.lexicon import alternatives, word_list, wordset
from entities.sentence import QUOTES, Notes, Sentence
from entities.vocabulary import WordFacts

PLURALS = {
    "Sparkassen": "ORG",
    "Universitäten": "ORG",
    "Landgerichte": "ORG",
    "Landgerichten": "ORG",
    "Amtsgerichte": "ORG",
    "Amtsgerichten": "ORG",
    "Landkreise": "LOC",
    "Landkreisen": "LOC",
    "Kreise": "LOC",
    "Kreisen": "LOC",
    "Volksbanken": "ORG",
    "Staatsanwaltschaften": "ORG",
    "Hochschulen": "ORG",
}
"""Plurals that share their head: `Sparkassen Irseltal und Marschland`."""
_TAKES_NOUNS = wordset("Landkreis Hotel Talsperre Sparkasse Volksbank SV TSV FC Gasthof Kreis")
_NAMED_AFTER_PEOPLE = wordset("Hotel Sparkasse Pflegeheim")
_LEGAL_FORMS = wordset("AG GmbH SE KG Ltd Inc Corp Group Holding eG OHG mbH")
_ADJECTIVE_BEFORE = re.compile(
    r"(?:Technische|Freie|Medizinische|Pädagogische|Evangelische|Katholische|Deutsche|Staatliche"
    r"|Städtische|Oberste|Bayerische|Sächsische|Hessische)[nrs]?"
)
_ADJECTIVE = re.compile(r"[A-ZÄÖÜ]\w{2,}(?:e|en|er|es|em)")
_BODY_NOUN = re.compile(
    r"(?:verband|bund|rat|gesellschaft|zentrum|institut|akademie|kammer|verein|partei|union|bank"
    r"|kirche|werke|rundfunk|zeitung|nachrichten|presse|allianz|liga|gewerkschaft|behörde|agentur"
    r"|kommission|stiftung|dienst|hilfswerk|museum|theater|oper|bibliothek|universität|hochschule"
    r"|klinikum|post|bahn|börse|versicherung|tageszeitung|rundschau|volksblatt|tagblatt|bote|bewegung"
    r"|front|armee|garde|parlament|gerichtshof|gericht|amt|netzwerk|initiative|fonds)(?:s|es|n|en)?$",
    re.IGNORECASE,
)
_PLACE_NOUN = re.compile(
    r"^(?:Meer|See|Wald|Alb|Alpen|Heide|Land|Förde|Bucht|Ozean|Tor|Schweiz|Becken|Berge|Inseln|Moor"
    r"|Allee|Straße|Brücke|Platz|Ufer|Weg|Grund|Aue|Mühle|Höhe|Hof|Markt|Tal|Feld|Pforte|Burg"
    r"|Gasse|Strasse|Damm|Kanal|Hafen|Bach|Kirche)(?:s|es|n)?$"
)
_FOR_BODY = re.compile(
    r"(?:amt|ministerium|verband|bund|institut|verein|gesellschaft|stiftung|bank|zentrum|stelle|behörde"
    r"|agentur|kammer|kommission|beirat|rat|akademie|dienst|anstalt|netzwerk|union|bündnis|initiative"
    r"|organisation|zentrale|partei|forum)(?:s|es|e)?$",
    re.IGNORECASE,
)
_COMMON_WITH_FOR = wordset(
    "Rat Dienst Stelle Bank Partei Bund Zentrale Beirat Forum Amt Initiative"
)
_BEFORE_PLACES = frozenset(("der", "die", "dem", "am", "im", "zur", "zum", "vom"))
_OF_PEOPLE = wordset(
    "Bund Partei Verband Gewerkschaft Vereinigung Bündnis Zentralrat Verein Union Kammer"
)
_ARTICLES = wordset("der die das dem den Der Die Das")
_OF_BODY = wordset("Stiftung Förderverein Verein Freundeskreis Pensionskasse Partei")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(name)})(?:es|s|n)?$", re.IGNORECASE)


def firm_after_noun(sentence: Sentence, i: int, notes: Notes) -> None:
    """`der Chemiehersteller Alvenit`: a stranger after a noun for a company is its name."""
    before, fact = sentence.word(i - 1), sentence.facts[i]
    if sentence.fact(i - 1).title or fact.given:
        return
    if not sentence.fact(i - 1).capital or not _pattern("de/firm_nouns").search(before):
        return
    if fact.unknown:
        notes.favour(i, i + 1, "ORG", 2.5)
        notes.add(i, "I-ORG", -2.5)
        sentence.vote(i, i + 1, "ORG", 1.5)
    if fact.dictionary != "--" or ("-" in before and sentence.fact(i - 1).unknown):
        return
    end = i + 1
    while end < len(sentence.words) and end - i < 5:
        joined = sentence.words[end] == "&" and sentence.fact(end + 1).capital
        if not (sentence.facts[end].unknown or joined or sentence.words[end - 1] == "&"):
            break
        end += 1
    notes.settle(i, end, "ORG")
    sentence.vote(i, end, "ORG", 2.0)


def firm_with_legal_form(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Grauwied AG`: the legal form belongs to the name."""
    if sentence.word(i + 1) in _LEGAL_FORMS:
        notes.favour(i, i + 2, "ORG", 2.5)


def acronym_in_brackets(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Verkehrsgewerkschaft Schiene (VGS)`: long form and short form explain each other."""
    acronym = sentence.words[i]
    if sentence.word(i - 1) != "(" or sentence.word(i + 1) != ")":
        return
    if not (acronym.isupper() and acronym.isalpha() and 2 <= len(acronym) <= 6):
        return
    for start in range(i - 2, max(-1, i - 10), -1):
        fact = sentence.facts[start]
        if (
            fact.capital
            and sentence.words[start][0] == acronym[0]
            and not fact.title
            and spells(acronym, " ".join(sentence.words[start : i - 1]))
        ):
            notes.settle(start, i - 1, "ORG")
            notes.settle(i, i + 1, "ORG")
            sentence.vote(i, i + 1, "ORG", 3.0)
            sentence.vote(start, i - 1, "ORG", 3.0)
            return


def spells(acronym: str, name: str) -> bool:
    """Return True when the letters of the acronym occur in the name in this order."""
    letters = iter(name.lower())
    return all(letter in letters for letter in acronym.lower())


def institution_with_name(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Landgericht Ulm`, `Hotel Seestern`, `SV Südfeld`: a head word and what it is named by."""
    kind = _head_kind(sentence, i)
    if not kind:
        return
    head = sentence.words[i]
    start = i + 2 if sentence.word(i + 1).isdigit() and head in word_list("de/clubs") else i + 1
    quoted = sentence.word(start) in QUOTES and kind == "LOC"
    start += quoted
    end = _name_end(sentence, start, quoted, head)
    names = sentence.facts[start:end]
    if not names or (all(fact.given for fact in names) and head not in _NAMED_AFTER_PEOPLE):
        return
    if head in word_list("de/clubs") and sentence.word(end).isdigit():
        end += 1
    begin = start if quoted else i
    if head == "Base" and sentence.word(i - 1) in ("Joint", "Air"):
        begin = i - 1
    if not quoted and kind == "ORG" and _ADJECTIVE_BEFORE.fullmatch(sentence.word(i - 1)):
        begin = i - 1
    notes.settle(begin, end, kind)
    sentence.vote(begin, end, kind, 2.0)
    if (
        head in PLURALS
        and sentence.word(end) in ("und", ",", "sowie")
        and sentence.fact(end + 1).capital
    ):
        notes.settle(end + 1, end + 2, kind)


def _head_kind(sentence: Sentence, i: int) -> str:
    word = sentence.words[i]
    if word in PLURALS:
        return PLURALS[word]
    if word in word_list("de/body_heads") or (
        len(word) > 10 and _pattern("de/body_endings").search(word)
    ):
        return "ORG"
    quoted = sentence.word(i + 1) in QUOTES
    if word in word_list("de/place_heads"):
        return "LOC"
    return "LOC" if quoted and word.split("-")[-1] in word_list("de/place_heads") else ""


def _name_end(sentence: Sentence, start: int, quoted: bool, head: str) -> int:
    """Where the name that begins at `start` ends; `start` itself when there is none."""
    fact = sentence.fact(start)
    if quoted:
        rest = sentence.words[start : start + 5] if fact.capital else []
        return start + next((n for n, word in enumerate(rest) if word in QUOTES), 0)
    end = start
    while end < len(sentence.words) and end - start < 4 and _continues(sentence, start, end):
        end += 1
    if end > start:
        return end
    if fact.capital and fact.dictionary == "C-" and head in _TAKES_NOUNS:
        return start + 1
    return start


def _continues(sentence: Sentence, start: int, i: int) -> bool:
    word, fact = sentence.words[i], sentence.facts[i]
    if word in ("St.", "Sankt", "Bad") or (i > start and sentence.words[i - 1] in ("St.", "Sankt")):
        return True
    if not fact.capital or fact.title or word in _LEGAL_FORMS:
        return False
    adjective = (
        i == start
        and fact.dictionary[1] == "l"
        and _ADJECTIVE.fullmatch(word) is not None
        and _is_no_noun(sentence.fact(i + 1))
    )
    strange = fact.dictionary == "--" or (i > start and _is_no_noun(fact))
    return adjective or fact.namelike or strange


def _is_no_noun(fact: WordFacts) -> bool:
    """Tell whether a capitalised word is no noun of the dictionary: a name, then."""
    return fact.capital and fact.dictionary[0] == "-" and not fact.compound and not fact.title


def acronym_with_place(sentence: Sentence, i: int, notes: Notes) -> None:
    """`LKH Graz`, `DRK Sachsen`: a short form and the place of the branch."""
    word, after = sentence.words[i], sentence.fact(i + 1)
    if not (word.isupper() and word.isalpha() and 2 <= len(word) <= 5):
        return
    listed = sentence.facts[i].listed
    place = after.listed is not None and after.listed.kind == "LOC"
    if (place or "co" in after.kinds) and not (listed is not None and listed.kind == "LOC"):
        notes.favour(i, i + 2, "ORG", 2.0)


def adjective_and_noun(sentence: Sentence, i: int, notes: Notes) -> None:
    """`der Bayerische Hebammenverband`, `am Krummen See`: adjectives with a capital are names."""
    word, fact, noun = sentence.words[i], sentence.facts[i], sentence.word(i + 1)
    if not i or not _ADJECTIVE.fullmatch(word) or not sentence.fact(i + 1).capital:
        return
    if fact.title or fact.given or sentence.word(i - 1) in QUOTES | {":", ".", "–"}:
        return
    if fact.dictionary == "--" and "isch" not in fact.kinds and not word.endswith("er"):
        return
    if fact.dictionary[0] == "C" and fact.dictionary[1] == "-" and "isch" not in fact.kinds:
        return
    if _PLACE_NOUN.match(noun):
        notes.favour(i, i + 2, "LOC", 4.5)
    elif _BODY_NOUN.search(noun):
        notes.favour(i, i + 2, "ORG", 2.0)
        sentence.vote(i, i + 2, "ORG", 1.0)
    elif _is_no_noun(sentence.fact(i + 1)) and sentence.word(i - 1) in _BEFORE_PLACES:
        notes.favour(i, i + 2, "LOC", 3.5)
        sentence.vote(i, i + 2, "LOC", 1.0)


def body_for_something(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Landesamt für Umwelt und Geologie`: the purpose belongs to the name."""
    word = sentence.words[i]
    if not _FOR_BODY.search(word) or sentence.word(i + 1) != "für" or word in _COMMON_WITH_FOR:
        return
    end = i + 2
    if sentence.fact(end).capital or sentence.fact(end + 1).capital:
        end += 1 if sentence.fact(end).capital else 2
        if sentence.fact(end).capital and sentence.fact(end - 1).dictionary[1] == "l":
            end += 1
        while sentence.word(end) in ("und", ",") and sentence.fact(end + 1).capital:
            if sentence.word(end) == "," and "und" not in sentence.words[end + 2 : end + 4]:
                break
            end += 2
        start = i - 1 if _ADJECTIVE_BEFORE.fullmatch(sentence.word(i - 1)) else i
        notes.favour(start, end, "ORG", 2.5)
        sentence.vote(start, end, "ORG", 1.5)


def body_of_people(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Bund der Steuerzahler`, `Partei der Regionen`: whose it is belongs to the name."""
    if sentence.words[i] in _OF_PEOPLE and sentence.word(i + 1) == "der":
        noun = sentence.fact(i + 2)
        if noun.capital and not noun.title and not noun.namelike:
            notes.favour(i, i + 3, "ORG", 2.0)


def hyphenated_body(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Ottersberg-Werft`: a stranger and a noun for a body."""
    first, hyphen, last = sentence.words[i].rpartition("-")
    if (
        hyphen
        and first[:1].isupper()
        and last[:1].isupper()
        and "-" not in last
        and (_pattern("de/body_endings").search(last) or last in ("Gymnasium", "Schule"))
        and not sentence.facts[i].title
    ):
        strange = sentence.facts[i].kinds
        if "hco" not in strange and not first.isupper():
            notes.favour(i, i + 1, "ORG", 5.0)


def quoted_name(sentence: Sentence, i: int, notes: Notes) -> None:
    """`der Frachter „Anna Luise“`, `der Verein „Wiege im Oberland“`: the noun says what it is."""
    if sentence.word(i - 1) not in QUOTES:
        return
    end = i
    while end - i < 6 and sentence.word(end) and sentence.words[end] not in QUOTES:
        end += 1
    if sentence.word(end) not in QUOTES or not sentence.fact(end - 1).capital:
        return
    noun = sentence.word(i - 2)
    if noun in word_list("de/group_nouns"):
        notes.settle(i, end, "ORG")
    elif noun in word_list("de/thing_nouns"):
        notes.settle(i, end, "OTH")
    elif noun in _ARTICLES or (
        sentence.word(i - 3) in _ARTICLES and not sentence.fact(i - 2).capital
    ):
        strange = end - i > 1 or sentence.facts[i].dictionary == "--"
        notes.favour(i, end, "OTH", 3.0 if strange else 0.0)


def foundation_of_body(notes: Notes, sentence: Sentence) -> None:
    """`Stiftung der Sparkasse Marschland`: what belongs to a body and is named after it."""
    for start, end, kind in list(notes.hard):
        if (
            kind == "ORG"
            and sentence.word(start - 1) in ("der", "des")
            and sentence.word(start - 2) in _OF_BODY
        ):
            notes.settle(start - 2, end, "ORG")


def genitive_before_noun(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Georgiens Regierung`: the noun after a country's genitive is not part of the name."""
    after = sentence.fact(i + 1)
    if "cos" in sentence.facts[i].kinds and after.capital and after.dictionary[0] == "C":
        notes.break_before(i + 1, 3.0)

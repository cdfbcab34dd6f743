"""What stands around a mention and helps to link it: role, gender, short form in brackets."""

import re

from entities.labels import Chunk
from entities.lexicon import word_list, wordset
from entities.model import Clue
from entities.sentence import Notes, Sentence
from entities.vocabulary import read_given_names

_DEGREES = wordset("Dr. Prof. Dr Prof med. jur. Dipl.-Ing.")
_SALUTATION = {
    "Herr": "m",
    "Herrn": "m",
    "Mr": "m",
    "Mr.": "m",
    "Frau": "f",
    "Mrs": "f",
    "Mrs.": "f",
    "Ms": "f",
    "Ms.": "f",
}
_ACRONYM = re.compile(r"[\s„“\"]*\(([A-ZÄÖÜ]{2,8})\)")
_FEMALE = re.compile(r"(?:in|frau|rätin|schwester|tochter|mutter|witwe|nichte|hebamme|königin)$")
_MALE = re.compile(
    r"(?:mann|vater|sohn|bruder|neffe|witwer|onkel|könig|herr|meister|minister|präsident|rat|chef"
    r"|anwalt|arzt|vorstand|kanzler|richter|direktor|lehrer|sprecher|leiter|wirt|ingenieur)$",
    re.IGNORECASE,
)
_NOT_FEMALE = ("Captain", "Chieftain")


def clue_for(text: str, sentence: Sentence, notes: Notes, chunk: Chunk) -> Clue:
    """Return the clues of one mention; `text` is the article's."""
    firm = any(chunk.start < end and start < chunk.end for start, end, _ in notes.hard)
    if chunk.kind != "PER":
        end = sentence.segment.ends[chunk.end - 1]
        match = _ACRONYM.match(text, end)
        acronym = match.group(1) if match else None
        return Clue(acronym=acronym, firm=firm)
    title = _title_before(sentence, chunk.start)
    given = sentence.words[chunk.start].split("-")[0]
    named = read_given_names().get(given) if chunk.end - chunk.start > 1 else None
    known = named if named in ("m", "f") else None
    gender = known or (gender_of_title(title, sentence.language) if title else None)
    role = None if title in _SALUTATION else role_key(title) if title else None
    return Clue(role, gender, None, firm)


def _title_before(sentence: Sentence, start: int) -> str | None:
    i = start - 1
    while sentence.word(i) in _DEGREES:
        i -= 1
    word = sentence.word(i)
    english = sentence.language == "en" and word in word_list("en/title_words")
    if word and (sentence.fact(i).title or english or word in _SALUTATION):
        return word
    return None


def role_key(title: str) -> str:
    """`VGS-Landesvorsitzende` → `landesvorsitzend`; feminine and case endings off."""
    word = title.rsplit("-", maxsplit=1)[-1].lower()
    word = re.sub(r"(?:innen|in)$", "", word)
    word = re.sub(r"ä(?=l?t$|rzt)", "a", word)
    return re.sub(r"(?:en|er|e|n)?s?$", "", word, count=1) if len(word) > 6 else word


def gender_of_title(title: str, language: str = "de") -> str | None:
    """`f` for Frau, Landrätin; `m` for Herr, Landrat; None when the title does not tell."""
    if title in _SALUTATION:
        return _SALUTATION[title]
    if language != "de" or title.endswith(_NOT_FEMALE):
        return None
    if _FEMALE.search(title):
        return "f"
    return "m" if _MALE.search(title) else None

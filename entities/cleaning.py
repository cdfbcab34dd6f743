"""Trims spans to the name itself and drops what is no name: titles, kinds of things, demonyms."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from entities.labels import Chunk
from entities.lexicon import alternatives, word_list, wordset
from entities.sentence import KINDS, QUOTES, Notes, Sentence
from entities.vocabulary import Vocabulary

_MARKS = frozenset("!?,:;.")
_QUESTIONS = wordset("Was Wer Wie Wo Warum Wann So Da Und Doch Aber Auch Nur Hier")
_DETERMINERS = {
    "de": wordset("Die Der Das Unsere Unser Was Im In Ihr Ihre Seine Beim Am"),
    "en": wordset("The A An This That In On For By At From"),
}
_ARTICLES = wordset("die Die der den das Das dem ein eine einen einem einer")
_PLURAL_ARTICLES = wordset("die den der Die Der Den viele alle")
_ENGLISH_NATION = re.compile(r"[A-Z]\w+(?:ish|ese|ian|ians|ean|eans)")


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleaning of one article's spans; `places` are its known places, for their demonyms."""

    vocabulary: Vocabulary
    places: Set[str]

    def clean(
        self, sentence: Sentence, chunks: list[Chunk], notes: Notes, vouched: Set[int]
    ) -> list[Chunk]:
        """Return the chunks that are names, trimmed. `vouched`: tokens that evidence speaks for."""
        settled = {i for start, end, _ in notes.hard for i in range(start, end)}
        kept: list[Chunk] = []
        for chunk in chunks:
            if chunk.kind not in KINDS or not settled.isdisjoint(range(chunk.start, chunk.end)):
                kept.append(chunk)
                continue
            trimmed = self._trim(sentence, chunk)
            sure = trimmed.start in vouched or _has_bonus(notes, trimmed.start)
            if not self._is_noise(sentence, trimmed, sure):
                kept.append(trimmed)
        return [chunk for chunk in kept if chunk.kind in KINDS and _has_letters(sentence, chunk)]

    def _trim(self, sentence: Sentence, chunk: Chunk) -> Chunk:
        start, end, kind = chunk
        words, facts = sentence.words, sentence.facts
        while end - start > 1 and (words[end - 1] in _MARKS or words[end - 1][-1] == "-"):
            end -= 1
        while kind in ("PER", "LOC") and end - start > 1 and words[end - 1][:1].isdigit():
            end -= 1
        if kind == "PER":
            while end - start > 1 and self._is_title(sentence, start) and not facts[start].given:
                start += 1
        elif end - start > 1 and self.vocabulary.language == "de":
            start, kind = self._trim_german(sentence, start, end, kind)
        first = start == 0 or words[start - 1] in QUOTES | {":"}
        while end - start > 1 and words[start] in _QUESTIONS and first:
            start += 1
        if (
            end - start > 1
            and words[start] in _DETERMINERS[self.vocabulary.language]
            and kind != "OTH"
        ):
            start += 1
        return Chunk(start, end, kind)

    def _trim_german(self, sentence: Sentence, start: int, end: int, kind: str) -> tuple[int, str]:
        """Nouns for companies before the name, and demonyms before common bodies."""
        words, facts = sentence.words, sentence.facts
        if end - start == 2 and words[start].endswith("er") and len(words[start]) > 4:
            body, listed = words[start + 1], facts[start + 1].listed
            place = listed is not None and listed.kind == "LOC"
            if body in word_list("de/generic_bodies") or place:
                return start + 1, "LOC" if place else kind
        while end - start > 1 and _firm_noun().search(words[start]):
            if facts[start].dictionary == "--" and not facts[start].compound:
                break
            start += 1
        return start, kind

    def _is_title(self, sentence: Sentence, i: int) -> bool:
        word = sentence.words[i]
        english = self.vocabulary.language == "en" and word in word_list("en/title_words")
        return english or sentence.facts[i].title or word in ("Dr.", "Prof.")

    def _is_noise(self, sentence: Sentence, chunk: Chunk, sure: bool) -> bool:
        """Return True for what is certainly no name."""
        start, end, kind = chunk
        length, count = end - start, len(sentence.words)
        if sentence.words[start] in word_list("noise") or sentence.words[end - 1][-1] == "-":
            return True
        if kind == "OTH" and length >= 4 and _opens(sentence, start) and end >= count - 1:
            return sentence.words[start] not in QUOTES
        if kind == "OTH" and length >= 3 and _is_speech(sentence, end):
            return True
        if length > 1:
            return kind == "OTH" and self._is_common_phrase(sentence, chunk)
        if self.vocabulary.language == "en":
            return _is_english_noise(sentence, start, kind, sure)
        return self._is_german_noise(sentence, start, kind, sure)

    def _is_common_phrase(self, sentence: Sentence, chunk: Chunk) -> bool:
        """Return common words at the beginning of a sentence that the model took for a title."""
        start, end, _ = chunk
        if not _opens(sentence, start) or sentence.facts[start].dictionary[1] != "l":
            return False
        inside = range(start, end)
        return all(
            sentence.facts[i].dictionary != "--"
            or not sentence.words[i][:1].isalpha()
            or sentence.words[i][:1].islower()
            for i in inside
        )

    def _is_german_noise(self, sentence: Sentence, i: int, kind: str, sure: bool) -> bool:
        word, fact = sentence.words[i], sentence.facts[i]
        demonym = kind != "OTH" and word.endswith("er") and self._is_demonym(sentence, i)
        if demonym or word in word_list("de/generic_bodies"):
            return True
        if sure or word.isupper() or kind == "OTH":
            return False
        if fact.listed is None and ("isch" in fact.kinds or self._is_derived(word, sentence, i)):
            return True
        if kind == "PER" and fact.dictionary[0] == "C" and fact.title:
            return True
        return kind != "ORG" and _is_common_noun(sentence, i)

    def _is_demonym(self, sentence: Sentence, i: int) -> bool:
        """`die Wehringer` where Wehringen is known: the people, not the place."""
        word = sentence.words[i]
        bases = {word[:-2], word[:-2] + "en", word[:-1], word[:-2] + "e"}
        return sentence.word(i - 1) in _PLURAL_ARTICLES and not bases.isdisjoint(self.places)

    def _is_derived(self, word: str, sentence: Sentence, i: int) -> bool:
        """`Streik-Hammer`: a hyphenated compound of common nouns."""
        if "hnn" not in sentence.facts[i].kinds:
            return False
        first, last = word.split("-", maxsplit=1)[0], word.rsplit("-", maxsplit=1)[-1]
        fact = self.vocabulary.facts(first)
        named = fact.personal or fact.place or fact.listed is not None
        return fact.dictionary != "--" and not named and not _is_body_noun(last)


def _is_speech(sentence: Sentence, end: int) -> bool:
    """Tell whether a closing quotation mark and a comma follow: `„Der Milan siegt“, sagte …`."""
    return sentence.word(end) in QUOTES and sentence.word(end + 1) == ","


def _opens(sentence: Sentence, i: int) -> bool:
    """At the beginning of the segment, or after a colon."""
    return i == 0 or sentence.words[i - 1] == ":"


def _is_body_noun(word: str) -> bool:
    return _body_end().search(word) is not None


@cache
def _body_end() -> re.Pattern[str]:
    more = (
        "institut|bund|partei|verein|konzern|gruppe|verlag|bahn|agentur|kommission|klub|club|werft"
    )
    return re.compile(rf"(?:{alternatives('de/body_endings')}|{more})$", re.IGNORECASE)


@cache
def _firm_noun() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('de/firm_nouns')})(?:s|n)?$", re.IGNORECASE)


def _is_english_noise(sentence: Sentence, i: int, kind: str, sure: bool) -> bool:
    word, fact = sentence.words[i], sentence.facts[i]
    if kind == "OTH" and (_ENGLISH_NATION.fullmatch(word) or word in word_list("en/nationalities")):
        return True
    return i == 0 and not sure and fact.dictionary == "-l"


def _is_common_noun(sentence: Sentence, i: int) -> bool:
    """Tell whether a dictionary noun stands where nouns stand and names do not."""
    fact = sentence.facts[i]
    named = {kind.rstrip("s") for kind in fact.kinds} & {"fn", "ln", "co"}
    if fact.dictionary != "C-" or fact.listed is not None or named:
        return False
    article = sentence.word(i - 1) in _ARTICLES
    return article or (not fact.kinds and _stands_like_a_noun(sentence, i))


def _stands_like_a_noun(sentence: Sentence, i: int) -> bool:
    """Return a dictionary noun at the head of a line or before a colon: `Gewinner:`, not a name."""
    before, after = sentence.word(i - 1), sentence.word(i + 1)
    return before in ("", ":", "Was", "Wie", "Wo", "Warum", "Wer") or after in (":", "!", "?")


def _has_bonus(notes: Notes, i: int) -> bool:
    return any(label[0] == "B" and score > 0.4 for label, score in notes.soft.get(i, {}).items())


def _has_letters(sentence: Sentence, chunk: Chunk) -> bool:
    words = sentence.words[chunk.start : chunk.end]
    return chunk.end > chunk.start and any(char.isalpha() for word in words for char in word)

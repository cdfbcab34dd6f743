"""Splitting German compounds: `Gipfeltreffen` is a `Treffen` and has to do with a `Gipfel`.

A word is split when it is made of known words, with the usual linking elements in between. Known
are the words of a list that comes with the program, in all their forms, and nouns that the corpus
itself uses often.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from search.language.analysis import form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SHORTEST: Final = 7
"""Letters of a compound."""
LONGEST: Final = 48
SHORTEST_PART: Final = 3
SHORTEST_LEARNED: Final = 5
"""Letters of a part that only the corpus knows: shorter ones are found inside any word."""
MOST_PARTS: Final = 4
_LINKS: Final = ("", "s", "es", "n", "en", "er", "e", "ns")
"""Between two parts: Regierung-s-chef, Tag-es-ordnung, Frau-en-quote, Kind-er-garten."""
_ENDINGS: Final = ("", "s", "es", "n", "en", "ns", "er", "ern", "e", "se", "sen")
_FEMALE: Final = ("in", "innen")
_ROUNDED: Final = {"a": "ae", "o": "oe", "u": "ue"}


class Listed(NamedTuple):
    """The word list, in all forms in which a word stands inside a compound."""

    before: dict[str, str]
    """Base form by the form before another word, linking element included."""
    last: dict[str, str]
    """Base form by the form at the end of a compound."""
    whole: frozenset[str]
    """Words that are never split."""


@lru_cache(maxsize=1)
def listed() -> Listed:
    """Return the word list that comes with the program."""
    before: dict[str, str] = {}
    last: dict[str, str] = {}
    whole: set[str] = set()
    text = files("search.embedded").joinpath("german_words.txt").read_text("utf-8")
    for line in text.splitlines():
        for word in () if line.startswith("#") else line.split():
            base = form_of(word.strip("=-"))
            if word.startswith("="):
                whole.add(base)
            elif word.endswith("-"):
                before.setdefault(base, base)
            else:
                for form in _inflected(base):
                    before.setdefault(form, base)
                    last.setdefault(form, base)
                if base.endswith("e"):
                    before.setdefault(base[:-1], base)
    for base in set(last.values()):
        before[base] = last[base] = base
    return Listed(before, last, frozenset(whole))


def _inflected(base: str) -> Iterator[str]:
    """Yield the forms of a noun: with every ending, with a changed vowel, and the female form."""
    for ending in _ENDINGS:
        yield base + ending
    at = max(map(base.rfind, "aou"))
    if at >= 0:
        at -= base[at - 1 : at + 1] == "au"
        changed = base[:at] + _ROUNDED.get(base[at], base[at]) + base[at + 1 :]
        for ending in _ENDINGS:
            yield changed + ending
    if base.endswith("er"):
        for ending in _FEMALE:
            yield base + ending


class Vocabulary(NamedTuple):
    """The words that compounds are made of."""

    before: Callable[[str], str | None]
    """The base form of what stands before another word, or None."""
    last: Callable[[str], str | None]
    """The base form of what stands last."""


def loaded_vocabulary(nouns: Iterable[str]) -> Vocabulary:
    """Return the listed words together with many others: costs time once, then none."""
    words = listed()
    before, last = dict(words.before), dict(words.last)
    for noun in nouns:
        if len(noun) >= SHORTEST_LEARNED:
            last.setdefault(noun, noun)
            for link in _LINKS:
                before.setdefault(noun + link, noun)
    return Vocabulary(before.get, last.get)


def asking_vocabulary(is_noun: Callable[[str], bool]) -> Vocabulary:
    """Return the listed words together with those that `is_noun` knows: for a few compounds."""
    words = listed()

    def learned(text: str) -> bool:
        return len(text) >= SHORTEST_LEARNED and is_noun(text)

    def before(text: str) -> str | None:
        ways = (text.removesuffix(link) for link in _LINKS if text.endswith(link))
        return words.before.get(text) or next(filter(learned, ways), None)

    def last(text: str) -> str | None:
        return words.last.get(text) or (text if learned(text) else None)

    return Vocabulary(before, last)


def split(form: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the parts of a compound in their base form, or nothing when it is none.

    Of several ways to split, the one with the fewest parts wins, and of these the one with the
    longest last part, because the last part says what the thing is.
    """
    if not SHORTEST <= len(form) <= LONGEST or form in listed().whole or not form.isalpha():
        return ()
    best: tuple[str, ...] = ()
    for cut in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
        if last := vocabulary.last(form[cut:]):
            parts = _before(form[:cut], vocabulary.before, MOST_PARTS - 1)
            if parts and (not best or len(parts) + 1 < len(best)):
                best = (*parts, last)
    return best


def _before(text: str, known: Callable[[str], str | None], most: int) -> tuple[str, ...]:
    """Return the words of which everything before the last word is made."""
    if base := known(text):
        return (base,)
    best: tuple[str, ...] = ()
    if most > 1:
        for cut in range(SHORTEST_PART, len(text) - SHORTEST_PART + 1):
            if first := known(text[:cut]):
                rest = _before(text[cut:], known, most - 1)
                if rest and (not best or len(rest) + 1 < len(best)):
                    best = (first, *rest)
    return best

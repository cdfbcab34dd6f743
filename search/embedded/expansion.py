"""What the words of a query mean in the corpus: forms with the same stem, patterns, variants.

Shared by finding articles and by marking the hits inside them, so that both always agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from corpus.folding import fold_spelled
from search.embedded import lexicon
from search.embedded.patterns import Pattern, Slot
from search.errors import ImpossibleQuery
from search.language.analysis import forms, stem_german
from search.language.distance import pieces, within
from search.language.syntax import Fuzzy, Phrase, Prefix, Text, Wildcard, Word
from search.language.wildcards import wildcard_test

if TYPE_CHECKING:
    import sqlite3

MOST_WORDS: Final = 1000
"""A pattern that more words fit says too little, and takes too long."""
LONGEST_WORD: Final = 1000
BEGUN_IN_PHRASE: Final = 3
"""Letters from which on the last word of a phrase is looked for while it is typed."""
_NOT_IN_WORDS = re.compile(r"[^\w*?']+")
_WILD = re.compile(r"[*?]")


class Expander:
    """Brings the words of queries to the forms that one generation of the corpus holds."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self.forms_of = lru_cache(maxsize=512)(self._forms_of)

    def _forms_of(self, form: str) -> tuple[str, ...]:
        return tuple(lexicon.forms_of(self._connect(), form))

    def patterns(self, leaf: Text, *, unfinished: bool = False) -> list[Pattern]:
        """Return the ways in which a text can hold what a leaf asks for.

        The last word of an `unfinished` leaf is the beginning of a word as well. Raises
        `ImpossibleQuery` when too many words fit.
        """
        match leaf:
            case Word(text):
                found = forms(text)
                more = self._beginning(found) if unfinished else []
                return [
                    Pattern(self._slots(found), part=_part(found)),
                    *self._variants(found),
                    *more,
                ]
            case Phrase(text, slop):
                found = forms(text)
                if unfinished and found and not slop:
                    return self._begun_phrase(found)
                return [Pattern(self._slots(found), slop)]
            case Prefix(text):
                return self._beginning(forms(text))
            case Wildcard() | Fuzzy():
                return [Pattern(self._fitting(leaf))]

    def _slots(self, found: list[str]) -> tuple[Slot, ...]:
        return tuple(Slot(self.forms_of(form)) for form in found)

    def _beginning(self, found: list[str]) -> list[Pattern]:
        """Return words of which the last is only begun; a single letter begins words of titles."""
        if not found:
            return []
        slots = (*self._slots(found[:-1]), Slot((), found[-1]))
        return [Pattern(slots, only_title=len(slots) == len(found[-1]) == 1)]

    def _begun_phrase(self, found: list[str]) -> list[Pattern]:
        """Return a phrase of which the last word may be only begun.

        With a letter or two it begins nearly every word there is, so it is not asked for yet.
        """
        slots = self._slots(found)
        if len(slots) == 1:
            return [Pattern(slots), *self._beginning(found)]
        if len(found[-1]) < BEGUN_IN_PHRASE:
            return [Pattern(slots[:-1])]
        return [Pattern((*slots[:-1], Slot(slots[-1].forms, found[-1])))]

    def _variants(self, found: list[str]) -> list[Pattern]:
        """Return `Coronakrise` for `Corona-Krise`; for the other way see `Inverter.joined`."""
        joined = "".join(found) if len(found) > 1 and all(map(str.isalpha, found)) else ""
        forms_of_joined = self.forms_of(joined) if joined else ()
        return [Pattern((Slot(forms_of_joined),))] if forms_of_joined else []

    def _fitting(self, leaf: Wildcard | Fuzzy) -> tuple[Slot, ...]:
        """Return the words that fit a pattern, or are spelled much the same as a word."""
        if isinstance(leaf, Fuzzy):
            return tuple(self._near(form, leaf.distance) for form in forms(leaf.text))
        patterns = filter(None, _NOT_IN_WORDS.split(fold_spelled(leaf.text)))
        return tuple(self._wild(pattern) for pattern in patterns)

    def _near(self, form: str, most: int) -> Slot:
        shortest, longest = len(form) - most, len(form) + most
        found = lexicon.words_between(
            self._connect(), form[:1], shortest, longest, *pieces(form, most)
        )
        return Slot(_few((word for word in found if within(form, word, most) is not None), form))

    def _wild(self, pattern: str) -> Slot:
        beginning = _WILD.split(pattern)[0]
        if beginning == pattern:
            return Slot(self.forms_of(pattern))
        fits = wildcard_test(pattern)
        shortest = len(pattern.replace("*", ""))
        found = lexicon.words_between(self._connect(), beginning, shortest, LONGEST_WORD)
        return Slot(_few((word for word in found if fits(word)), pattern))


def _part(found: list[str]) -> str:
    """Return the stem under which compounds with a single word are found."""
    return stem_german(found[0]) if len(found) == 1 and found[0].isalpha() else ""


def _few(words: Iterable[str], typed: str) -> tuple[str, ...]:
    found = []
    for word in words:
        found.append(word)
        if len(found) > MOST_WORDS:
            raise ImpossibleQuery(
                f"More than {MOST_WORDS} words of the corpus fit “{typed}”; write more letters."
            )
    return tuple(found)

"""Prepares mentions for linking: genitives off, capitals levelled, personal names taken apart."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from entities.lexicon import wordset
from entities.model import ArticleNames, Clue, Mention
from entities.vocabulary import read_given_names, read_surnames

PARTICLES = wordset("von van de der den bin al el zu di da del dos la le")
_ARABIC = re.compile(r"^(?:al|el)-", re.IGNORECASE)
_GENITIVES = ("'s", "’s", "'", "’", "s")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention on its way to its entity."""

    mention: Mention
    clue: Clue
    base: str
    """The spelling in the nominative: `Lawrows` → `Lawrow` where Lawrow is attested."""
    words: tuple[str, ...] = ()
    """Words of a personal name without particles: given names, surname."""


@dataclass(slots=True)
class Attested:
    """Spellings that occur as names, to tell `Lawrows` from `Hans`."""

    event: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    corpus: set[str] = field(default_factory=set)

    def base(self, spelling: str, event: str) -> str:
        """Return the spelling without its genitive -s, when the rest is attested."""
        here = self.event[event]
        for ending in _GENITIVES:
            if not spelling.endswith(ending) or len(spelling) - len(ending) < 3:
                continue
            base = spelling[: -len(ending)]
            last = base.rsplit(" ", 1)[-1]
            if base in here or last in here or ending[0] in "'’":
                return base
            if self._is_rare(spelling) and base in self.corpus:
                return base
        return spelling

    def _is_rare(self, spelling: str) -> bool:
        """No listed name, which might well end in s."""
        word = spelling.rsplit(" ", 1)[-1]
        return len(word) > 4 and word not in read_surnames() and word not in read_given_names()


def attest(articles: Iterable[ArticleNames], events: dict[str, str]) -> Attested:
    """All spellings of the corpus, and their last words, by event."""
    attested = Attested()
    for article in articles:
        here = attested.event[events[article.article]]
        for mention in article.mentions:
            here.update((mention.text, mention.text.rsplit(" ", 1)[-1]))
            attested.corpus.add(mention.text)
    return attested


def prepare(mention: Mention, clue: Clue, attested: Attested, event: str) -> Named:
    """Return the mention with its base spelling and, for people, the parts of the name."""
    if mention.type not in ("PER", "LOC"):
        return Named(mention, clue, attested.base(mention.text, event))
    base = attested.base(level(mention.text), event)
    if mention.type == "LOC":
        return Named(mention, clue, base)
    words = [_ARABIC.sub("", word) for word in base.split() if word.lower() not in PARTICLES]
    return Named(mention, clue, base, tuple(words or base.split()))


@lru_cache(100_000)
def level(text: str) -> str:
    """`MIKE DREXLER` → `Mike Drexler`; short forms of up to three letters stay."""
    words = text.split()
    if len(words) == 1 and "-" not in text and (len(text) <= 4 or not text.isupper()):
        return text
    return " ".join(
        "-".join(part.capitalize() for part in word.split("-"))
        if word.isupper() and len(word) > 3
        else word
        for word in words
    )

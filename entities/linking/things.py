"""Places and organisations: one key per spelling, one entity per key."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from corpus.folding import fold_plain
from entities.lexicon import read_groups, wordset
from entities.linking.names import Named
from entities.linking.spelling import sound_key
from entities.linking.window import Place
from entities.vocabulary import bare_form, read_packed

_KINDS_OF_PLACES = frozenset(
    fold_plain(form)
    for word in wordset(
        "Landkreis Landkreises Kreis Stadt Gemeinde Region Provinz Insel Hotel Gasthof Gebiet Land "
        "Joint Base Militärbasis Luftwaffenstützpunkt Militärstützpunkt Stützpunkt Bezirk Kanton "
        "Hansestadt Landeshauptstadt Zeitung Firma Stadtteil Ortsteil Markt"
    )
    for form in (word, bare_form(word))
)
"""First words that may be left out: `Landkreis Marschland` is `Marschland`."""
_ROADS = frozenset(
    fold_plain(form)
    for word in wordset("Kreisstraße Bundesstraße Autobahn Landesstraße Staatsstraße")
    for form in (word, bare_form(word))
)
_PLURAL_HEAD = re.compile(r"\b(\w+(?:kasse|bank|gericht|universität|anwaltschaft))(?:en|n|e|s)\b")
_QUOTES = '„"»“”«'
_LEGAL = re.compile(r"\s+(?:AG|GmbH|SE|KG|eG|OHG|Ltd\.?|Inc\.?|Corp\.?|plc|& Co\.?)$")
_LONG_KEY = 6
_WATERS = frozenset(("Meer", "See", "Ozean"))

Key = tuple[str, str]
"""Kind (LOC, ORG, MISC) and key."""


def link_things(
    by_article: Sequence[Sequence[Named]], places: dict[str, Place]
) -> list[list[Named]]:
    """Return groups of mentions, one per place, organisation or other name."""
    spelled_out = _acronyms(by_article, places)
    keyed: list[tuple[Named, str, Key]] = []
    for names in by_article:
        for named in names:
            event = places[named.mention.article].event
            spelling = spelled_out.get((event, named.base), named.base)
            keyed.append((named, event, key_of(spelling, named.mention.type)))
    keyed = _join_short_forms(keyed)
    keyed = _join_within_types(keyed)
    groups: dict[Key, list[Named]] = defaultdict(list)
    for named, _, key in keyed:
        groups[key].append(named)
    return list(groups.values())


def _acronyms(
    by_article: Iterable[Sequence[Named]], places: dict[str, Place]
) -> dict[tuple[str, str], str]:
    """Event and short form → long form, where an article defines it in brackets."""
    return {
        (places[named.mention.article].event, named.clue.acronym): named.base
        for names in by_article
        for named in names
        if named.clue.acronym and named.base.upper() != named.base
    }


@cache
def _known_bodies() -> dict[str, str]:
    """Folded spelling of a well-known organisation → its key."""
    known: dict[str, str] = {}
    for number, spellings in enumerate(read_groups("aliases")):
        for spelling in spellings:
            known[_plain(spelling)] = f"#{number}"
    return known


@cache
def _known_places() -> dict[str, str]:
    """Spelling of a place → the key it shares with its other names."""
    keys = {name: key for name, key in read_packed("places.txt.xz") if key}
    for spellings in read_groups("exonyms"):
        shared = next((keys[s] for s in spellings if s in keys), "#" + spellings[0])
        for spelling in spellings:
            keys[spelling] = shared
            keys.setdefault(_plain(spelling), shared)
    return keys


def _plain(spelling: str) -> str:
    """Return endings of adjectives off, folded: Vereinten Nationen → verein nationen."""
    words = spelling.split()
    bare = [bare_form(word) for word in words[:-1]] + words[-1:]
    return fold_plain(" ".join(bare))


@lru_cache(100_000)
def key_of(spelling: str, kind: str) -> Key:
    """Return the key under which a spelling of a place or organisation is filed."""
    name = _LEGAL.sub("", spelling.strip(_QUOTES)) or spelling
    if kind == "LOC":
        for form in (spelling, _plain(spelling)):
            if form in _known_places():
                return kind, "=" + _known_places()[form]
    plain = _PLURAL_HEAD.sub(r"\1", _plain(name))
    if plain in _known_bodies():
        return kind, _known_bodies()[plain]
    words = plain.split()
    while len(words) > 1 and words[0] in _KINDS_OF_PLACES:
        words = words[1:]
    if words[0] in _ROADS:
        words = [word for word in words if word != "nr."]
    parts = [sound_key(part) for word in words for part in re.split(r"[-/]", word) if part]
    return kind, "-".join(sorted(parts)) or plain


def _join_short_forms(
    keyed: Iterable[tuple[Named, str, Key]],
) -> list[tuple[Named, str, Key]]:
    """Join, within an event, `Marschland` after `Sparkassen Irseltal und`, and the like."""
    keyed = list(keyed)
    tails: dict[tuple[str, str, str], Counter[Key]] = defaultdict(Counter)
    for named, event, key in keyed:
        words = named.base.split()
        if key[0] == "LOC" and words[-1] in _WATERS:
            tails[event, "LOC", bare_form(words[0])][key] += 1
        if key[0] != "LOC" and len(words) > 1:
            for word in (words[0], words[-1]):
                tails[event, key[0], sound_key(word)][key] += 1
    joined: list[tuple[Named, str, Key]] = []
    for named, event, key in keyed:
        target = key
        if key[0] == "LOC" and named.base.endswith(("em", "en")):
            seas = tails.get((event, "LOC", bare_form(named.base)))
            target = min(seas) if seas else key
        if key[0] != "LOC" and " " not in named.base and not key[1].startswith("#"):
            longer = tails.get((event, key[0], sound_key(named.base)))
            if longer:
                target = min(longer, key=lambda k: (len(k[1]), k))
        joined.append((named, event, target))
    return joined


def _join_within_types(
    keyed: list[tuple[Named, str, Key]],
) -> list[tuple[Named, str, Key]]:
    """Within an event: spellings of one word that differ in k and ch only (Lukachenko)."""
    heads: dict[tuple[str, str, str], Key] = {}
    joined: list[tuple[Named, str, Key]] = []
    for named, event, key in keyed:
        target = key
        if len(key[1]) > _LONG_KEY and key[1][0] not in "=#" and "-" not in key[1]:
            target = heads.setdefault((event, key[0], key[1].replace("k", "H")), key)
        joined.append((named, event, target))
    return joined

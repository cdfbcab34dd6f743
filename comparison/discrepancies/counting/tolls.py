"""How many people a statement says are dead, hurt, missing, held or there; nobody counts as zero.

"Drei Personen wurden verletzt", "Verletzt wurde niemand" and "Es gab keine Verletzten" tell tolls
of one fate, whatever words they use.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from comparison.discrepancies.counting.clauses import clauses
from comparison.discrepancies.counting.fates import FATES, TELLING, fates_at, severity_at
from comparison.model import Statement, Token
from comparison.quantities import noun_fit
from comparison.quantities.crowds import ANYBODY
from comparison.quantities.lexicon import words
from comparison.quantities.things import noun_stem, persons, things
from comparison.quantity import Quantity
from corpus.article import Span

_NOBODY: Final = words("niemand niemanden niemandem nobody")
"""Words that stand for no person at all."""
_NO: Final = words("kein keine keinen keinem keiner keines keinerlei no none ohne without neither")
"""Words that deny the noun behind them, or one before them: "Festnahmen gab es keine"."""
_NOT: Final = words("nicht not n't wasn't weren't isn't aren't didn't haven't hasn't")
"""Words that deny what is said of people, where the clause names people and not one person."""
_VICTIMS: Final = frozenset({"dead", "hurt", "missing"})
"""Fates of people only: "nicht betroffen" is said of things as well."""
_BY_ITSELF: Final = words("der dieser von of in unter am bei beim")
"""Words behind "keiner" and "none" that are no noun of theirs."""
_OTHERWISE: Final = words(
    "nur mehrere weitere weiteren weiterer weiteres sonst zusätzlich anders further other "
    "others else additional only more yet clear known unclear klar bekannt ob whether how if "
    "wie damit könnte könnten soll sollen sollte sollten darf dürfen muss müsse müssen will "
    "wollen should would could may might must ausgeschlossen auszuschließen ruled excluded "
    "weniger less fewer than als nie never viele many alle all"
)
"""Words with which a denial is about something else: further victims, a purpose, a fear."""
_ONE: Final = words("ein eine einen einem einer a an one")
_SOMEBODY: Final = words(
    "mensch menschen person frau mann kind junge jungen mädchen bub baby säugling rentner "
    "rentnerin fahrer fahrerin beifahrer beifahrerin autofahrer autofahrerin radfahrer "
    "radfahrerin fußgänger jugendlicher jugendliche polizist polizistin feuerwehrmann "
    "feuerwehrfrau retter helfer bewohner bewohnerin anwohner anwohnerin passant passantin "
    "arbeiter arbeiterin mitarbeiter mitarbeiterin schüler schülerin people man woman child boy "
    "girl driver passenger pedestrian cyclist pensioner officer policeman policewoman "
    "firefighter resident worker bystander teenager soldier soldat toter verletzter demonstrant "
    "demonstrator protester"
)
_BEFELL: Final = words(
    "tote toten toter todesopfer todesfälle todesfall verletzte verletzten verletzter verletzungen "
    "vermisste vermissten festnahme festnahmen verhaftungen opfer menschenleben personenschäden "
    "personenschaden deaths death fatalities casualties injuries injury injured dead lives arrests "
    "detentions victims"
)
_AGED: Final = ("jährige", "jähriger", "jährigen", "old")
_FIT: Final = 0.45
"""How well two nouns for particular people must fit."""
_REACH: Final = 3
"""Words from an article to the person it belongs to: "eine 43 Jahre alte Frau" needs more."""
_WORDS: Final = re.compile(r"\w+")


class Toll(NamedTuple):
    """A number of people who met one fate."""

    fate: str
    severity: str
    quantity: Quantity
    """That of the statement, or one made of the words that say "nobody" or "a woman"."""


def tolls(statement: Statement) -> tuple[Toll, ...]:
    """Return the tolls of a statement, by place."""
    found: list[Toll] = []
    if "?" in statement.text[-1:] or TELLING.isdisjoint(_words_of(statement.text)):
        return ()
    for clause in clauses(statement):
        said = _said(statement, clause)
        fates = fates_at(said)
        if not fates:
            continue
        counted = [*_counted(clause, said, fates, _counts(statement, clause))]
        counted = counted or [*_nobody(statement, clause, said, fates)]
        found += counted or _single(statement, clause, said, fates)
    return tuple(found)


def _words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, quickly: most statements tell no fate."""
    return _WORDS.findall(text.lower())


def same_fate(one: Toll, other: Toll) -> bool:
    """Return whether two tolls count the same: nobody hurt leaves nobody badly hurt either."""
    if one.fate != other.fate:
        return False
    if one.severity == other.severity:
        return True
    nobody = one if one.quantity.value == 0 else other
    return nobody.quantity.value == 0 and not nobody.severity


def same_people(one: Toll, other: Toll) -> bool:
    """Return whether two tolls may count the same people: not so police and protesters."""
    heads = one.quantity.head, other.quantity.head
    return any(map(_anybody, heads)) or noun_fit(*heads) >= _FIT


def _anybody(head: str) -> bool:
    """Return whether a counted noun does not say which people."""
    if head in ("", ANYBODY):
        return True
    return any(word in FATES or "people" in things(noun_stem(word)) for word in head.split())


def _said(statement: Statement, tokens: Sequence[Token]) -> list[str]:
    begin = statement.span.start
    return [
        statement.text[t.start - begin : t.end - begin].lower().replace("’", "'") for t in tokens
    ]


def _counts(statement: Statement, clause: Sequence[Token]) -> list[Quantity]:
    """Return the counts of people, or of nothing named, inside a clause; those of nobody not."""
    start, end = clause[0].start, clause[-1].end
    return [
        each
        for each in statement.quantities
        if each.kind == "count"
        and each.value != 0
        and start <= each.span.start
        and each.span.end <= end
        and _of_people(each.head)
    ]


def _of_people(head: str) -> bool:
    """Return whether a counted noun may be people."""
    if head in ("", ANYBODY):
        return True
    return any(
        word in FATES or word in _SOMEBODY or persons(things(noun_stem(word)))
        for word in head.split()
    )


def _counted(
    clause: Sequence[Token],
    said: Sequence[str],
    fates: Mapping[int, str],
    counts: Sequence[Quantity],
) -> Iterator[Toll]:
    """Yield the counts with the fate that stands nearest: up to the next count, else before."""
    starts = [count.span.start for count in counts]
    ends = [count.span.end for count in counts]
    for number, count in enumerate(counts):
        until = starts[number + 1] if number + 1 < len(counts) else clause[-1].end
        since = ends[number - 1] if number else clause[0].start
        behind = [at for at in fates if count.span.end <= clause[at].start < until]
        inside = [at for at in fates if count.span.start <= clause[at].start < count.span.end]
        before = [at for at in fates if since <= clause[at].start < count.span.start]
        places = inside or behind[:1] or before[-1:]
        if places:
            yield Toll(fates[places[0]], severity_at(said, places[0]), count)


def _nobody(
    statement: Statement, clause: Sequence[Token], said: Sequence[str], fates: Mapping[int, str]
) -> Iterator[Toll]:
    """Yield the fate that nobody met by the words of a clause."""
    denials = [at for at, word in enumerate(said) if word in _NOBODY | _NO | _NOT]
    if len(denials) != 1 or not _OTHERWISE.isdisjoint(said) or len(set(fates.values())) != 1:
        return
    if not _denies_people(said, denials[0]):
        return
    if said[denials[0]] in _NOT and not _VICTIMS.issuperset(fates.values()):
        return
    at = min(fates, key=lambda place: abs(place - denials[0]))
    first, last = sorted((at, denials[0]))
    start, end = clause[first].start, clause[last].end
    for count in statement.quantities:
        if count.value == 0 and start <= count.span.start < end:
            start, end = count.span
    yield Toll(fates[at], severity_at(said, at), _quantity(statement, 0.0, start, end))


def _denies_people(said: Sequence[str], at: int) -> bool:
    """Return whether a denial leaves nobody: "keine Verletzten", but not "keine Angaben"."""
    if said[at] in _NOBODY:
        return True
    behind = said[at + 1 : at + 3]
    if said[at] in _NO and behind and behind[0] not in _BY_ITSELF:
        return behind[0] == "one" or any(map(_names_people, behind))
    return any(_names_people(word) for word in said)


def _names_people(word: str) -> bool:
    """Return whether a word is a noun for people or for what befell them."""
    return word in _BEFELL or persons(things(noun_stem(word)))


def _single(
    statement: Statement, clause: Sequence[Token], said: Sequence[str], fates: Mapping[int, str]
) -> Iterator[Toll]:
    """Yield the fate of the one person whom a clause names with an article: "eine Frau"."""
    for at, word in enumerate(said):
        if word in _ONE:
            noun = next(
                (
                    place
                    for place in range(at + 1, min(at + 1 + _REACH, len(said)))
                    if said[place] in _SOMEBODY or said[place].endswith(_AGED)
                ),
                None,
            )
            if noun is not None:
                place = min(fates, key=lambda fate: abs(fate - noun))
                span = clause[at].start, clause[noun].end
                toll = _quantity(statement, 1.0, *span)
                yield Toll(fates[place], severity_at(said, place), toll)
                return


def _quantity(statement: Statement, value: float, start: int, end: int) -> Quantity:
    """Return the count that words from `start` to `end` amount to."""
    begin = statement.span.start
    text = statement.text[start - begin : end - begin]
    return next(
        (each for each in statement.quantities if each.span == Span(start, end)),
        Quantity("count", value, value, value, ANYBODY, Span(start, end), text, False, 1.0),
    )

"""What a figure is said of: per year or once, all or a part, now or at first.

Two figures of one unit in linked statements may still measure two things. Words beside them tell:
"davon", "insgesamt", "pro Jahr", "ursprünglich", "could". The lists are general knowledge.
"""

from collections.abc import Iterator
from itertools import pairwise

from comparison.discrepancies.report import spoken
from comparison.model import Statement
from comparison.quantities.lexicon import words
from comparison.quantity import Quantity

_WINDOW = 7
"""Words on both sides of a figure that are looked at."""
_BEHIND = 4
"""Words behind a figure in which its rate stands."""

_WORDS = {
    "part": "davon darunter jeweils je hiervon entfallen entfällt each apiece respectively among",
    "whole": "insgesamt zusammen gesamt summe total overall altogether combined together",
    "earlier": "ursprünglich zunächst anfangs damals früher bisher bislang vorher einst vorjahr "
    "zuvor originally initially previously earlier formerly first once then former",
    "feared": "könnte könnten droht drohen drohte befürchtet befürchten warnte warnt "
    "could might warned warns fear fears feared",
    "needed": "nötig notwendig erforderlich braucht benötigt vorgeschrieben "
    "needed required necessary enough needs requires",
    "asked": "fordert fordern forderte forderten verlangt verlangen verlangte verlangten forderung "
    "demand demands demanded demanding wants want wanted seeks sought",
    "offered": "bietet bieten bot boten angebot angeboten offer offers offered offering",
    "wide": "breit breite breiter breiten breites wide width",
    "high": "hoch hohe hoher hohen hohes höhe high tall height",
    "long": "lang lange langer langen langes länge long length",
    "deep": "tief tiefe tiefer tiefen tiefes deep depth",
    "every": "takt rhythmus abstand abständen intervall intervals interval apart",
    "planned": "geplant geplante geplanten vorgesehen veranschlagt planned budgeted scheduled",
}
_ASPECTS = {word: name for name, row in _WORDS.items() for word in row.split()}
_RATES = {
    "year": "jahr jährlich jährlichen year annually yearly annual",
    "month": "monat monatlich month monthly",
    "week": "woche wöchentlich week weekly",
    "day": "tag täglich day daily",
    "hour": "stunde stündlich hour hourly",
    "head": "kopf person einwohner mitglied capita head",
    "area": "quadratmeter quadratkilometer hektar square hectare",
    "piece": "stück tonne liter kilo kilogramm piece tonne ton litre",
}
_PER = {word: name for name, row in _RATES.items() for word in row.split()}
_PREFIXES = frozenset({"pro", "per", "je", "im", "am", "a", "an", "each", "every", "jeden", "jede"})
_ALONE = words(
    "jährlich jährlichen annually yearly monatlich monthly wöchentlich weekly täglich daily "
    "stündlich hourly"
)
_SIZES = frozenset({"wide", "high", "long", "deep"})
_YEARS = frozenset({"next", "last"})
_HEAVY = frozenset(_WORDS) - _SIZES - {"whole"}
_YEAR = words("jahr jahres jahren year year's")
_OTHER_YEARS = dict.fromkeys(
    words("kommenden kommendes kommende nächsten nächstes next"), "next"
) | (dict.fromkeys(words("vergangenen vergangenes vorigen voriges letzten letztes last"), "last"))
"""Words that put a month into another year, by whether it is to come."""
_LATER_BEFORE = words("nach vor seit after in within binnen since")
_LATER_BEHIND = words("nach später vor zuvor danach after later before earlier ago")
_EACH = words("je jeweils jeder jede jedes jedem jeden each every apiece per")
_BOTH = words("beide beiden beider zwei both two either")
_SEVERAL = 20
"""Shares that a whole is made of at most."""
_DAY_PARTS = words(
    "morgen vormittag mittag nachmittag abend nacht morgens vormittags mittags nachmittags abends "
    "nachts morning noon afternoon evening night"
)
_LIGHT = 0.3
"""What it says against two figures that one is called the whole and the other nothing."""


def aspects(statement: Statement, quantity: Quantity) -> frozenset[str]:
    """Return what is said about a figure beside it: names of aspects, and of its rate."""
    before, after = words_beside(statement, quantity)
    found = {_ASPECTS[word] for word in (*before, *after) if word in _ASPECTS}
    found |= _WIDE.intersection(_ASPECTS.get(word, "") for word in spoken(statement))
    found |= set(_rates(before[-2:], after))
    found |= {
        _OTHER_YEARS[word]
        for word, noun in pairwise(after)
        if noun in _YEAR and word in _OTHER_YEARS
    }
    return frozenset(found)


_WIDE = frozenset({"earlier", "feared"})
"""Aspects of the whole statement: they need not stand near the figure."""


def later(statement: Statement, quantity: Quantity) -> bool:
    """Return whether a duration says when something was, not how long: "nach zwei Stunden"."""
    before, after = words_beside(statement, quantity)
    return quantity.kind == "duration" and not (
        _LATER_BEFORE.isdisjoint(before[-1:]) and _LATER_BEHIND.isdisjoint(after[:1])
    )


def share_of(one: Statement, share: Quantity, other: Statement, whole: Quantity) -> bool:
    """Return whether a figure is the same share of each of several that make up another one.

    "Je 60 aus beiden Ländern" and "zusammen 120" say the same.
    """
    if share.kind != whole.kind or not share.value or not whole.value:
        return False
    times = whole.value / share.value
    if times != int(times) or not 1 < times <= _SEVERAL:
        return False
    before, after = words_beside(one, share)
    if _EACH.isdisjoint(before[-2:]) and _EACH.isdisjoint(after):
        return False
    both = times == 2 and not _BOTH.isdisjoint((*spoken(one), *spoken(other)))
    return both or "whole" in aspects(other, whole)


def day_parts_differ(one: Statement, other: Statement) -> bool:
    """Return whether two statements tell of different parts of a day."""
    ours, theirs = (_DAY_PARTS.intersection(spoken(each)) for each in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def words_beside(statement: Statement, quantity: Quantity) -> tuple[list[str], list[str]]:
    """Return the words before and behind a figure, lower case, the nearest `_WINDOW` of each."""
    begin = statement.span.start
    words = [
        (token, statement.text[token.start - begin : token.end - begin].lower())
        for token in statement.tokens
    ]
    before = [word for token, word in words if token.end <= quantity.span.start]
    after = [word for token, word in words if token.start >= quantity.span.end]
    return before[-_WINDOW:], after[:_WINDOW]


def _rates(before: list[str], after: list[str]) -> Iterator[str]:
    for at, word in enumerate(after[:_BEHIND]):
        prefixed = at and word in _PER and after[at - 1] in _PREFIXES
        dated = after[at + 1 : at + 2] and after[at + 1].isdigit()
        if word in _ALONE or (prefixed and not dated):
            yield "per " + _PER[word]
    for word in before:
        if word in _ALONE:
            yield "per " + _PER[word]


def unlike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much speaks against two figures being of one thing, 0 or more."""
    rates, other_rates = (frozenset(a for a in each if a[:4] == "per ") for each in (one, other))
    against = 0.0
    if rates != other_rates:
        against += 2.0 if rates and other_rates and not rates & other_rates else 1.0
    sizes, other_sizes = one & _SIZES, other & _SIZES
    if sizes and other_sizes and not sizes & other_sizes:
        against += 2.0
    against += _LIGHT * ("whole" in one ^ other)
    return against + len((one ^ other) & _HEAVY) + 2.0 * len((one ^ other) & _YEARS)

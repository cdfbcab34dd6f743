"""Finds every quantity of a text."""

import functools
from collections.abc import Callable
from dataclasses import replace

from comparison.quantities.clocks import read_clock
from comparison.quantities.crowds import read_crowd
from comparison.quantities.dates import read_date
from comparison.quantities.english import ENGLISH
from comparison.quantities.german import GERMAN
from comparison.quantities.hedging import hedge_before, spread
from comparison.quantities.lexicon import Lexicon, words
from comparison.quantities.line import Found, Line
from comparison.quantities.measures import CURRENCIES, read_measure
from comparison.quantities.shares import read_share
from comparison.quantities.tokens import Token, split
from comparison.quantities.unit_reading import SIGNS
from comparison.quantities.votes import read_vote
from comparison.quantities.weekdays import read_weekday
from comparison.quantity import Quantity
from corpus.article import Span

_MILLION = 1e6
_READERS: tuple[Callable[[Line, int], Found | None], ...] = (
    read_date,
    read_clock,
    read_vote,
    read_share,
    read_weekday,
    read_crowd,
    read_measure,
)
_TELLING = words("the of and to is was were has have with for on at by from that it")


def find_quantities(text: str, offset: int = 0, language: str = "") -> tuple[Quantity, ...]:
    """Return the quantities of `text` in their order; no code point belongs to two of them.

    `offset` is added to all spans. `language` is `de` or `en`; anything else: the text decides.
    Time grows linearly with the length of the text; never raises.
    """
    tokens = split(text)
    line = Line(text, tokens, _lexicon(tokens, language))
    openings = _openings(line.words)
    found: list[Quantity] = []
    place = floor = 0
    while place < len(tokens):
        reading = _read(line, place) if _may_begin(tokens[place], openings) else None
        if reading is None:
            place += 1
            continue
        found.append(_finish(line, reading, floor, offset))
        place = floor = max(reading.after, place + 1)
    return tuple(_in_currency(found))


def _in_currency(found: list[Quantity]) -> list[Quantity]:
    """Return the same, "14 Millionen" as money where the text gives another sum of money."""
    currency = next((each.kind for each in found if each.kind in CURRENCIES), None)
    if currency is None:
        return found
    return [
        replace(each, kind=currency)
        if each.kind == "count" and not each.head and (each.value or 0.0) >= _MILLION
        else each
        for each in found
    ]


def _may_begin(token: Token, openings: tuple[str, ...]) -> bool:
    if token.shape == "word":
        return token.low.startswith(openings)
    return token.shape != "mark" or token.text in SIGNS


def _read(line: Line, place: int) -> Found | None:
    """Return the quantity that starts at a token."""
    return next((found for read in _READERS if (found := read(line, place))), None)


@functools.cache
def _openings(words: Lexicon) -> tuple[str, ...]:
    """Return how words begin that may open a quantity; most words are none and are passed over."""
    known = (
        words.openings, words.articles, words.scales, words.crowds, words.parts, words.months,
        words.seasons, words.stretches, words.weekdays, words.nobody, words.none, words.small,
    )  # fmt: skip
    return tuple(dict.fromkeys(word for group in known for word in group))


def _lexicon(tokens: tuple[Token, ...], language: str) -> Lexicon:
    if language == "en" or (language != "de" and _reads_english(tokens)):
        return ENGLISH
    return GERMAN


def _reads_english(tokens: tuple[Token, ...]) -> bool:
    """Return whether the words look English: small words, or units and scales that only it has."""
    lows = {token.low for token in tokens}
    english = len(lows & _TELLING) + sum(
        low in ENGLISH.units
        or low in ENGLISH.months
        or low in ENGLISH.weekdays
        or low in ENGLISH.small
        for low in lows
    )
    german = sum(
        low in GERMAN.stops or low in GERMAN.units or low in GERMAN.months or low == "uhr"
        for low in lows - ENGLISH.stops
    )
    return english > german


def _finish(line: Line, reading: Found, floor: int, offset: int) -> Quantity:
    hedge, first = hedge_before(line, reading.first, reading.kind)
    if first < floor:
        hedge, first = None, reading.first
    low, high = spread(reading, hedge)
    start, end = line.at(first).start, line.at(reading.after - 1).end
    return Quantity(
        kind=reading.kind,
        low=low,
        high=high,
        value=reading.value,
        head=reading.head,
        span=Span(start + offset, end + offset),
        text=line.text[start:end],
        hedged=hedge is not None,
        grain=reading.grain,
    )

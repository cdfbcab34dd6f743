"""How two quantities relate."""

import re
from enum import StrEnum

from comparison.quantities.dates import YEAR
from comparison.quantity import Quantity

_EPSILON = 1e-9
_HALF_DAY = 720.0
_UNROUNDED = frozenset({"age", "year", "weekday", "ratio"})
"""Kinds whose figures nobody rounds."""
_COARSER = 1.5
"""By how much the last place of a figure must be larger for it to be the coarser one."""
_TIME = 0.1
"""By how much of itself a rounded duration is off at most: half a year is no rounded year."""
_ZEROS = 0.05
"""The same for a figure that ends in zeros, which may be exact: 5.000 for 5.120, …"""
_MORE_DIGITS = 50.0
"""… and how much finer the other one must be then: 120 and 124 are two figures."""
_DIGITS = re.compile(r"\d+(?:[.,'’\u00a0\u2009\u202f ]\d+)*")
_RATE = re.compile(r"%|prozent|per ?cent|pct|\bpc\b")
"""What a share is written with when it is no fraction in words; those are not rounded."""
_RATES = frozenset({"percent", "points"})


class Relation(StrEnum):
    """What two quantities say about each other; the empty one is false."""

    NONE = ""
    """They measure different things and cannot be compared."""
    AGREE = "agree"
    COMPATIBLE = "compatible"
    """One is hedged, rounded or coarser, so both may be true."""
    DIFFER = "differ"


def relation(a: Quantity, b: Quantity) -> Relation:
    """Return how `a` and `b` relate; counted nouns are not looked at, see `noun_fit`."""
    if a.kind != b.kind:
        return _of_two_kinds(a, b)
    special = _SPECIAL.get(a.kind)
    return special(a, b) if special else _figures(a, b)


def _figures(a: Quantity, b: Quantity) -> Relation:
    if a.value is not None and b.value is not None and _same(a.value, b.value):
        return Relation.AGREE if a.hedged == b.hedged else Relation.COMPATIBLE
    if (a.low, a.high) == (b.low, b.high) and a.hedged == b.hedged:
        return Relation.AGREE
    apart = _overlap(a.low, a.high, b.low, b.high)
    return Relation.COMPATIBLE if apart is Relation.DIFFER and _rounded(a, b) else apart


def _of_two_kinds(a: Quantity, b: Quantity) -> Relation:
    """Compare a day with a year, and per cent with points of per cent, which are not the same."""
    kinds = {a.kind, b.kind}
    if kinds == {"date", "year"}:
        return _date_and_year(a, b)
    same = a.value is not None and b.value is not None and _same(a.value, b.value)
    return Relation.DIFFER if kinds == _RATES and same else Relation.NONE


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Return whether one figure is the other one rounded to its own last place."""
    coarse, fine = (a, b) if a.grain >= b.grain else (b, a)
    if coarse.value is None or fine.value is None or coarse.kind in _UNROUNDED:
        return False
    if coarse.kind == "percent" and not _RATE.search(coarse.text.lower()):
        return False
    if coarse.grain < _COARSER * fine.grain or fine.grain <= 0 or _leans(coarse) or _leans(fine):
        return False
    off, most = abs(coarse.value - fine.value), coarse.grain / 2
    if coarse.kind == "duration":
        return off < most and off <= _TIME * coarse.value
    if _ends_in_zeros(coarse):
        finer = coarse.grain >= _MORE_DIGITS * fine.grain
        return finer and off <= min(most, _ZEROS * coarse.value)
    return off <= most * (1 + _EPSILON)


def _leans(figure: Quantity) -> bool:
    """Return whether a hedge opens a figure to one side only: "knapp", "mehr als"."""
    return figure.hedged and figure.value in (figure.low, figure.high)


def _ends_in_zeros(figure: Quantity) -> bool:
    """Return whether the last digit before a unit or a scale is a zero, and no decimal."""
    written = _DIGITS.search(figure.text)
    if written is None or not written[0].endswith("0"):
        return False
    *_, last = re.split(r"\D", written[0])
    return last == written[0] or len(last) == 3


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= _EPSILON * max(abs(a), abs(b))


def _overlap(low: float, high: float, other_low: float, other_high: float) -> Relation:
    margin = _EPSILON * max(abs(high), abs(other_high))
    if low <= other_high + margin and other_low <= high + margin:
        return Relation.COMPATIBLE
    return Relation.DIFFER


def _date_and_year(a: Quantity, b: Quantity) -> Relation:
    date, year = (a, b) if a.kind == "date" else (b, a)
    if date.low <= YEAR * 13 / 12:
        return Relation.NONE
    start = year.low * YEAR
    return _overlap(date.low, date.high, start + 1, start + YEAR)


def _dates(a: Quantity, b: Quantity) -> Relation:
    """Compare two dates, by month and day alone when one has no year."""
    low, high, other_low, other_high = a.low, a.high, b.low, b.high
    dated, other_dated = low > YEAR * 13 / 12, other_low > YEAR * 13 / 12
    if dated != other_dated:
        low, high = _without_year(low, high)
        other_low, other_high = _without_year(other_low, other_high)
    if (low, high) == (other_low, other_high):
        return Relation.AGREE
    return _overlap(low, high, other_low, other_high)


def _without_year(low: float, high: float) -> tuple[float, float]:
    year = (low - 1) // YEAR * YEAR
    return low - year, high - year


def _clocks(a: Quantity, b: Quantity) -> Relation:
    if (a.low, a.high) == (b.low, b.high):
        return Relation.AGREE
    plain = _overlap(a.low, a.high, b.low, b.high)
    if plain is Relation.DIFFER and min(a.high, b.high) <= _HALF_DAY:
        early, late = (a, b) if a.high < b.high else (b, a)
        # "halb zwei" may be in the afternoon.
        return _overlap(early.low + _HALF_DAY, early.high + _HALF_DAY, late.low, late.high)
    return plain


_SPECIAL = {"date": _dates, "clock": _clocks}

"""How two quantities relate."""

from enum import StrEnum

from comparison.quantities.dates import YEAR
from comparison.quantity import Quantity

_EPSILON = 1e-9
_HALF_DAY = 720.0


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
        return _date_and_year(a, b) if {a.kind, b.kind} == {"date", "year"} else Relation.NONE
    special = _SPECIAL.get(a.kind)
    return special(a, b) if special else _figures(a, b)


def _figures(a: Quantity, b: Quantity) -> Relation:
    if a.value is not None and b.value is not None and _same(a.value, b.value):
        return Relation.AGREE if a.hedged == b.hedged else Relation.COMPATIBLE
    if (a.low, a.high) == (b.low, b.high) and a.hedged == b.hedged:
        return Relation.AGREE
    return _overlap(a.low, a.high, b.low, b.high)


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

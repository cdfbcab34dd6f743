"""Amounts without a figure: dozens, double-digit millions, nobody."""

from comparison.quantities.line import Found, Line, between, exact
from comparison.quantities.nouns import counted_noun

_PLACES = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "single": 1, "one": 1, "double": 2, "two": 2,
           "triple": 3, "three": 3}  # fmt: skip
ANYBODY = "*"
"""Head of a count of nobody: fits all people."""


def read_crowd(line: Line, place: int) -> Found | None:
    """Return the amount that starts at a token."""
    token = line.at(place)
    words = line.words
    if token.low in words.crowds:
        low, high = words.crowds[token.low]
        after = place + 1
        if words.small and line.at(after).low == "of" and line.at(after + 1).low in words.crowds:
            low, high, after = low * 1000, high * 1000, after + 2
        return between("count", low, high, place, after, counted_noun(line, after))
    scale = words.scales.get(line.at(place + 1).low) or words.crowds.get(line.at(place + 1).low)
    if token.low in ("mehrere", "mehreren", "several", "einige", "einigen") and scale:
        size = scale if isinstance(scale, float) else scale[0] / 2
        after = place + 2
        return between("count", 2 * size, 9.99 * size, place, after, counted_noun(line, after))
    if token.low in words.nobody or (token.low == "no" and line.at(place + 1).low == "one"):
        return exact("count", 0.0, 0.0, ANYBODY, place, place + 1 + (token.low == "no"))
    if token.low in words.none:
        return _none(line, place)
    return _digits(line, place)


def _none(line: Line, place: int) -> Found | None:
    for noun in (place + 1, place + 2):
        if line.at(noun).low in line.words.victims:
            return exact("count", 0.0, 0.0, line.at(noun).low, place, noun + 1)
    return None


def _digits(line: Line, place: int) -> Found | None:
    """Return `zweistellige Millionenhöhe`, `a double-digit million sum`."""
    low = line.at(place).low
    stem, found, _ = low.partition("stellig")
    after = place + 1
    if line.words.small:
        found = (
            "-"
            if line.at(after).text == "-" and line.at(after + 1).low in ("digit", "figure")
            else ""
        )
        stem, after = low, after + 2
    if not found or stem not in _PLACES:
        return None
    scale = line.at(after).low
    for name, size in (("million", 1e6), ("milliarde", 1e9), ("billion", 1e9)):
        if scale.startswith(name):
            power = size * 10 ** (_PLACES[stem] - 1)
            return between(
                "EUR" if not line.words.small else "count", power, power * 9.99, place, after + 1
            )
    return None

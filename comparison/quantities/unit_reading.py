"""The unit behind a number."""

from comparison.quantities.lexicon import Unit, words
from comparison.quantities.line import Line
from comparison.quantities.numerals import Number

SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
"""Marks that stand for a currency."""
_DISTANCES = words("kilometer kilometern kilometre kilometres kilometers mile miles meile meilen")
_HOURLY = frozenset({("per", "hour"), ("an", "hour"), ("pro", "stunde"), ("in", "der")})
DASHES = ("-", "–", "—")
"""Marks that join a number and its unit, or the ends of a range."""


def unit_at(line: Line, number: Number) -> tuple[Unit | None, int]:
    """Return the unit behind a number and the token behind the unit."""
    place = number.after
    hyphen = line.at(place).text in DASHES and line.glued(place) and line.glued(place + 1)
    place += hyphen
    token = line.at(place)
    if token.text == "%":
        return Unit("percent", 1.0), place + 1
    if token.text in SIGNS:
        return Unit(SIGNS[token.text], 1.0), place + 1
    if token.text == "°":
        return Unit("degree", 1.0), place + 1 + (line.at(place + 1).low in ("c", "celsius"))
    if token.low == "us" and line.at(place + 1).text == "-":
        token, place = line.at(place + 2), place + 2
    return _unit_word(line, number, place)


def _unit_word(line: Line, number: Number, place: int) -> tuple[Unit | None, int]:
    token, words = line.at(place), line.words
    two_words = _two_words(line, place)
    if two_words:
        return two_words
    if token.low in words.units:
        return words.units[token.low], place + 1
    after_digits = line.at(number.after - 1).shape == "figure" or number.scaled
    for stem, unit in words.suffixes:
        if token.low.startswith(stem) and len(token.low) - len(stem) <= 3:
            return unit, place + 1
    if after_digits and token.low in words.abbreviations:
        point = line.at(place + 1).text == "." and token.low in ("min", "std", "sek")
        return words.abbreviations[token.low], place + 1 + point
    return None, place


def _two_words(line: Line, place: int) -> tuple[Unit, int] | None:
    """Return units of several tokens: `km/h`, `percentage points`, `square metres`."""
    low, following = line.at(place).low, line.at(place + 1).low
    if low == "km" and following == "/" and line.at(place + 2).low == "h":
        return Unit("speed", 1.0), place + 3
    if low in ("percentage", "per") and following in ("point", "points", "cent"):
        return Unit("points" if following[0] == "p" else "percent", 1.0), place + 2
    speed = low in _DISTANCES and (following, line.at(place + 2).low) in _HOURLY
    if speed:
        return Unit("speed", line.words.units[low].factor / 1000), place + 3
    unit = line.words.units.get(following)
    power = {"square": 2, "quadrat": 2, "cubic": 3, "kubik": 3}.get(low)
    if unit and power:
        factor = unit.factor**power * (1000 if power == 3 else 1)
        return Unit("area" if power == 2 else "volume", factor), place + 2
    unit = line.words.units.get(low)
    if unit and unit.kind == "power" and following in ("hour", "hours"):
        return Unit("energy", unit.factor / 1000), place + 2
    return None

"""Numbers that are part of a name, or say which one: "Halle 4", "3. Runde"."""

from comparison.quantities.line import Line
from comparison.quantities.numerals import Number
from comparison.quantities.unit_reading import DASHES, unit_at


def is_name(line: Line, place: int, number: Number) -> bool:
    """Return whether the number is part of a name or an ordinal rather than a quantity."""
    before, after = line.at(place - 1), line.at(number.after)
    token = line.at(place)
    digits = token.shape == "figure"
    if digits and (before.low in line.words.labels or before.text in ("/", "#", "§")):
        return unit_at(line, number)[0] is None
    if digits and after.text == "/" and line.glued(number.after):
        return True
    if line.glued(place) and before.text in DASHES and line.at(place - 2).shape == "word":
        return line.glued(place - 1) or line.at(place - 2).low in line.words.labels
    if (
        digits
        and line.glued(number.after)
        and after.low in ("er", "ern", "st", "nd", "rd", "th", "ers", "s")
    ):
        return True
    return digits and not line.words.small and _ordinal(line, place, number)


def _ordinal(line: Line, place: int, number: Number) -> bool:
    """Return whether `15.` is the fifteenth."""
    point = line.at(number.after)
    if point.text != "." or not line.glued(number.after) or number.scaled:
        return False
    following = line.at(number.after + 1)
    plain = line.at(place).text.isdigit() and number.value < 100
    before = line.at(place - 1).low
    articles = ("der", "die", "das", "den", "dem", "des", "am", "vom", "zum", "im", "zur", "beim")
    return plain and (following.text[:1].islower() or (bool(following.text) and before in articles))

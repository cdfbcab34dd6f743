"""Days of the week with their parts, as hours from Monday 0.00."""

from comparison.quantities.line import Found, Line, between

_WEEK = 168.0
_LONGEST = 24
"""Code points of the longest word for a day and its part."""


def read_weekday(line: Line, place: int) -> Found | None:
    """Return the weekday that starts at a token: `Dienstagabend`, `Tuesday morning`."""
    token = line.at(place)
    if token.shape != "word" or not token.text[0].isupper() or len(token.text) > _LONGEST:
        return _night_to(line, place)
    if token.low in ("wochenende", "weekend", "wochenendes"):
        return between("weekday", 120.0, _WEEK, place, place + 1)
    return _day(line, place) or _night_to(line, place)


def _day(line: Line, place: int) -> Found | None:
    low = line.at(place).low
    for name, day in line.words.weekdays.items():
        if not low.startswith(name):
            continue
        rest = low[len(name) :].removesuffix("s")
        after = place + 1
        if not rest and line.at(after).low in line.words.day_parts:
            rest, after = line.at(after).low, after + 1
        if rest and rest not in line.words.day_parts:
            return None
        first, last = line.words.day_parts.get(rest, (0, 30))
        return between("weekday", day * 24.0 + first, day * 24.0 + last, place, after)
    return None


def _night_to(line: Line, place: int) -> Found | None:
    """Return `Nacht zum Donnerstag`: it starts on the day before."""
    if line.at(place).low != "nacht" or line.at(place + 1).low not in ("zu", "zum", "auf"):
        return None
    day = line.words.weekdays.get(line.at(place + 2).low)
    if day is None:
        return None
    start = (day - 1) % 7 * 24.0
    return between("weekday", start + 20, start + 30, place, place + 3)

"""Times of day."""

from comparison.quantities.lexicon import words
from comparison.quantities.line import Found, Line, between, exact

_DAY = 1440.0
_PAST = frozenset({"nach", "past", "after"})
_TO = frozenset({"vor", "to", "before"})
_AT = words(
    "um gegen ab bis seit kurz vor nach at by around about until till shortly just from since"
)
_PARTS = frozenset({"morning", "afternoon", "evening"})
_LATER = frozenset({"nachmittags", "abends", "pm"})
_EARLIER = frozenset({"morgens", "früh", "vormittags", "nachts", "am"})


def read_clock(line: Line, place: int) -> Found | None:
    """Return the time of day that starts at a token, in minutes."""
    token = line.at(place)
    if token.low in ("mitternacht", "midnight"):
        return exact("clock", _DAY, 1.0, "", place, place + 1)
    if token.low == "noon" and line.at(place - 1).low in _AT:
        return exact("clock", 720.0, 1.0, "", place, place + 1)
    return _halves(line, place) or _hours(line, place)


def _halves(line: Line, place: int) -> Found | None:
    """Return `halb zwei`, `Viertel nach drei`, `half past one`, `quarter to nine`."""
    low = line.at(place).low
    german = not line.words.small
    if low == "halb" and german:
        hour = _hour_word(line, place + 1)
        if hour and (line.at(place - 1).low in _AT or line.at(place + 2).low != "so"):
            return _finish(line, hour * 60 - 30, place, place + 2)
    minutes = {"viertel": 15.0, "quarter": 15.0, "half": 30.0}.get(low)
    middle = line.at(place + 1).low
    if low == "half" and middle != "past":
        return None
    if minutes and (middle in _PAST or middle in _TO):
        hour = _hour_word(line, place + 2)
        if hour is not None:
            sign = 1 if middle in _PAST else -1
            return _finish(line, hour * 60 + sign * minutes, place, place + 3)
    return None


def _hour_word(line: Line, place: int) -> float | None:
    token = line.at(place)
    value = float(token.text) if token.text.isdigit() and len(token.text) < 3 else None
    value = line.words.spell(token.low) if value is None and token.shape == "word" else value
    return value if value is not None and 0 < value <= 24 else None


def _finish(line: Line, minutes: float, first: int, after: int) -> Found:
    """Return a time, moved to the afternoon where the words behind it say so."""
    if line.at(after).low == "uhr":
        after += 1
    word = line.at(after).low
    if word in ("p", "a") and line.at(after + 1).text == "." and line.at(after + 2).low == "m":
        word, after = word + "m", after + 2
    if word in _LATER and minutes < 720:
        minutes += 720
    if word in _LATER or word in _EARLIER:
        after += 1
        after += line.at(after).text == "." and line.at(after - 2).text == "."
    return exact("clock", minutes % _DAY or _DAY, 1.0, "", first, after)


def _hours(line: Line, place: int) -> Found | None:
    start = _start(line, place)
    if start is None:
        return None
    minutes, after = start
    following = line.at(after).low
    until = _until(line, after)
    if until:
        return between("clock", minutes, *until[:1], place, until[1])
    if following == "uhr":
        after += 1
        more = _minutes(line, after) if minutes % 60 == 0 else 0.0
        return _finish(line, minutes + more, place, after + (more > 0))
    return _english_hours(line, place, minutes, after)


def _english_hours(line: Line, place: int, minutes: float, after: int) -> Found | None:
    """Return `2.30 p.m.`, `six o'clock`, `3.50 in the morning`, and bare `14:30`."""
    words = tuple(line.at(after + step).low for step in range(3))
    shape = line.at(place).shape
    if words[0] in ("am", "pm") or (words[0] in ("a", "p") and words[1:] == (".", "m")):
        return _finish(line, minutes, place, after)
    if words[0] == "o" and words[2] == "clock":
        return _finish(line, minutes, place, after + 3)
    if words[0] == "in" and words[2] in _PARTS and shape in ("figure", "time"):
        later = 720.0 if words[2] != "morning" and minutes < 720 else 0.0
        return exact("clock", minutes + later, 1.0, "", place, after + 3)
    return _finish(line, minutes, place, after) if shape == "time" else None


def _minutes(line: Line, place: int) -> float:
    """Return the minutes of `14 Uhr 30`; 0 when there are none."""
    text = line.at(place).text
    plain = len(text) == 2 and text.isascii() and text.isdigit() and text < "60"
    return float(text) if plain and line.at(place + 1).low not in line.words.units else 0.0


def _start(line: Line, place: int) -> tuple[float, int] | None:
    """Return minutes and the token behind hours such as 14, 14.30, 14:30 or "sechs"."""
    token = line.at(place)
    if token.shape in ("figure", "time"):
        hour, mark, minute = token.text.replace(":", ".").partition(".")
        fits = hour.isdigit() and len(hour) < 3 and int(hour) <= 24
        if not fits or (mark and not (len(minute) == 2 and minute.isdigit() and minute < "60")):
            return None
        return int(hour) * 60.0 + (int(minute) if mark else 0), place + 1
    value = _hour_word(line, place) if token.shape == "word" else None
    return None if value is None or value != int(value) else (value * 60.0, place + 1)


def _until(line: Line, after: int) -> tuple[float, int] | None:
    """Return the end of `9 bis 17 Uhr` in minutes and the token behind it."""
    if line.at(after).low not in ("bis", "und", "–", "-", "to", "and"):
        return None
    end = _start(line, after + 1)
    if end is None or line.at(end[1]).low not in ("uhr", "pm"):
        return None
    minutes = end[0] + (720 if line.at(end[1]).low == "pm" and end[0] < 720 else 0)
    return minutes, end[1] + 1

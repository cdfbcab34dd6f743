"""Shares of a whole in words, as per cent."""

from comparison.quantities.line import Found, Line, between, exact
from comparison.quantities.numerals import read_number

_MOST = (51.0, 99.0)
_NEARLY_ALL = (80.0, 99.9)
_EVERY = {
    "zweite": 2, "zweiter": 2, "zweiten": 2, "dritte": 3, "dritter": 3, "dritten": 3, "vierte": 4,
    "vierter": 4, "vierten": 4, "fünfte": 5, "fünfter": 5, "zehnte": 10, "zehnter": 10,
}  # fmt: skip
_OF = frozenset({"von", "out", "in"})
_WHOLES = frozenset({5.0, 10.0, 100.0, 3.0, 4.0})


def read_share(line: Line, place: int) -> Found | None:
    """Return the share that starts at a token."""
    low = line.at(place).low
    if low in ("jede", "jeder", "jeden", "jedes") and line.at(place + 1).low in _EVERY:
        share = 100.0 / _EVERY[line.at(place + 1).low]
        return exact("percent", share, 0.1 * share, "", place, place + 2)
    return _words(line, place) or _n_of_m(line, place) or _fraction(line, place)


def _words(line: Line, place: int) -> Found | None:
    low, following = line.at(place).low, line.at(place + 1)
    if low == "meisten" and line.at(place - 1).low in ("die", "der", "den"):
        return between("percent", *_MOST, place, place + 1)
    if low in ("fast", "nahezu", "beinahe") and following.low in ("alle", "allen", "sämtliche"):
        return between("percent", *_NEARLY_ALL, place, place + 2)
    if low in ("almost", "nearly", "virtually") and following.low == "all":
        return between("percent", *_NEARLY_ALL, place, place + 2)
    plural = following.low == "of" or (following.low.endswith("s") and following.low[-2:] != "ss")
    if low == "most" and plural and line.at(place - 1).low not in ("the", "at", "a", "second"):
        return between("percent", *_MOST, place, place + 1)
    return None


def _n_of_m(line: Line, place: int) -> Found | None:
    """Return `neun von zehn`, `one in three`, `two out of five`."""
    first = read_number(line, place)
    if first is None or first.scaled or first.value != int(first.value):
        return None
    after = first.after
    if line.at(after).low not in _OF:
        return None
    after += 1 + (line.at(after).low == "out" and line.at(after + 1).low == "of")
    second = read_number(line, after)
    if second is None or second.value not in _WHOLES or second.value <= first.value:
        return None
    if (
        line.at(after).shape == "figure"
        and second.value != 100
        and line.at(place).shape != "figure"
    ):
        return None
    if line.at(second.after).low in line.words.units or line.at(second.after).text == "%":
        return None
    share = 100.0 * first.value / second.value
    margin = 4.0 if second.value >= 10 else 6.0
    return between("percent", share - margin, share + margin, place, second.after)


def _fraction(line: Line, place: int) -> Found | None:
    """Return `ein Drittel`, `two-thirds`, `die Hälfte`, `half of`."""
    words = line.words
    number = read_number(line, place)
    count, after = (number.value, number.after) if number else (1.0, place)
    after += line.at(after).text == "-" and line.glued(after)
    low = line.at(after).low
    if number is None and low not in ("hälfte", "half", "drittel", "viertel"):
        return None
    part = words.parts.get(low)
    if part is None or count != int(count) or part * count > 1:
        return None
    if _other_use(line, after, count):
        return None
    return exact("percent", 100.0 * part * count, 5.0, "", place, after + 1)


def _other_use(line: Line, place: int, count: float) -> bool:
    """Return whether a word for a fraction at a token says the time, a rank or a duration."""
    low, following = line.at(place).low, line.at(place + 1).low
    if low == "half":
        return following not in ("of", "the", "its", "their", "his", "her", "all")
    if low in ("viertel", "quarter", "quarters"):
        measured = following == "of" and line.at(place + 3).low in line.words.units
        if measured or following in ("nach", "vor", "past", "to", "stunden"):
            return True
    return bool(line.words.small) and following != "of" and count == 1

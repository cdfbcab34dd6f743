"""Days, months, seasons and years."""

from comparison.quantities.lexicon import words
from comparison.quantities.line import Found, Line, between, exact

_MONTH = 31
YEAR = 12 * _MONTH
"""Days of a year as dates are counted here: twelve months of 31 days."""
_YEARS = range(1900, 2100)
_NAMELESS = frozenset({"may", "march", "mar", "sept", "sep", "jan", "mai", "jun", "august"})
_BEFORE_MONTH = words("im seit bis in since until by last next this ab vom zum vergangenen of")
_BEFORE_DAY = words("am vom bis zum seit ab dem der den im und montag dienstag mittwoch") | words(
    "donnerstag freitag samstag sonntag – -"
)
_ENDS = ("st", "nd", "rd", "th")
_BEFORE_YEAR = words(
    "jahr jahre jahres in seit bis ab von vor nach um year since until till from by of and "
    "und to für for during sommer winter herbst early late anfang ende mitte"
)


def day_number(year: int, month: int, day: int) -> float:
    """Return a number by which dates can be ordered; year 0 when it is not known."""
    return float(year * YEAR + (month - 1) * _MONTH + day)


def read_date(line: Line, place: int) -> Found | None:
    """Return the date or year that starts at a token."""
    token = line.at(place)
    if token.shape == "iso":
        year, month, day = (int(part) for part in token.text.split("-"))
        return _day(year, month, day, place, place + 1) if month <= 12 else None
    if token.shape == "day":
        return _numeric(line, place)
    return (
        _day_first(line, place)
        or _month_first(line, place)
        or _season(line, place)
        or _year(line, place)
    )


def _day(year: int, month: int, day: int, first: int, after: int) -> Found | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _one_day(day_number(year, month, day), first, after)


def _one_day(day: float, first: int, after: int) -> Found:
    """Return a date that is one day."""
    return between("date", day, day, first, after)


def _numeric(line: Line, place: int) -> Found | None:
    if line.at(place).text[-1] == "." and line.at(place - 1).low not in _BEFORE_DAY:
        return None
    parts = [part.strip() for part in line.at(place).text.split(".")]
    day, month = int(parts[0]), int(parts[1])
    year = int(parts[2]) if len(parts) > 2 and parts[2] else 0
    year += 2000 if 0 < year < 70 else 1900 if 70 <= year < 100 else 0
    return _day(year, month, day, place, place + 1)


def _month(line: Line, place: int) -> int | None:
    token = line.at(place)
    if token.shape != "word" or not token.text[0].isupper():
        return None
    return line.words.months.get(token.low)


def _year_at(line: Line, place: int) -> tuple[int, int]:
    """Return the year at a token and the token behind it; 0 when there is none."""
    if line.at(place).text in (",", "."):
        year, after = _year_at(line, place + 1) if line.at(place).text == "," else (0, 0)
        return (year, after) if year else (0, place)
    text = line.at(place).text
    if len(text) == 4 and text.isdigit() and text.isascii() and int(text) in _YEARS:
        return int(text), place + 1
    return 0, place


def _day_first(line: Line, place: int) -> Found | None:
    """Return `15. März 2025`, `15 March`, `3. bis 5. Mai`, `15th of March`."""
    first = _day_of_month(line, place)
    if first is None:
        return None
    low, after = first
    high = low
    if line.at(after).low in ("bis", "und", "-", "–", "to", "and"):
        second = _day_of_month(line, after + 1)
        if second and _month(line, second[1]):
            high, after = second
    after += line.at(after).low == "of"
    month = _month(line, after)
    if month is None or high < low:
        return None
    year, after = _year_at(line, after + 1)
    return between(
        "date", day_number(year, month, low), day_number(year, month, high), place, after
    )


def _day_of_month(line: Line, place: int) -> tuple[int, int] | None:
    text = line.at(place).text
    if not (text.isdigit() and text.isascii() and len(text) < 3 and 1 <= int(text) <= 31):
        return None
    after = place + 1
    if line.at(after).text == "." or (line.at(after).low in _ENDS and line.glued(after)):
        after += 1
    return int(text), after


def _month_first(line: Line, place: int) -> Found | None:
    """Return `March 15, 2025`, `Anfang April`, `late May 2025`, `Februar 2023`, `im Mai`."""
    start = place
    stretch = line.words.stretches.get(line.at(place).low)
    if stretch:
        place += 1
        place += line.at(place).text == "-" or line.at(place).low in ("of", "des")
    month = _month(line, place)
    if month is None:
        return _part_of_year(line, start, place) if stretch else None
    token, after = line.at(place), place + 1
    after += line.at(after).text == "." and len(token.low) < 5 and line.glued(after)
    day = None if stretch or not line.words.small else _day_of_month(line, after)
    if day:
        after = day[1]
    year, after = _year_at(line, after)
    if token.low in _NAMELESS and not (day or year or stretch) and not _dated(line, start):
        return None
    low, high = (day[0], day[0]) if day else stretch or (1, 31)
    return between(
        "date", day_number(year, month, low), day_number(year, month, high), start, after
    )


def _dated(line: Line, place: int) -> bool:
    return line.at(place - 1).low in _BEFORE_MONTH


def _part_of_year(line: Line, start: int, place: int) -> Found | None:
    """Return `Ende 2026`."""
    year, after = _year_at(line, place)
    if not year:
        return None
    first = {"anfang": 1, "early": 1, "mitte": 5, "mid": 5}.get(line.at(start).low, 10)
    last = {1: 3, 5: 8, 10: 12}[first]
    return between("date", day_number(year, first, 1), day_number(year, last, 31), start, after)


def _season(line: Line, place: int) -> Found | None:
    token = line.at(place)
    months = line.words.seasons.get(token.low)
    if months is None or (not line.words.small and not token.text[0].isupper()):
        return None
    year, after = _year_at(line, place + 1 + (line.at(place + 1).low == "of"))
    if (
        line.words.small
        and not year
        and line.at(place - 1).low
        not in ("in", "the", "this", "next", "last", "by", "early", "late", "until", "since")
    ):
        return None
    if not year:
        after = place + 1
    return between(
        "date", day_number(year, months[0], 1), day_number(year, months[1], 31), place, after
    )


def _year(line: Line, place: int) -> Found | None:
    year, after = _year_at(line, place)
    token = line.at(place)
    if not year or token.text == "," or (line.glued(place) and line.at(place - 1).shape == "word"):
        return None
    following, before = line.at(after), line.at(place - 1).low
    if following.low in line.words.units or (
        following.text in ("%", "€", "-", ".") and (following.text != "." and line.glued(after))
    ):
        return None
    counted = following.text[:1].isupper() or (line.words.small and following.text.isalpha())
    if (before,) in line.words.hedges or (
        year % 100 == 0 and counted and before not in _BEFORE_YEAR
    ):
        return None
    return exact("year", float(year), 1.0, "", place, after)

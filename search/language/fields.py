"""Names that can stand before a colon in a query, and how their values are read."""

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from search.language.syntax import DateRange, Field, InState, Language, State

Days = Literal["on", "after", "before", "since", "until"]
"""How a date term limits the days."""

TEXT_FIELDS = {
    "title": Field.TITLE,
    "titel": Field.TITLE,
    "outlet": Field.OUTLET,
    "quelle": Field.OUTLET,
    "medium": Field.OUTLET,
    "source": Field.OUTLET,
    "name": Field.NAME,
    "person": Field.NAME,
    "tag": Field.TAG,
    "schlagwort": Field.TAG,
    "note": Field.NOTE,
    "notiz": Field.NOTE,
    "event": Field.EVENT,
    "ereignis": Field.EVENT,
}
"""Fields whose value is words or a phrase."""

DATE_FIELDS: dict[str, Days] = {
    "date": "on",
    "datum": "on",
    "after": "after",
    "nach": "after",
    "before": "before",
    "vor": "before",
    "since": "since",
    "seit": "since",
    "until": "until",
    "bis": "until",
}
LANGUAGE_FIELDS = frozenset({"lang", "language", "sprache"})
STATE_FIELDS = frozenset({"is", "ist"})
VALUE_FIELDS = frozenset(DATE_FIELDS) | LANGUAGE_FIELDS | STATE_FIELDS
"""Fields whose value is one word of a fixed form."""

_LANGUAGES = {"deutsch": "de", "german": "de", "englisch": "en", "english": "en"}
_STATES = {
    "unread": State.UNREAD,
    "ungelesen": State.UNREAD,
    "read": State.READ,
    "gelesen": State.READ,
    "starred": State.STARRED,
    "markiert": State.STARRED,
    "noted": State.NOTED,
    "notiert": State.NOTED,
}
_RELATIVE = {
    "today": (0, 0),
    "heute": (0, 0),
    "yesterday": (1, 1),
    "gestern": (1, 1),
    "week": (6, 0),
    "woche": (6, 0),
    "month": (29, 0),
    "monat": (29, 0),
}
"""Words for days: how many days before today the range begins and ends."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_GERMAN = re.compile(r"(?:(?:([0-9]{1,2})\.)?([0-9]{1,2})\.)?([0-9]{4})")


def read_language(value: str) -> Language | None:
    """Read the value of `lang:`: a two-letter code, or German or English by name."""
    value = value.lower()
    if value in _LANGUAGES:
        return Language(_LANGUAGES[value])
    return Language(value) if re.fullmatch("[a-z]{2}", value) else None


def read_state(value: str) -> InState | None:
    """Read the value of `is:`."""
    state = _STATES.get(value.lower())
    return None if state is None else InState(state)


def read_days(kind: Days, value: str, today: date) -> DateRange | None:
    """Read the value of a date term; None when it is no date (yet)."""
    begin, dots, end = value.partition("..")
    first, last = _period(begin, today), _period(end, today)
    if dots and kind == "on":
        if (begin and first is None) or (end and last is None) or not (first or last):
            return None
        return DateRange(first and first[0], last and last[1])
    if dots or first is None:
        return None
    return _limited(kind, first)


def _limited(kind: Days, period: tuple[date, date]) -> DateRange | None:
    """Turn a period into the range before, after or within it."""
    first, last = period
    match kind:
        case "on":
            return DateRange(first, last)
        case "since":
            return DateRange(first, None)
        case "until":
            return DateRange(None, last)
        case "after":
            return DateRange(last + timedelta(1), None) if last < date.max else None
        case "before":
            return DateRange(None, first - timedelta(1)) if first > date.min else None


def _period(value: str, today: date) -> tuple[date, date] | None:
    """Return the first and last day of a year, a month, a day or a word such as `gestern`."""
    if days := _RELATIVE.get(value.lower()):
        return today - timedelta(days[0]), today - timedelta(days[1])
    if found := _ISO.fullmatch(value):
        year, month, day = found.groups()
    elif found := _GERMAN.fullmatch(value):
        day, month, year = found.groups()
    else:
        return None
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return first, first
    last_month = first.month if month else 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])

"""Lines that say who wrote an article and when: recognised, and read."""

import re
from datetime import date

_STOP = re.compile(r"[.!?…]['\"”“»«’)\]]*$")
_NAME = r"[A-ZÄÖÜ][\w'’.-]*"
_BYLINE = re.compile(
    r"(?:(?:[Ee]ine? (?:Kommentar|Gastbeitrag|Essay|Bericht|Analyse|Reportage|Kolumne|Glosse)"
    r"|Text|Interview|Aufgezeichnet) )?(?:[Vv]on|VON|[Bb]y|BY)\s"
    rf"({_NAME}(?:\s(?:von|van|de|del|da|di|al|bin|zu|und|and|&|{_NAME}))*)"
    rf"(?:\s?[,|–—(/-].*|\s(?:in|aus) {_NAME}.*)?"
)
_LONGEST_BYLINE = 120
_LONGEST_DATE = 100
_MONTH = (
    "jan(?:uar|uary)?|jän(?:ner)?|feb(?:ruar|ruary|er)?|märz?|mar(?:ch)?|apr(?:il)?|mai|may"
    "|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?"
    "|de[zc](?:ember)?"
)
_DATE_WORD = re.compile(
    rf"\b(?:{_MONTH}|mon(?:tag|day)?|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend"
    r"|sonntag|tues(?:day)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?|mo|di|mi|do|fr|sa|so|uhr|um|vom|am|pm|a\.m|p\.m|at|on|the|of|cest?|mez|mesz"
    r"|gmt|utc|est|edt|et|stand|aktualisiert|zuletzt|letzte[rs]?|aktualisierung|updated?"
    r"|veröffentlicht|publi(?:shed|ziert)|erstellt|datum|last|modified|posted|first|erschienen"
    r"|und|h|st|nd|rd|th)\b|[\W\d_]+",
    re.IGNORECASE,
)
_DAY_OR_TIME = re.compile(
    r"\d{1,2}[.:]\d\d\b|\d{1,2}\.\s?\d{1,2}\.|\d{1,2}\.? [A-Za-zä]{3}|[a-z]{3} \d{1,2},"
)
_NUMBERS = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:\.|st|nd|rd|th)?\s({_MONTH})\.?,?\s(\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?\s(\d{{1,2}}),?\s(\d{{4}})\b", re.IGNORECASE)
_MONTHS = {
    "jan": 1, "jän": 1, "feb": 2, "mär": 3, "mar": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12,
}  # fmt: skip


def is_byline(line: str) -> bool:
    """Return whether a line only says who wrote the article."""
    return byline_author(line) is not None


def byline_author(line: str) -> str | None:
    """Return the name or names in a byline (`Von Eva Huber, Wien`), None when it is none."""
    if len(line) > _LONGEST_BYLINE or _STOP.search(line):
        return None
    match = _BYLINE.fullmatch(line)
    return match[1] if match else None


def is_date_line(line: str) -> bool:
    """Return whether a line holds a date or time and nothing but words about it."""
    if len(line) > _LONGEST_DATE or not _DAY_OR_TIME.search(line):
        return False
    return not _DATE_WORD.sub("", line)


def date_in(line: str) -> str | None:
    """Return the first day that a line names with day, month and year, in ISO 8601."""
    try:
        if match := _NUMBERS.search(line):
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        if match := _DAY_FIRST.search(line):
            return date(int(match[3]), _month(match[2]), int(match[1])).isoformat()
        if match := _MONTH_FIRST.search(line):
            return date(int(match[3]), _month(match[1]), int(match[2])).isoformat()
    except ValueError:  # the 31st of February
        return None
    return None


def _month(name: str) -> int:
    return _MONTHS[name[:3].lower()]

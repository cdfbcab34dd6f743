"""Who is named in a statement for what it says: "laut Polizei", "organisers put the crowd at"."""

import re
from typing import Final

from comparison.model import Statement
from comparison.quantities.lexicon import words

_GERMAN: Final = (
    re.compile(
        r"(?i:\blaut|\b(?:nach|unter berufung auf) (?:angaben|schätzungen?|einschätzung|zählung)"
        r"(?: de[rs]| von| einer| eines)?|\bangaben (?:de[rs]|von))"
        r"(?: de[rsnm]| einer| einem)? (?P<who>[A-ZÄÖÜ][\w-]+)"
    ),
    re.compile(r"\b(?P<who>[A-ZÄÖÜ][\w-]+) zufolge\b"),
    re.compile(
        r"\b(?P<who>[A-ZÄÖÜ][\w-]+) (?:sprach(?:en)?|sprechen|zählten?|nannten?|meldeten?"
        r"|schätz(?:t|ten?|en)|bezifferten?|berichteten?|teilten?|sagten?|spricht"
        r"|gaben?(?= .*\ban\b))\b"
    ),
    re.compile(
        r"\b(?:sprach(?:en)?|spricht|sprechen|zählten?|nannten?|meldeten?|schätz(?:t|ten?|en)"
        r"|bezifferten?|teilten?|sagten?) (?:die|der|das) "
        r"(?P<who>[A-ZÄÖÜ][\w-]+)"
    ),
)
_ENGLISH: Final = (
    re.compile(r"(?i:\baccording to)(?: the)? (?P<who>[A-Za-z][\w'-]+)"),
    re.compile(
        r"\b(?:[Tt]he )?(?P<who>[A-Za-z][\w'-]+) (?:said|says|say|put|puts|spoke|counted|estimated"
        r"|estimates?|reported|claimed|told|speaks?|gave|gives?)\b"
    ),
    re.compile(r"\b(?:said|says|say)(?: the)? (?P<who>[A-Za-z][\w'-]+)"),
)

_NOBODY_NAMED: Final = words(
    "er sie es wir ich man das dies der die wer ihm i he she they it we you who that which "
    "there this the a and also"
)


def informant(statement: Statement, language: str) -> str:
    """Return the word for who says what a statement reports, as it is written; often empty."""
    for pattern in _ENGLISH if language == "en" else _GERMAN:
        found = pattern.search(statement.text)
        if found and found["who"].lower() not in _NOBODY_NAMED:
            return found["who"]
    return ""

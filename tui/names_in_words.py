"""Names in a few words, for lists and messages. All of it is outside text: never markup."""

from collections.abc import Mapping

from corpus.text import clean_line

GROUPS: Mapping[str, str] = {
    "PER": "People",
    "ORG": "Organisations",
    "LOC": "Places",
    "MISC": "Other",
}
"""Heading of each type of name, in the order of the headings."""

TYPES: Mapping[str, str] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "MISC": "other",
}
"""What one name of a type is called."""

BRIEF_TYPES: Mapping[str, str] = {**TYPES, "ORG": "org."}
"""The same where there is little room."""

QUOTED = str.maketrans({'"': None, "\\": None})


def counted(count: int, what: str, many: str = "") -> str:
    """Return `1 article`, `3 articles`; `many` is a plural that does not end in s."""
    return f"{count:,} {what if count == 1 else many or what + 's'}"


def quoted(name: str) -> str:
    """Return a name in typographic quotes, on one line."""
    return f"“{clean_line(name, 80)}”"


def name_query(name: str) -> str:
    """Return the query for every article about a name."""
    return f'name:"{clean_line(name).translate(QUOTED)}"'

"""Writing a syntax tree as a query that means the same when it is read again."""

from datetime import date

from search.language.everything import Everything
from search.language.syntax import (
    And,
    DateRange,
    Fuzzy,
    InState,
    Language,
    Listed,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scoped,
    Text,
    Wildcard,
    Word,
)


def print_query(query: Query) -> str:
    """Return the query of which `query` is the tree."""
    match query:
        case And(parts):
            return " ".join(_bracketed(part, And, Or) for part in parts)
        case Or(parts):
            return " OR ".join(_bracketed(part, Or) for part in parts)
        case Not(part):
            return "-" + _bracketed(part, And, Or)
        case Scoped(field, part):
            return f"{field}:" + _bracketed(part, And, Or, Not)
        case Listed(part, _):
            return print_query(part)
        case _:
            return _leaf(query)


def _leaf(query: Query) -> str:
    """Return the query for a node without children."""
    match query:
        case DateRange(first, last):
            return f"date:{_day(first)}..{_day(last)}"
        case Language(code):
            return f"lang:{code}"
        case InState(state):
            return f"is:{state}"
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
            return _text(query)
        case _:
            return ""


def _text(leaf: Text) -> str:
    """Return the query for words."""
    match leaf:
        case Word(text) | Wildcard(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, distance):
            return f"{text}~" if distance == 1 else f"{text}~{distance}"
        case Phrase(text, slop):
            return f'"{text}"~{slop}' if slop else f'"{text}"'


def _bracketed(query: Query, *kinds: type[Query]) -> str:
    text = print_query(query)
    return f"({text})" if isinstance(query, (*kinds, Everything)) else text


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()

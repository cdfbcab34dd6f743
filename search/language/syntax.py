"""The small syntax tree of the query language: what a query means, without any engine.

Words, phrases and patterns keep the text as it was typed; engines cut it into words themselves, so
that the tree can be printed again (`search.language.printing`) and understood by every engine.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from search.language.everything import Everything


class Field(StrEnum):
    """Where a word is looked for, when not everywhere in the article."""

    TITLE = "title"
    OUTLET = "outlet"
    NAME = "name"
    TAG = "tag"
    NOTE = "note"
    EVENT = "event"


class State(StrEnum):
    """Personal state of an article, typed as `is:unread`."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms. Text of several words (`CDU-Politiker`) stands side by side."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, in order; with `slop` in any order, with that many words in between."""

    text: str
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with `text`, compared as written, not by stem."""

    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words that fit a pattern: `?` is one letter, `*` any number of letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words at most `distance` letters away, compared as written; the first letter must agree."""

    text: str
    distance: int = 1


@dataclass(frozen=True, slots=True)
class Scoped:
    """A query about one field of an article."""

    field: Field
    query: "Query"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles published from `first` to `last`, both included; None leaves that side open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Language:
    """Articles in one language, given as its two-letter code."""

    code: str


@dataclass(frozen=True, slots=True)
class InState:
    """Articles in one personal state."""

    state: State


@dataclass(frozen=True, slots=True)
class Listed:
    """Articles that are known by id: the answer to `query` of somebody who is not the engine."""

    query: "Query"
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match `query`."""

    query: "Query"


@dataclass(frozen=True, slots=True)
class And:
    """Articles that match all of `parts` (two or more)."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that match at least one of `parts` (two or more)."""

    parts: tuple["Query", ...]


Text = Word | Phrase | Prefix | Wildcard | Fuzzy
"""Leaves that stand for words in the text."""

Query = Everything | Text | Scoped | DateRange | Language | InState | Listed | Not | And | Or
"""Any node of the tree."""


def children(query: Query) -> tuple[Query, ...]:
    """Return the nodes directly below `query`."""
    match query:
        case And(parts) | Or(parts):
            return parts
        case Not(part) | Scoped(_, part):
            return (part,)
        case _:
            return ()


def walk(query: Query) -> Iterator[Query]:
    """Yield `query` and every node below it, from left to right."""
    yield query
    for part in children(query):
        yield from walk(part)


def asks(query: Query, fields: Container[Field]) -> bool:
    """Tell whether a part of a query is about one of `fields`, as `tag:` is."""
    return any(isinstance(node, Scoped) and node.field in fields for node in walk(query))


def sought(query: Query) -> Iterator[tuple[Field | None, Text]]:
    """Yield the words a matching article shows, with the field they are sought in.

    What stands below a `Not` is left out: a match does not hold it.
    """
    pending: list[tuple[Field | None, Query]] = [(None, query)]
    while pending:
        field, node = pending.pop()
        match node:
            case Not():
                continue
            case Scoped(inner, part):
                pending.append((inner, part))
            case And(parts) | Or(parts):
                pending.extend((field, part) for part in reversed(parts))
            case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
                yield field, node


def last_leaf(query: Query) -> Text | None:
    """Return the leaf that stands last in a query, unless it is excluded or no word."""
    while True:
        match query:
            case And(parts) | Or(parts):
                query = parts[-1]
            case Scoped(_, part):
                query = part
            case _:
                return query if isinstance(query, Text) else None

"""Answering the parts of a query that no engine knows: notes, names, events.

Who knows the answer is a resolver. It is given a part and returns what takes its place, mostly the
articles that the part means (`Listed`); everything else of the query stays as it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from search.language.syntax import (
    And,
    Field,
    Fuzzy,
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

Resolver = Callable[[Scoped], Query]
"""Given a part about a field, returns what takes its place."""


def resolve(query: Query, resolvers: Mapping[Field, Resolver]) -> Query:
    """Return `query` with every part about a field of `resolvers` as its resolver answers it."""
    match query:
        case And(parts) | Or(parts):
            return replace(query, parts=tuple(resolve(part, resolvers) for part in parts))
        case Not(part):
            return Not(resolve(part, resolvers))
        case Scoped(field, part):
            known = resolvers.get(field)
            return known(query) if known else Scoped(field, resolve(part, resolvers))
        case _:
            return query


def answer_leaves(part: Scoped, answer: Callable[[Text], Query]) -> Query:
    """Return a part with each of its words as `answer` has it: `name:(a OR b)` is two names."""
    return _answered(part.query, part.field, answer)


def _answered(query: Query, field: Field, answer: Callable[[Text], Query]) -> Query:
    match query:
        case And(parts) | Or(parts):
            return replace(query, parts=tuple(_answered(one, field, answer) for one in parts))
        case Not(one):
            return Not(_answered(one, field, answer))
        case Scoped(inner, one) if inner is field:
            return _answered(one, field, answer)
        case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
            return answer(query)
        case _:
            return query

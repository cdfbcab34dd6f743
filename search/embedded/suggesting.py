"""Did you mean …? A query that matches, in place of one that matches nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from search.embedded import lexicon
from search.language.analysis import WORD, form_of, forms
from search.language.distance import pieces, within
from search.language.printing import print_query
from search.language.syntax import And, Field, Not, Or, Phrase, Query, Scoped, Word

if TYPE_CHECKING:
    import sqlite3

    from search.embedded.expansion import Expander

MOST_LETTERS: Final = 2
"""Wrong letters in a word."""
_SHORTEST: Final = 3
"""Letters of a word worth correcting."""
_CANDIDATES: Final = 3
_TRIALS: Final = 4
_COST: Final = 3.0
"""A word with one letter more wrong must be e³, about twenty times, as frequent."""


def suggest(
    query: Query,
    expander: Expander,
    connection: sqlite3.Connection,
    matches: Callable[[Query], bool],
    *,
    thorough: bool = True,
) -> str | None:
    """Return a query in which unknown words are replaced by known ones, if it matches.

    Only a `thorough` look considers that the first letter may be wrong.
    """
    unknown = list(dict.fromkeys(_unknown(query, expander)))
    corrections = [_corrections(connection, word, thorough=thorough) for word in unknown]
    if not unknown or not all(corrections):
        return None
    for chosen in islice(product(*corrections), _TRIALS):
        changed = _replaced(query, dict(zip(unknown, chosen, strict=True)))
        if matches(changed):
            return print_query(changed)
    return None


def _unknown(query: Query, expander: Expander) -> Iterator[str]:
    """Yield the forms of words that the corpus does not hold."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _unknown(part, expander)
        case Scoped(field, part) if field is not Field.OUTLET:
            yield from _unknown(part, expander)
        case Word(text) | Phrase(text):
            for form in forms(text):
                if len(form) >= _SHORTEST and form.isalpha() and not expander.forms_of(form):
                    yield form


def _corrections(connection: sqlite3.Connection, form: str, *, thorough: bool) -> list[str]:
    """Return known words that are spelled much the same, the likeliest first, as written."""
    most = 1 if len(form) <= _SHORTEST + 1 else MOST_LETTERS
    for beginning in (form[0], "") if thorough else (form[0],):
        found = lexicon.common_words(
            connection, beginning, len(form) - most, len(form) + most, *pieces(form, most)
        )
        scored = (
            (_COST * distance - math.log(uses), word, spelling)
            for word, uses, spelling in found
            if (distance := within(form, word, most)) is not None
        )
        if best := sorted(scored)[:_CANDIDATES]:
            return [spelling or word for _, word, spelling in best]
    return []


def _replaced(query: Query, corrections: dict[str, str]) -> Query:
    """Return the query with words replaced by form."""
    match query:
        case And(parts) | Or(parts):
            return replace(query, parts=tuple(_replaced(part, corrections) for part in parts))
        case Scoped(_, part) | Not(part):
            return replace(query, query=_replaced(part, corrections))
        case Word(text) | Phrase(text):
            corrected = WORD.sub(lambda raw: corrections.get(form_of(raw[0]), raw[0]), text)
            return replace(query, text=corrected)
        case _:
            return query

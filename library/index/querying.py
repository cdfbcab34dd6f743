"""From a query as typed to the articles that match it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from corpus.work import Cancelled
from library.index.all_articles import ordered, own_order
from library.model import Listing
from search.language.lexing import CLOSING
from search.language.parsing import parse_query
from search.language.resolving import resolve
from search.language.syntax import (
    Field,
    InState,
    Phrase,
    Query,
    State,
    Text,
    asks,
    last_leaf,
    walk,
)
from search.model import Order

if TYPE_CHECKING:
    from library.index.answers import Answers
    from search.engine import Engine

NOTE_FIELDS = (Field.NOTE, Field.TAG)
"""Fields that notes have."""


def find(
    engine: "Engine",
    answers: "Answers",
    text: str,
    order: Order,
    *,
    typing: bool = False,
    cancelled: Cancelled | None = None,
) -> Listing:
    """Find the articles that match `text`; marks, notes and names are opened when asked about.

    Raises `ImpossibleQuery` and `SearchCancelled`, both from `search.errors`.
    """
    parsed = parse_query(text, today=date.today())
    query = parsed.query
    typing = typing and not _is_closed(text, query)
    states = _states(query, answers)
    query, waiting = _answered(query, engine, answers, last_leaf(query) if typing else None)
    ask = engine.complete if typing else engine.search
    found = ask(query, order=own_order(order), states=states, cancelled=cancelled)
    return Listing(
        text=text,
        order=order,
        query=query,
        keys=ordered(found.keys, order, answers.by_event),
        scores=found.scores,
        notices=(*parsed.notices, *waiting, *found.notices),
        suggestion=found.suggestion,
        typing=typing,
    )


def _is_closed(text: str, query: Query) -> bool:
    """Tell whether a query ends with a phrase and its closing mark: no word there is only begun."""
    return text.rstrip()[-1:] in CLOSING and isinstance(last_leaf(query), Phrase)


def matching(
    engine: "Engine",
    answers: "Answers",
    query: Query,
    ids: Sequence[str],
    *,
    typing: bool,
) -> frozenset[str]:
    """Return those of `ids` whose articles match a query that does not ask about notes."""
    states = _states(query, answers)
    query, _ = _answered(query, engine, answers, last_leaf(query) if typing else None)
    ask = engine.complete if typing else engine.search
    keys = frozenset(ask(query, states=states).keys)
    return frozenset(row.id for row in engine.rows(engine.keys_of(ids)) if row.key in keys)


def _answered(
    query: Query, engine: "Engine", answers: "Answers", unfinished: Text | None
) -> tuple[Query, tuple[str, ...]]:
    """Return a query with all that others know answered, and what people should know."""
    waiting: list[str] = []
    if asks(query, NOTE_FIELDS):
        notes = answers.notes(unfinished)
        query = resolve(query, dict.fromkeys(NOTE_FIELDS, notes))
    if asks(query, (Field.NAME,)):
        waiting += _still_found("Names", answers.unnamed())
        query = resolve(query, {Field.NAME: answers.names(unfinished)})
    if asks(query, (Field.EVENT,)):
        waiting += _still_found("Events", answers.ungrouped())
        titled = partial(_titled, engine, unfinished)
        query = resolve(query, {Field.EVENT: answers.events(titled)})
    return query, tuple(waiting)


def _still_found(what: str, left: int) -> list[str]:
    return [f"{what} are still being found; {left:,} articles are left."] if left else []


def _titled(engine: "Engine", unfinished: Text | None, part: Query) -> list[str]:
    """Return the ids of the articles that match a query about titles."""
    begun = unfinished is not None and last_leaf(part) is unfinished
    found = engine.complete(part) if begun else engine.search(part)
    return [row.id for row in engine.rows(found.keys)]


def _states(query: Query, answers: "Answers") -> Mapping[str, frozenset[str]]:
    """Return the articles in each state that a query asks about."""
    asked = {node.state for node in walk(query) if isinstance(node, InState)}
    states: dict[str, frozenset[str]] = {}
    if asked:
        states = {State.READ: answers.read(), State.STARRED: answers.starred()}
    if State.NOTED in asked:
        states[State.NOTED] = answers.noted()
    return states

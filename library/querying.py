"""From a query as typed to the articles that match it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from library.model import Listing
from library.whole_list import ordered, own_order
from search.lexing import CLOSING
from search.model import Order
from search.parsing import parse_query
from search.syntax import Field, InState, Phrase, Query, Scoped, State, Text, children, last_leaf

if TYPE_CHECKING:
    from library.desk import Library
    from search.engine import Engine

NOTE_FIELDS = frozenset({Field.NOTE, Field.TAG})
"""Fields that the notebook answers."""
NAME_FIELDS = frozenset({Field.NAME})
"""Fields that the names answer."""
EVENT_FIELDS = frozenset({Field.EVENT})
"""Fields that the events answer."""


def find(
    engine: "Engine",
    library: "Library",
    text: str,
    order: Order,
    *,
    typing: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> Listing:
    """Find the articles that match `text`; marks, notes and names are opened when asked about.

    Raises `ImpossibleQuery` and `SearchCancelled`, both from `search.errors`.
    """
    parsed = parse_query(text, today=date.today())
    query = parsed.query
    typing = typing and not _is_closed(text, query)
    states = _states(query, library)
    unfinished = last_leaf(query) if typing else None
    if asks(query, NOTE_FIELDS):
        query = library.notebook.answer(query, unfinished)
    query, waiting = _answered(query, engine, library, unfinished)
    ask = engine.complete if typing else engine.search
    found = ask(query, order=own_order(order), states=states, cancelled=cancelled)
    return Listing(
        text=text,
        order=order,
        query=query,
        keys=ordered(found.keys, order, engine, library),
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
    library: "Library",
    query: Query,
    ids: Sequence[str],
    *,
    typing: bool,
) -> frozenset[str]:
    """Return those of `ids` whose articles match a query that does not ask about notes."""
    states = _states(query, library)
    query, _ = _answered(query, engine, library, last_leaf(query) if typing else None)
    ask = engine.complete if typing else engine.search
    keys = frozenset(ask(query, states=states).keys)
    return frozenset(row.id for row in engine.rows(engine.keys_of(ids)) if row.key in keys)


def asks_state(query: Query) -> bool:
    """Tell whether a query asks about personal states, as `is:unread` does."""
    return isinstance(query, InState) or any(asks_state(part) for part in children(query))


def asks(query: Query, fields: frozenset[Field]) -> bool:
    """Tell whether a part of a query is about one of `fields`, as `tag:` is."""
    is_own = isinstance(query, Scoped) and query.field in fields
    return is_own or any(asks(part, fields) for part in children(query))


def _answered(
    query: Query, engine: "Engine", library: "Library", unfinished: Text | None
) -> tuple[Query, tuple[str, ...]]:
    """Return a query with all about names and events answered, and what people should know."""
    query, unnamed = _named(query, library, unfinished)
    query, ungrouped = _grouped(query, engine, library, unfinished)
    return query, (*unnamed, *ungrouped)


def _named(
    query: Query, library: "Library", unfinished: Text | None
) -> tuple[Query, tuple[str, ...]]:
    """Return a query with every `name:` answered, and what people should know about it."""
    if not asks(query, NAME_FIELDS):
        return query, ()
    left = library.names.pending()
    waiting = f"Names are still being found; {left:,} articles are left." if left else ""
    return library.names.answer(query, unfinished), (waiting,) if waiting else ()


def _grouped(
    query: Query, engine: "Engine", library: "Library", unfinished: Text | None
) -> tuple[Query, tuple[str, ...]]:
    """Return a query with every `event:` answered, and what people should know about it."""
    if not asks(query, EVENT_FIELDS):
        return query, ()

    def titled(part: Query) -> list[str]:
        begun = unfinished is not None and last_leaf(part) is unfinished
        found = engine.complete(part) if begun else engine.search(part)
        return [row.id for row in engine.rows(found.keys)]

    left = library.comparisons.pending()
    waiting = f"Events are still being found; {left:,} articles are left." if left else ""
    return library.comparisons.answer(query, titled), (waiting,) if waiting else ()


def _holds(query: Query, wanted: Query) -> bool:
    return query == wanted or any(_holds(part, wanted) for part in children(query))


def _states(query: Query, library: "Library") -> dict[str, frozenset[str]]:
    """Return the articles in each state that a query asks about."""
    states: dict[str, frozenset[str]] = {}
    if asks_state(query):
        mine = library.marks
        states = {State.READ: mine.read_ids(), State.STARRED: mine.starred_ids()}
    if _holds(query, InState(State.NOTED)):
        states[State.NOTED] = frozenset(library.notebook.counts())
    return states

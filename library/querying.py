"""From a query as typed to the articles that match it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from library.model import Listing
from search.model import Order
from search.parsing import parse_query
from search.syntax import Field, InState, Query, Scoped, State, children, last_leaf

if TYPE_CHECKING:
    from library.marks import Marks
    from library.notebook import Notebook
    from search.engine import Engine

NOTE_FIELDS = frozenset({Field.NOTE, Field.TAG})
"""Fields that the notebook answers."""


def find(
    engine: "Engine",
    marks: "Callable[[], Marks]",
    notebook: "Callable[[], Notebook]",
    text: str,
    order: Order,
    *,
    typing: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> Listing:
    """Find the articles that match `text`; marks and notes are only opened for queries about them.

    Raises `ImpossibleQuery` and `SearchCancelled`, both from `search.errors`.
    """
    parsed = parse_query(text, today=date.today())
    query = parsed.query
    states = _states(query, marks, notebook)
    if asks_notes(query):
        query = notebook().answer(query, last_leaf(query) if typing else None)
    if typing:
        found = engine.complete(query, cancelled, order=order, states=states)
    else:
        found = engine.search(query, order, states=states, cancelled=cancelled)
    return Listing(
        text=text,
        order=order,
        query=query,
        keys=found.keys,
        scores=found.scores,
        notices=(*parsed.notices, *found.notices),
        suggestion=found.suggestion,
        typing=typing,
    )


def matching(
    engine: "Engine",
    marks: "Callable[[], Marks]",
    notebook: "Callable[[], Notebook]",
    query: Query,
    ids: Sequence[str],
    *,
    typing: bool,
) -> frozenset[str]:
    """Return those of `ids` whose articles match a query that does not ask about notes."""
    states = _states(query, marks, notebook)
    ask = engine.complete if typing else engine.search
    keys = frozenset(ask(query, states=states).keys)
    return frozenset(row.id for row in engine.rows(engine.keys_of(ids)) if row.key in keys)


def asks_state(query: Query) -> bool:
    """Tell whether a query asks about personal states, as `is:unread` does."""
    return isinstance(query, InState) or any(asks_state(part) for part in children(query))


def asks_notes(query: Query) -> bool:
    """Tell whether a part of a query is about notes, as `tag:` is."""
    is_own = isinstance(query, Scoped) and query.field in NOTE_FIELDS
    return is_own or any(asks_notes(part) for part in children(query))


def _holds(query: Query, wanted: Query) -> bool:
    return query == wanted or any(_holds(part, wanted) for part in children(query))


def _states(
    query: Query, marks: "Callable[[], Marks]", notebook: "Callable[[], Notebook]"
) -> dict[str, frozenset[str]]:
    """Return the articles in each state that a query asks about."""
    states: dict[str, frozenset[str]] = {}
    if asks_state(query):
        mine = marks()
        states = {State.READ: mine.read_ids(), State.STARRED: mine.starred_ids()}
    if _holds(query, InState(State.NOTED)):
        states[State.NOTED] = frozenset(notebook().counts())
    return states

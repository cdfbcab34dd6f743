"""From a query as typed to the articles that match it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from library.model import Listing
from search.model import Order
from search.parsing import parse_query
from search.syntax import InState, Query, State, children

if TYPE_CHECKING:
    from library.marks import Marks
    from search.engine import Engine


def find(
    engine: "Engine",
    marks: "Callable[[], Marks]",
    text: str,
    order: Order,
    *,
    typing: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> Listing:
    """Find the articles that match `text`; `marks` are only opened for queries about them.

    Raises `ImpossibleQuery` and `SearchCancelled`, both from `search.errors`.
    """
    parsed = parse_query(text, today=date.today())
    query = parsed.query
    states: dict[str, frozenset[str]] = {}
    if asks_state(query):
        mine = marks()
        states = {State.READ: mine.read_ids(), State.STARRED: mine.starred_ids()}
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


def asks_state(query: Query) -> bool:
    """Tell whether a query asks about personal states, as `is:unread` does."""
    return isinstance(query, InState) or any(asks_state(part) for part in children(query))

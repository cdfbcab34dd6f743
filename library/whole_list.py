"""The list of all articles, for which no query has to be read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from library.model import Listing
from search.everything import Everything
from search.model import Order

if TYPE_CHECKING:
    from library.desk import Library
    from search.engine import Engine


def list_all(engine: "Engine", library: "Library", order: Order) -> Listing:
    """List every article."""
    query = Everything()
    keys = engine.search(query, order=own_order(order)).keys
    return Listing("", order, query, ordered(keys, order, engine, library))


def own_order(order: Order) -> Order:
    """Return the order that an engine sorts by: events are known to the library only."""
    return Order.NEWEST if order is Order.EVENT else order


def ordered(
    keys: Sequence[int], order: Order, engine: "Engine", library: "Library"
) -> Sequence[int]:
    """Return keys as an engine sorted them in the order that is wanted."""
    if order is not Order.EVENT:
        return keys
    from library.event_order import by_event  # noqa: PLC0415 - only in this order

    return by_event(keys, engine, library.comparisons)

"""The list of all articles, for which no query has to be read."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from library.model import Listing
from search.language.everything import Everything
from search.model import Order

if TYPE_CHECKING:
    from search.engine import Engine

ByEvent = Callable[[Sequence[int]], Sequence[int]]
"""Puts the keys of articles on one event behind each other."""


def list_all(engine: "Engine", order: Order, by_event: ByEvent) -> Listing:
    """List every article."""
    query = Everything()
    keys = engine.search(query, order=own_order(order)).keys
    return Listing("", order, query, ordered(keys, order, by_event))


def own_order(order: Order) -> Order:
    """Return the order that an engine sorts by: events are known to others only."""
    return Order.NEWEST if order is Order.EVENT else order


def ordered(keys: Sequence[int], order: Order, by_event: ByEvent) -> Sequence[int]:
    """Return keys as an engine sorted them in the order that is wanted."""
    return by_event(keys) if order is Order.EVENT else keys

"""Answering queries from one generation of the index."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from search.embedded.compiling import Compiler
from search.embedded.expansion import Expander
from search.embedded.listing import ordered_keys
from search.embedded.ranking import (
    by_moment,
    by_relevance,
    find,
    keys_of_moments,
    moments_of,
    stopwatch,
)
from search.embedded.segments.inversion import UNKNOWN_MINUTE
from search.embedded.segments.snapshot import Snapshot, open_snapshot
from search.embedded.spotting import Spotter
from search.embedded.suggesting import suggest
from search.language.syntax import Query, last_leaf
from search.model import Found, Order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from search.embedded.catalogue import Catalogue
    from search.embedded.matching import Check
    from search.embedded.ranking import Portion
    from search.engine import Cancelled, States

_SPOTTERS: Final = 3
"""Queries whose spotters are kept: the list, the reader and the side pane ask for the same ones."""


class Searcher:
    """One generation, opened for searching. Safe to use from several threads."""

    def __init__(self, directory: Path, catalogue: Catalogue, before: Searcher | None = None):
        self._catalogue = catalogue
        known = before.snapshot if before else None
        self.snapshot: Snapshot = open_snapshot(directory, catalogue, known)
        self._expander = Expander(catalogue.connection)
        self._orders: dict[Order, array[int]] = {}
        self._spotters: OrderedDict[tuple[Query, bool], Spotter] = OrderedDict()

    def search(
        self,
        query: Query,
        order: Order,
        states: States | None,
        cancelled: Cancelled | None,
        *,
        typing: bool,
    ) -> Found:
        """Find all articles that match; while `typing`, the last word is only begun."""
        check = stopwatch(cancelled)
        compiler = self._compiler(query, states, typing=typing)
        node = compiler.compile(query)
        found = find(node, self.snapshot, check)
        suggestion = None
        if not found and self.snapshot.articles:
            suggestion = self._suggestion(query, states, check, thorough=not typing)
        keys, best = self._ordered(order, found)
        return Found(keys, best, tuple(dict.fromkeys(compiler.notices)), suggestion)

    def spotter(self, query: Query, *, typing: bool) -> Spotter:
        """Return what marks the hits of a query."""
        spotter = self._spotters.get((query, typing))
        if spotter is None:
            unfinished = last_leaf(query) if typing else None
            connect = self._catalogue.connection
            spotter = Spotter(query, self._expander, connect, unfinished=unfinished)
            self._spotters[query, typing] = spotter
            if len(self._spotters) > _SPOTTERS:
                self._spotters.popitem(last=False)
        return spotter

    def _compiler(self, query: Query, states: States | None, *, typing: bool) -> Compiler:
        unfinished = last_leaf(query) if typing else None
        connection = self._catalogue.connection()
        return Compiler(self.snapshot, self._expander, connection, states, unfinished)

    def _suggestion(
        self, query: Query, states: States | None, check: Check, *, thorough: bool
    ) -> str | None:
        def matches(changed: Query) -> bool:
            node = self._compiler(changed, states, typing=False).compile(changed)
            return bool(find(node, self.snapshot, check))

        connection = self._catalogue.connection()
        return suggest(query, self._expander, connection, matches, thorough=thorough)

    def _ordered(
        self, order: Order, found: Sequence[Portion]
    ) -> tuple[Sequence[int], Sequence[float]]:
        if order is Order.RELEVANCE:
            return by_relevance(found)
        moments = moments_of(found)
        if order in {Order.NEWEST, Order.OLDEST}:
            newest = order is Order.NEWEST
            return by_moment(moments, newest=newest, unknown=UNKNOWN_MINUTE), ()
        among = keys_of_moments(moments)
        return array("I", [key for key in self._all_keys(order) if key in among]), ()

    def _all_keys(self, order: Order) -> array[int]:
        """Return all keys in an order, read once in a generation: that takes longer than a search.

        Until another generation is opened, articles that come and go meanwhile change nothing.
        """
        if order not in self._orders:
            self._orders[order] = ordered_keys(self._catalogue.connection(), order)
        return self._orders[order]

"""What the index has to ask others while it answers a query: it knows articles only."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.language.resolving import Resolver
    from search.language.syntax import Query, Text

TitledBy = Callable[["Query"], Iterable[str]]
"""Answers a query about titles with the ids of the articles that have such a title."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Who knows what about articles; each is opened when it is asked for the first time."""

    read: Callable[[], frozenset[str]]
    """Ids of the articles that were read."""
    starred: Callable[[], frozenset[str]]
    noted: Callable[[], frozenset[str]]
    notes: "Callable[[Text | None], Resolver]"
    """Resolves parts about notes; given the word that is only begun, or None."""
    names: "Callable[[Text | None], Resolver]"
    """Resolves parts about names, likewise."""
    unnamed: Callable[[], int]
    """How many articles have no names yet."""
    events: "Callable[[TitledBy], Resolver]"
    """Resolves parts about events; given what finds articles by their titles."""
    ungrouped: Callable[[], int]
    """How many articles have no events yet."""
    by_event: Callable[[Sequence[int]], Sequence[int]]
    """Puts the keys of articles on one event behind each other."""

"""The empty query, of which the first list is made: the rest of the syntax tree can wait."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every article."""

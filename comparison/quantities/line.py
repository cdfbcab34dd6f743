"""A text made ready for reading its quantities, and what a reader of one kind returns."""

from dataclasses import dataclass
from typing import NamedTuple

from comparison.quantities.lexicon import Lexicon
from comparison.quantities.tokens import END, Token


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a text with the words of its language."""

    text: str
    tokens: tuple[Token, ...]
    words: Lexicon

    def at(self, place: int) -> Token:
        """Return a token, or one without text outside the line."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else END

    def glued(self, place: int) -> bool:
        """Return whether a token follows the one before it without white space."""
        return 0 < place < len(self.tokens) and not self.tokens[place].gap


class Found(NamedTuple):
    """A quantity as its reader sees it, before the hedge in front of it is known."""

    kind: str
    low: float
    high: float
    value: float | None
    """The figure; None when `low` and `high` say all and no hedge widens them."""
    grain: float
    """How precise the figure is: 100 for 3,400."""
    head: str
    first: int
    """First token."""
    after: int
    """The token behind the last."""


def exact(kind: str, value: float, grain: float, head: str, first: int, after: int) -> Found:
    """Return a quantity that is one figure."""
    return Found(kind, value, value, value, grain, head, first, after)


def between(kind: str, low: float, high: float, first: int, after: int, head: str = "") -> Found:
    """Return a quantity that is known by its ends only."""
    return Found(kind, low, high, None, 0.0, head, first, after)

"""What a language has to provide so that its figures can be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Hedge(Enum):
    """In which direction a figure is left open."""

    BELOW = "below"
    """A little less: "knapp", "almost"."""
    ABOVE = "above"
    """A little more: "gut", "just over"."""
    LEAST = "least"
    """More, perhaps much: "mehr als", "at least"."""
    MOST = "most"
    """Less, perhaps much: "bis zu", "at most"."""
    ABOUT = "about"
    """Either way: "rund", "about"."""


class Unit(NamedTuple):
    """What a unit measures, and how many base units it is."""

    kind: str
    factor: float


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language, lower case as the tokens have them."""

    code: str
    """`de` or `en`."""
    point: str
    """What divides whole numbers from decimals when one separator stands before three digits."""
    openings: frozenset[str]
    """How words begin that may open a quantity and stand in no other table here."""
    spell: Callable[[str], float | None]
    """Reads a number that is one written word: `zweihundertfünf`, `seventeen`."""
    small: Mapping[str, float]
    """Words for 1 to 19, which may follow a word for tens or hundreds; empty where they fuse."""
    articles: frozenset[str]
    """Words that mean one only when a unit follows."""
    scales: Mapping[str, float]
    """Words that multiply the figure before them."""
    crowds: Mapping[str, tuple[float, float]]
    """Counts without a figure: "Dutzende", "hundreds"."""
    parts: Mapping[str, float]
    """Fractions of one: "Drittel", "quarters"."""
    units: Mapping[str, Unit]
    abbreviations: Mapping[str, Unit]
    """Units that are read after digits only."""
    suffixes: tuple[tuple[str, Unit], ...]
    """Ends of adjectives that hold a figure and its unit: "siebenstündig"."""
    months: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    """First and last month; 13 and more are those of the next year."""
    stretches: Mapping[str, tuple[int, int]]
    """First and last day of the part of a month: "Anfang", "late"."""
    weekdays: Mapping[str, int]
    """0 is Monday."""
    day_parts: Mapping[str, tuple[int, int]]
    """First and last hour; 24 and more are those of the next day."""
    hedges: Mapping[tuple[str, ...], Hedge]
    between: frozenset[str]
    """Words that may stand between a hedge and its figure."""
    ranges: frozenset[str]
    """Words between the ends of a range."""
    ands: frozenset[str]
    labels: frozenset[str]
    """Words whose figure is a name: "Halle 4", "Article 5"."""
    stops: frozenset[str]
    """Words that end the search for a counted noun."""
    nobody: frozenset[str]
    none: frozenset[str]
    """Words for no at all before a noun."""
    victims: frozenset[str]
    """Nouns whose absence is reported like a figure: "keine Verletzten"."""


def words(text: str) -> frozenset[str]:
    """Return the words of `text` as a set."""
    return frozenset(text.split())


def units(*rows: tuple[str, float, str]) -> dict[str, Unit]:
    """Return the units of rows of kind, factor and words."""
    return {word: Unit(kind, factor) for kind, factor, row in rows for word in row.split()}


def hedges(**rows: str) -> dict[tuple[str, ...], Hedge]:
    """Return hedges of one or more words; `|` divides the phrases of a row."""
    return {
        tuple(phrase.split()): Hedge(name)
        for name, row in rows.items()
        for phrase in row.split("|")
    }


def numbered(row: str, first: int = 1) -> dict[str, int]:
    """Return the place of each group of words; `|` divides groups."""
    return {
        word: place for place, group in enumerate(row.split("|"), first) for word in group.split()
    }

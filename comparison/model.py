"""What this room takes in and hands out: analysed articles, links between statements, differences.

A statement is one sentence of an article's outline; headings and boilerplate are none. All spans
count code points of `Article.text`, end exclusive. Sides are the compared articles in the order in
which they were given; statements are numbered from 0 within their side.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from comparison.quantity import Quantity
from corpus.article import Span


class Token(NamedTuple):
    """One word of a statement."""

    start: int
    end: int
    stem: str
    """Folded stem without inflection; a number as its digits."""
    content: bool
    """False for stop words."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, taken apart."""

    span: Span
    text: str
    """`Article.text[span.start:span.end]`."""
    tokens: tuple[Token, ...]
    """All words in their order; hyphenated words as their parts."""
    quantities: tuple[Quantity, ...]
    """Figures, durations, dates and times, by place."""
    quotes: tuple[Span, ...]
    """What stands between quotation marks, without the marks."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """The statements of one article as a language model of the user's sees them."""

    model: str
    """Which model: vectors of different ones are not compared."""
    of_statements: tuple[bytes, ...]
    """For each statement, a signed byte for each dimension."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One article taken apart, computed once when it is indexed; needs no dictionary to be used."""

    article: str
    """Id of the article."""
    digest: str
    """`Article.digest` of the text that was analysed."""
    language: str
    """`de` or `en`: whose stems and words were used."""
    statements: tuple[Statement, ...]
    vectors: Vectors | None = None
    """Only where the user has set a model."""


class NamedMention(NamedTuple):
    """A name in the text and who it is."""

    start: int
    end: int
    entity: str
    """Id of the entity; the same for all its spellings, in all articles."""
    type: str
    """`PER`, `ORG`, `LOC` or `MISC`."""


@dataclass(frozen=True, slots=True)
class Side:
    """One article as it enters a comparison."""

    analysis: Analysis
    mentions: tuple[NamedMention, ...]
    """Ascending, without overlaps."""


class Place(NamedTuple):
    """A statement of a comparison."""

    side: int
    statement: int


class Tie(NamedTuple):
    """A pair of statements about which somebody has decided."""

    left: Place
    right: Place
    tied: bool
    """True: they say the same; False: they do not, whatever their words."""


class Status(StrEnum):
    """Whether other sides report a statement as well."""

    SHARED = "shared"
    """A strong link leads to another side."""
    WEAK = "weak"
    """Only weak links do: possibly related."""
    ONLY = "only"
    """Only this side reports it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements of two sides that report the same; `left.side < right.side`."""

    left: Place
    right: Place
    score: float
    """Log-odds that they do, from the model; above 0 more likely than not."""
    strong: bool
    """Sure enough to be called shared without reserve."""
    why: tuple[str, ...]
    """What the two have in common, in words for people: names, figures, rare words."""
    decided: bool = False
    """True when a person tied them."""


class Kind(StrEnum):
    """In what respect sources differ."""

    QUANTITY = "quantity"
    NAME = "name"
    DATE = "date"
    SET = "set"
    POLARITY = "polarity"
    ATTRIBUTION = "attribution"
    TERM = "term"


class Verdict(StrEnum):
    """How two reports relate. There is no verdict of being wrong."""

    DIFFERS = "differs"
    COMPATIBLE = "compatible"
    """They need not contradict each other: rounded, hedged, spelled another way."""


class Value(NamedTuple):
    """What one side says, and where."""

    place: Place
    span: Span
    """The words that differ; inside the statement."""
    text: str
    """Those words."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A point on which sides report differently."""

    kind: Kind
    verdict: Verdict
    values: tuple[Value, ...]
    """At least two, of at least two sides; by side, then by place."""
    subject: str
    """What it is about, a word or two for a list: a counted noun, a name; may be empty."""
    reason: str
    """Why this is said, one short sentence for people."""


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of several sides that report the same fact: a row of the matrix."""

    places: tuple[Place, ...]
    """Ascending; at least two sides, possibly several statements of one side."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more articles side by side."""

    sides: tuple[Side, ...]
    links: tuple[Link, ...]
    """By place. All links down to the floor; what is shown depends on a threshold,
    see `comparison.viewing`."""
    discrepancies: tuple[Discrepancy, ...]
    """In the order in which a reader wants them: differing before compatible, sure before unsure,
    then by place."""

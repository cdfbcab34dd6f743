"""What a quantity in a text is: a figure with its unit as an interval that can be compared."""

from dataclasses import dataclass

from corpus.article import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, duration, sum of money, date or time as written in a text."""

    kind: str
    """`duration` (minutes), `age` (years), `percent`, `points` (of per cent), `EUR` and other
    currencies, `length` (metres), `area`, `volume` (litres), `mass` (kilograms), `speed`, `degree`,
    `power`, `energy`, `count`, `ratio` (of two camps), `clock` (minutes of the day), `date` (days
    of years of 372), `year`, `weekday` (hours of the week)."""
    low: float
    high: float
    """Both ends included: "rund 100" is an interval, an exact figure is a point."""
    value: float | None
    """The figure itself; None where only the interval has a meaning."""
    head: str
    """The counted noun, lower case; empty when the unit says it all."""
    span: Span
    text: str
    """As written, hedge included."""
    hedged: bool
    grain: float = 0.0
    """The last place of the figure that is no closing zero: 0.1 for 3,5, 100 for 3.400, 1e6 for
    213 million; 0 where only the interval has a meaning."""

"""Differences in words, for the list of them. All of it is outside text: never markup."""

from collections.abc import Sequence
from typing import NamedTuple

from comparison.model import Discrepancy, Value
from comparison.signs import KINDS, VERDICT_SIGNS
from corpus.article import Span
from corpus.text import clean_line
from tui.comparing.material import Material
from tui.comparing.sight import DIFFERS


class Quote(NamedTuple):
    """A value in its statement."""

    label: str
    text: str
    """The statement, on one line."""
    value: Span
    """Where the value is, in code points of `text`."""


class Point(NamedTuple):
    """A difference as it is listed."""

    sign: str
    subject: str
    values: tuple[tuple[str, str], ...]
    """What is said, and who says it; one entry a side."""
    quotes: tuple[Quote, ...]
    """One entry a value."""
    reason: str


def describe_points(
    material: Material, found: Sequence[Discrepancy] | None = None
) -> tuple[Point, ...]:
    """Return differences in words, in their order: those of the comparison, or others."""
    listed = material.comparison.discrepancies if found is None else found
    return tuple(_describe(material, each) for each in listed)


def _describe(material: Material, found: Discrepancy) -> Point:
    by_side: dict[int, list[str]] = {}
    for value in found.values:
        said = by_side.setdefault(value.place.side, [])
        text = clean_line(value.text, 120)
        if text not in said:
            said.append(text)
    values = tuple((", ".join(said), material.labels[side]) for side, said in by_side.items())
    quotes = tuple(_quote(material, value) for value in found.values)
    subject = clean_line(found.subject, 60) or KINDS[found.kind]
    subject = subject[:1].upper() + subject[1:]
    return Point(
        VERDICT_SIGNS[found.verdict], subject, values, quotes, clean_line(found.reason, 300)
    )


def _quote(material: Material, value: Value) -> Quote:
    """Return the statement around a value, line ends as spaces so that no offset moves."""
    side, statement = value.place
    around = material.spans(side)[statement]
    text = material.articles[side].text[slice(*around)].replace("\n", " ")
    here = Span(value.span.start - around.start, value.span.end - around.start)
    return Quote(material.labels[side], text, here)


def count_points(points: Sequence[Point]) -> tuple[int, int]:
    """Return how many differ and how many are compatible."""
    differing = sum(point.sign == DIFFERS for point in points)
    return differing, len(points) - differing

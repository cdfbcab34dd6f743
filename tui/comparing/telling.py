"""What the others say about a statement: for the drawer, and for what stands out in the texts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from comparison.model import Place
from comparison.wording import differing_words
from corpus.article import Span
from tui.comparing.material import Material
from tui.comparing.sight import ONLY, SHARED, WEAK, Sight


class Told(NamedTuple):
    """What one other article says about a statement."""

    sign: str
    label: str
    text: str
    """Its statement, line ends as spaces; else a sentence that says there is none."""
    quoted: bool
    values: tuple[Span, ...] = ()
    """What differs, in code points of `text`."""
    words: tuple[Span, ...] = ()
    """Words that the statement under the cursor does not have."""


def tell_counterparts(
    material: Material, sight: Sight, place: Place, partners: Sequence[Place]
) -> list[Told]:
    """Return what every other side says about a statement, in the order of the sides."""
    told = []
    for side, label in enumerate(material.labels):
        if side == place.side:
            continue
        theirs = [each for each in partners if each.side == side]
        if not theirs:
            told.append(Told(ONLY, label, "does not report this.", quoted=False))
        told += [_tell(material, sight, place, each) for each in theirs]
    return told


def _tell(material: Material, sight: Sight, place: Place, other: Place) -> Told:
    span = material.spans(other.side)[other.statement]
    text = material.articles[other.side].text[span.start : span.end].replace("\n", " ")
    strong = any(link.strong or link.decided for link in sight.links_between(place, other))
    sign = sight.point_sign(place, other) or (SHARED if strong else WEAK)
    letters = sight.mark(other).letters
    label = f"{letters} {material.labels[other.side]}".strip()
    values = [
        Span(each.start - span.start, each.end - span.start)
        for each in values_of(material, other.side)
        if span.start <= each.start and each.end <= span.end
    ]
    _, words = differing_words(material.comparison.sides, place, other)
    moved = tuple(Span(each.start - span.start, each.end - span.start) for each in words)
    return Told(sign, label, text, True, tuple(values), moved)


def values_of(material: Material, side: int) -> list[Span]:
    """Return what differs on a side, ascending and disjoint."""
    spans = [
        value.span
        for point in material.comparison.discrepancies
        for value in point.values
        if value.place.side == side
    ]
    return join_spans(spans)


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans ascending, those that touch or overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined

"""What the others say about a statement: for the drawer, and for what stands out in the texts."""

from collections.abc import Sequence
from typing import NamedTuple

from comparison.model import Place
from comparison.wording import differing_words
from corpus.article import Span
from tui.comparing.material import Material
from tui.comparing.sight import ONLY, SHARED, WEAK, Sight
from tui.painting import spans_within
from tui.wrapping import Line


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
        for each in spans_within(material.values(other.side), Line(*span))
    ]
    _, words = differing_words(material.comparison.sides, place, other)
    moved = tuple(Span(each.start - span.start, each.end - span.start) for each in words)
    return Told(sign, label, text, True, tuple(values), moved)

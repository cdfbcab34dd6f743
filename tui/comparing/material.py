"""What is compared, as the screens need it: texts, how they are built, and who published them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from comparison.model import Comparison, Place, Statement
from corpus.article import Article, Outline, Span
from corpus.text import clean_line
from library.comparing.model import Compared, Passage


@dataclass(frozen=True)
class Material:
    """Articles and what was found when they were compared; one entry a side throughout."""

    compared: Compared
    labels: tuple[str, ...]
    """What each side is called: its outlet, with day or number when one outlet has several."""
    notices: tuple[str, ...] = ()
    """What people should know before they trust it, whole sentences."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles."""
        return self.compared.articles

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """How the articles are built."""
        return self.compared.outlines

    @property
    def comparison(self) -> Comparison:
        """What was found."""
        return self.compared.comparison

    @cached_property
    def _spans(self) -> list[tuple[Span, ...]]:
        sides = self.comparison.sides
        return [tuple(each.span for each in side.analysis.statements) for side in sides]

    def spans(self, side: int) -> tuple[Span, ...]:
        """Return where the statements of a side are."""
        return self._spans[side]

    @cached_property
    def _values(self) -> list[list[Span]]:
        found: list[list[Span]] = [[] for _ in self.articles]
        for point in self.comparison.discrepancies:
            for value in point.values:
                found[value.place.side].append(value.span)
        return [join_spans(spans) for spans in found]

    def values(self, side: int) -> Sequence[Span]:
        """Return what differs on a side, ascending and disjoint."""
        return self._values[side]

    def place_of(self, side: int, offset: int) -> Place:
        """Return the statement at a code point, else the last one before it, else the first."""
        starts = [span.start for span in self.spans(side)]
        return Place(side, max(0, bisect_right(starts, offset) - 1))

    def passage(self, place: Place) -> Passage:
        """Return where a statement stands, as the library understands it."""
        return Passage(self.articles[place.side].id, self.spans(place.side)[place.statement])

    def words(self, place: Place) -> str:
        """Return the text of a statement, on one line."""
        return clean_line(self.statement(place).text, 2000)

    def statement(self, place: Place) -> Statement:
        """Return a statement, taken apart."""
        return self.comparison.sides[place.side].analysis.statements[place.statement]


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans ascending, those that touch or overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined

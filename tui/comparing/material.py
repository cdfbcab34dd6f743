"""What is compared, as the screens need it: texts, how they are built, and who published them."""

from dataclasses import dataclass

from comparison.model import Comparison, Place, Statement
from corpus.article import Article, Outline, Span
from corpus.text import clean_line
from library.comparisons_model import Passage


@dataclass(frozen=True, slots=True)
class Material:
    """Articles and what was found when they were compared; one entry a side throughout."""

    articles: tuple[Article, ...]
    outlines: tuple[Outline, ...]
    labels: tuple[str, ...]
    """What each side is called: its outlet, with day or number when one outlet has several."""
    comparison: Comparison
    notices: tuple[str, ...] = ()
    """What people should know before they trust it, whole sentences."""

    def spans(self, side: int) -> tuple[Span, ...]:
        """Return where the statements of a side are."""
        return tuple(each.span for each in self.comparison.sides[side].analysis.statements)

    def passage(self, place: Place) -> Passage:
        """Return where a statement stands, as the library understands it."""
        return Passage(self.articles[place.side].id, self.spans(place.side)[place.statement])

    def words(self, place: Place) -> str:
        """Return the text of a statement, on one line."""
        return clean_line(self.statement(place).text, 2000)

    def statement(self, place: Place) -> Statement:
        """Return a statement, taken apart."""
        return self.comparison.sides[place.side].analysis.statements[place.statement]

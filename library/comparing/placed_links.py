"""From what people decided about passages to what it means for statements that are compared."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from annotations.anchoring.anchors import make_anchor, resolve_anchors
from comparison.model import Analysis, Place, Tie
from corpus.article import Article, Span
from corpus.text import clean_line
from library.comparing.link_decisions import Cited, LinkDecision
from library.comparing.model import Passage
from library.errors import LibraryError
from library.note_errors import check_length

SURE = frozenset({"exact", "moved"})
"""States of a passage in which a decision holds; an unsure one waits for a person."""


def cite(article: Article, passage: Passage) -> Cited:
    """Describe a passage so that it can be found again.

    Raises `LibraryError` for an empty one and one that is too long.
    """
    check_length(passage.span)
    try:
        return Cited(article.id, make_anchor(article.text, passage.span))
    except ValueError as error:
        raise LibraryError(f"There is no such passage: {error}.") from error


def find_passages(
    decisions: Iterable[LinkDecision], articles: Mapping[str, Article]
) -> dict[LinkDecision, tuple[Span | None, Span | None]]:
    """Return where the passages of decisions about two of `articles` stand now; None if unsure."""
    asked = [
        each
        for each in decisions
        if each.left.article in articles and each.right.article in articles
    ]
    found: dict[Cited, Span | None] = {}
    for id, article in articles.items():
        cited = [side for each in asked for side in (each.left, each.right) if side.article == id]
        resolved = resolve_anchors(article.text, [side.anchor for side in cited])
        for side, place in zip(cited, resolved, strict=True):
            found[side] = place.span if place.state in SURE else None
    return {each: (found[each.left], found[each.right]) for each in asked}


def ties_of(
    places: Mapping[LinkDecision, tuple[Span | None, Span | None]], analyses: Sequence[Analysis]
) -> tuple[list[Tie], tuple[str, ...]]:
    """Return what decisions mean for statements, and notices of those that lost their place."""
    sides = {analysis.article: number for number, analysis in enumerate(analyses)}
    ties, notices = [], []
    for decision, spans in places.items():
        both = []
        for cited, span in zip((decision.left, decision.right), spans, strict=True):
            side = sides[cited.article]
            number = None if span is None else statement_at(analyses[side], span)
            if number is None:
                quote = clean_line(cited.anchor.exact, 60)
                notices.append(
                    f"A decision about “{quote}” waits: that passage of {cited.article} changed."
                )
                break
            both.append(Place(side, number))
        else:
            left, right = sorted(both)
            ties.append(Tie(left, right, decision.tied))
    return ties, tuple(notices)


def statement_at(analysis: Analysis, span: Span) -> int | None:
    """Return the statement that has most of a passage; None when none has any of it."""
    statements = analysis.statements
    at = max(0, bisect_right(statements, span.start, key=lambda each: each.span.start) - 1)
    best, most = None, 0
    while at < len(statements) and statements[at].span.start < span.end:
        other = statements[at].span
        common = min(span.end, other.end) - max(span.start, other.start)
        if common > most:
            best, most = at, common
        at += 1
    return best


def overlap(span: Span | None, other: Span) -> bool:
    """Tell whether two passages of one article have anything in common."""
    return span is not None and span.start < other.end and other.start < span.end

"""Sides taken apart from invented sentences, for tests of what compares them."""

from collections.abc import Mapping, Sequence

from comparison.analysing import analyse_article
from comparison.model import NamedMention, Place, Side
from corpus.article import Article, Outline, Span

Names = Mapping[str, tuple[str, str]]
"""Type and entity by the name as it is written; the longest that fits counts."""
TITLE = "Titel"


def analysed(
    sentences: Sequence[str], names: Names | None = None, language: str = "de", id: str = "a"
) -> Side:
    """Return a side of these statements under a title, with all mentions of the names."""
    spans, at = [], len(TITLE) + 2
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    text = f"{TITLE}\n\n" + " ".join(sentences)
    article = Article(
        id, TITLE, None, None, None, None, language, text, f"{id}.md", "0" * 64, titled=True
    )
    analysis = analyse_article(article, Outline(tuple(spans), (), ()))
    return Side(analysis, _mentions(text, names or {}))


def _mentions(text: str, names: Names) -> tuple[NamedMention, ...]:
    found: list[NamedMention] = []
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not any(m.start < end and at < m.end for m in found):
                kind, entity = names[name]
                found.append(NamedMention(at, end, entity, kind))
            at = text.find(name, end)
    return tuple(sorted(found))


def all_linked(sides: Sequence[Side], score: float = 2.0) -> dict[tuple[Place, Place], float]:
    """Return a score for the first statements of every two sides, the second ones, and so on."""
    return {
        (Place(left, number), Place(right, number)): score
        for left in range(len(sides))
        for right in range(left + 1, len(sides))
        for number in range(min(len(sides[side].analysis.statements) for side in (left, right)))
    }

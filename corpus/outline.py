"""How the text of an article is built: statements, headings and what is neither."""

import re

from corpus.article import Article, Outline, Span
from corpus.draft import Marks
from corpus.sentences import split_sentences

_LINE = re.compile(r"[^\n]+")


def outline_article(article: Article, marks: Marks | None = None) -> Outline:
    """Return the outline of an article; `marks` is what its file said about headings.

    Every character of the body that is no white space belongs to exactly one span.
    """
    sentences: list[Span] = []
    headings: list[Span] = list(marks.headings) if marks else []
    asides: list[Span] = list(marks.asides) if marks else []
    known = set(headings) | set(asides)
    for match in _LINE.finditer(article.text, len(article.title)):
        span = Span(*match.span())
        if span not in known:
            if article.text.startswith("• ", span.start):
                span = Span(span.start + 2, span.end)
            sentences += split_sentences(article.text, span, article.language)
    return Outline(tuple(sentences), tuple(headings), tuple(asides))

"""Taking an article apart, once, when it is indexed."""

from bisect import bisect_left

from comparison.model import Analysis, Statement, Token
from comparison.quantities import find_quantities
from comparison.quotes import find_quotes, quoted_within
from comparison.stopwords import STOP_WORDS
from comparison.words import cut_words, stem_of
from corpus.article import Article, Outline, Span
from corpus.folding import fold_plain

_SAMPLE = 4000
"""Code points that tell the language of an article that does not name a known one."""


def analyse_article(article: Article, outline: Outline) -> Analysis:
    """Return the statements of an article with their words, quantities and quotes."""
    language = language_of(article)
    quotes = list(find_quotes(article.text))
    ends = [quote.end for quote in quotes]
    statements = []
    for span in outline.sentences:
        first = bisect_left(ends, span.start)
        past = first
        while past < len(quotes) and quotes[past].start < span.end:
            past += 1
        statements.append(_statement(article.text, span, language, quotes[first:past]))
    return Analysis(article.id, article.digest, language, tuple(statements))


def language_of(article: Article) -> str:
    """Return whose stems and stop words fit: `de` or `en`, German in doubt."""
    if article.language in STOP_WORDS:
        return article.language
    sample = article.text[:_SAMPLE]
    words = [fold_plain(sample[start:end]) for start, end in cut_words(sample)]
    english, german = (sum(word in STOP_WORDS[code] for word in words) for code in ("en", "de"))
    return "en" if english > german else "de"


def _statement(text: str, span: Span, language: str, quotes: list[Span]) -> Statement:
    sentence = text[span.start : span.end]
    tokens = []
    for start, end in cut_words(sentence):
        stem, content = stem_of(sentence[start:end], language)
        tokens.append(Token(span.start + start, span.start + end, stem, content))
    return Statement(
        span,
        sentence,
        tuple(tokens),
        find_quantities(sentence, span.start, language),
        quoted_within(quotes, span),
    )

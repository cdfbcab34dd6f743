"""Whether two statements hold the same words of somebody."""

from comparison.model import Statement

_SAME = 0.6
"""Share of the shorter quote's content words that both must have."""
_SAME_REPORTED = 0.75
"""The same where one side reports the words without quotation marks."""
_FEWEST, _FEWEST_REPORTED = 2, 3
"""Content words that both must have."""
_LONGEST = 60
"""Code points of a quote that stands for a row."""


def same_words(one: Statement, other: Statement) -> bool:
    """Return whether both statements quote the same, or one reports what the other quotes."""
    if not (one.quotes or other.quotes):
        return False
    ours, theirs = quoted_stems(one), quoted_stems(other)
    if ours and theirs:
        common = len(ours & theirs)
        return common >= _FEWEST and common >= _SAME * min(len(ours), len(theirs))
    reported = {token.stem for token in (other if ours else one).tokens if token.content}
    common = len((ours or theirs) & reported)
    return common >= _FEWEST_REPORTED and common >= _SAME_REPORTED * len(ours or theirs)


def quoted_stems(statement: Statement) -> frozenset[str]:
    """Return the stems of the content words between quotation marks."""
    return frozenset(
        token.stem
        for token in statement.tokens
        if token.content and any(q.start <= token.start < q.end for q in statement.quotes)
    )


def quoted_text(statement: Statement) -> str:
    """Return the longest quote of a statement, cut where it is long; empty without one."""
    if not statement.quotes:
        return ""
    start, end = max(statement.quotes, key=lambda quote: quote.end - quote.start)
    text = statement.text[start - statement.span.start : end - statement.span.start]
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"

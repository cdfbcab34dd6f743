"""What two statements have in common beside a figure, and a word for it."""

import math

from comparison.discrepancies.report import free_words, mentions_in
from comparison.model import Side, Statement, Token
from comparison.quantities import noun_fit
from comparison.quantity import Quantity
from comparison.synonyms import meanings
from comparison.words import related
from corpus.folding import fold_plain

_WINDOW = 6
"""Words on each side of a figure."""
_RELATED = 0.45
"""How far two words must be related to be in common."""
_SAID = 0.8
"""Fit of a noun and a verb of one family."""
_ANYBODY, _PEOPLE = "people", 0.6
"""A noun that says no more than that people are counted, and how well others must fit it."""


def beside(statement: Statement, quantity: Quantity) -> list[Token]:
    """Return the content words near a figure, without those of the figure."""
    start, end = quantity.span
    words = statement.tokens
    before = [token for token in words if token.end <= start][-_WINDOW:]
    after = [token for token in words if token.start >= end][:_WINDOW]
    return [token for token in before + after if token.content and not token.stem[0].isdigit()]


def shared_weight(left: Statement, one: Quantity, right: Statement, other: Quantity) -> float:
    """Return how many words near two figures mean the same, three at most."""
    ours, theirs = beside(left, one), beside(right, other)
    best = (max((related(a.stem, b.stem) for b in theirs), default=0.0) for a in ours)
    return sum(sorted(best, reverse=True)[:3])


def alike_around(left: Statement, one: Quantity, right: Statement, other: Quantity) -> float:
    """Return which share of the words near two figures is common, 0 to 1.

    What is counted is common by itself: two bare statements ("5.000 Teilnehmer") are alike.
    """
    ours, theirs = beside(left, one), beside(right, other)
    if not ours or not theirs:
        return float(not ours and not theirs)
    shares = (
        sum(max(related(a.stem, b.stem) for b in those) for a in these) / len(these)
        for these, those in ((ours, theirs), (theirs, ours))
    )
    return math.sqrt(math.prod(shares))


def have_in_common(left: Side, one: Statement, right: Side, other: Statement) -> bool:
    """Return whether two statements share a name or a word besides their figures."""
    names, rivals = (
        {m.entity for m in mentions_in(*each)} for each in ((left, one), (right, other))
    )
    if names & rivals:
        return True
    ours, theirs = (
        {token.stem for token in free_words(*each)} for each in ((left, one), (right, other))
    )
    return any(related(a, b) >= _RELATED or meanings(a) & meanings(b) for a in ours for b in theirs)


def counted_fit(left: Statement, one: Quantity, right: Statement, other: Quantity) -> float:
    """Return how well two counted nouns fit, 0 to 1; a word beside the figure may say the noun.

    "Sechs Personen wurden verletzt" and "sieben Verletzte" count the same.
    """
    fit = noun_fit(one.head, other.head)
    if not one.head or not other.head:
        return fit
    said = max(_said(one.head, right, other), _said(other.head, left, one))
    return max(fit, _SAID * said)


def _said(head: str, statement: Statement, quantity: Quantity) -> float:
    """Return how far a word beside a figure means the noun."""
    if not noun_fit(quantity.head, _ANYBODY) >= _PEOPLE:
        return 0.0
    near = [token.stem for token in beside(statement, quantity)]
    return max(
        (related(fold_plain(word), stem) for word in head.split() for stem in near), default=0.0
    )


def common_word(left: Statement, quantity: Quantity, right: Statement) -> str:
    """Return the word of the left statement, near its figure if possible, that the right has."""
    near = {token.start for token in beside(left, quantity)}
    theirs = {token.stem for token in _outside_figures(right)}
    begin = left.span.start
    found: list[tuple[float, int, str]] = []
    for token in _outside_figures(left):
        word = left.text[token.start - begin : token.end - begin]
        fit = max((related(token.stem, stem) for stem in theirs), default=0.0)
        noun = word[0].isupper() and token.start > begin
        found.append((fit + 0.2 * noun + 0.3 * (token.start in near), -token.start, word))
    best = max(found, default=(0.0, 0, ""))
    return best[2] if best[0] >= 0.7 else ""


def _outside_figures(statement: Statement) -> list[Token]:
    """Return the content words of a statement that are no part of a figure."""
    return [
        token
        for token in statement.tokens
        if token.content
        and not token.stem[0].isdigit()
        and not any(
            figure.span.start < token.end and token.start < figure.span.end
            for figure in statement.quantities
        )
    ]

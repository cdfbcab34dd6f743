"""Which words of two linked statements differ, for highlighting."""

from collections.abc import Iterable, Iterator, Sequence

from comparison.discrepancies.report import free_words, mentions_in, statement_at
from comparison.discrepancies.spelling import inflected
from comparison.model import NamedMention, Place, Side, Statement, Token
from comparison.quantities import Relation, noun_fit, relation
from comparison.quantity import Quantity
from comparison.words import related
from corpus.article import Span

Spans = tuple[Span, ...]
"""Ascending, without overlaps, in the text of the article."""

_ALIKE = 0.45
"""How far two words must be related not to be called different."""
_PARALLEL = 0.5
"""Share of the shorter statement's words that both must have for single words to be marked."""
_FIT = 0.45
"""How well counted nouns must fit for their figures to be set against each other."""
_FEWEST = 2
"""Words that both must have for that."""


def differing_words(sides: Sequence[Side], left: Place, right: Place) -> tuple[Spans, Spans]:
    """Return what to highlight in two linked statements: figures, names and words that differ.

    Figures of one kind that do not agree and names spelled in two ways are always marked, single
    words only where the statements are parallel enough for a difference to mean something.
    """
    one, other = statement_at(sides, left), statement_at(sides, right)
    ours, theirs = _figures(one, other)
    names = mentions_in(sides[left.side], one), mentions_in(sides[right.side], other)
    for mention, rival in _spelled(one, names[0], other, names[1]):
        ours.append(Span(mention.start, mention.end))
        theirs.append(Span(rival.start, rival.end))
    words = free_words(sides[left.side], one)
    others = free_words(sides[right.side], other)
    lone, rivals = _unmatched(words, others), _unmatched(others, words)
    shared = len(words) - len(lone)
    if shared >= _FEWEST and shared >= _PARALLEL * min(len(words), len(others)):
        ours += [Span(token.start, token.end) for token in lone]
        theirs += [Span(token.start, token.end) for token in rivals]
    return _merged(one, ours), _merged(other, theirs)


def _figures(one: Statement, other: Statement) -> tuple[list[Span], list[Span]]:
    """Return the figures of one kind of which the other statement confirms neither."""
    pairs = [
        (figure, rival, how)
        for figure in one.quantities
        for rival in other.quantities
        if (how := relation(figure, rival)) and _comparable(figure, rival)
    ]
    confirmed = [each for *both, how in pairs if _confirms(how, both[0]) for each in both]
    open_pairs = [both for *both, _ in pairs if not any(each in confirmed for each in both)]
    return [figure.span for figure, _ in open_pairs], [rival.span for _, rival in open_pairs]


def _confirms(how: Relation, figure: Quantity) -> bool:
    """Return whether figures say the same; a weekday need not come with the time of day."""
    return how is Relation.AGREE or (how is Relation.COMPATIBLE and figure.kind == "weekday")


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.kind != "count" or noun_fit(one.head, other.head) >= _FIT


def _spelled(
    one: Statement,
    names: Iterable[NamedMention],
    other: Statement,
    rivals: Sequence[NamedMention],
) -> Iterator[tuple[NamedMention, NamedMention]]:
    """Yield mentions of one entity that are written in two ways."""
    for mention in names:
        for rival in rivals:
            if mention.entity == rival.entity:
                text, its = _text(one, mention), _text(other, rival)
                if (
                    text != its
                    and not inflected(text, its)
                    and len(text.split()) == len(its.split())
                ):
                    yield mention, rival


def _text(statement: Statement, mention: NamedMention) -> str:
    begin = statement.span.start
    return statement.text[mention.start - begin : mention.end - begin]


def _unmatched(words: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    stems = {token.stem for token in others}
    return [
        word
        for word in words
        if word.stem not in stems and not any(related(word.stem, s) >= _ALIKE for s in stems)
    ]


def _merged(statement: Statement, spans: Iterable[Span]) -> Spans:
    """Return the spans in order, joined where only a space or a hyphen lies between."""
    begin = statement.span.start
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and (
            span.start <= found[-1].end
            or statement.text[found[-1].end - begin : span.start - begin] in (" ", "-")
        ):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)

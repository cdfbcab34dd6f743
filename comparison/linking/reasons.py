"""Why two statements are linked, in a few words for people."""

from collections.abc import Iterator
from typing import Final

from comparison.linking.evidence import Gathered, Pair
from comparison.linking.kinship import Kin
from comparison.model import Side, Statement
from comparison.quantities import Relation, relation

WORDS: Final = 3
"""Most shared words that are named."""
_RARE: Final = 0.8
_QUOTED: Final = 0.6
_RUN: Final = 2
_ORDER: Final = (Relation.AGREE, Relation.COMPATIBLE, Relation.DIFFER)
_SIGNS: Final = "=≈≠"
_NEAR: Final = 0.2


def reasons(sides: tuple[Side, Side], pair: Pair, gathered: Gathered) -> tuple[str, ...]:
    """Return what two statements have in common: names, figures, a quote, rare words."""
    left, right = (
        side.analysis.statements[number] for side, number in zip(sides, pair, strict=True)
    )
    evidence = gathered.evidence.get(pair)
    found = _names(sides, (left, right))
    found += _figures(left, right, near=evidence is not None and evidence.near > _NEAR)
    if evidence and (evidence.quote >= _QUOTED or evidence.run >= _RUN):
        found.append("word for word")
    found += _words(left, right, gathered.kin)
    return tuple(dict.fromkeys(found))


def _names(sides: tuple[Side, Side], statements: tuple[Statement, Statement]) -> list[str]:
    ours, theirs = (
        {
            mention.entity: (mention.start, mention.end)
            for mention in side.mentions
            if statement.span.start <= mention.start and mention.end <= statement.span.end
        }
        for side, statement in zip(sides, statements, strict=True)
    )
    begin = statements[0].span.start
    return [
        statements[0].text[start - begin : end - begin]
        for entity, (start, end) in ours.items()
        if entity in theirs
    ]


def _figures(left: Statement, right: Statement, *, near: bool) -> list[str]:
    """Return pairs of figures, each figure once, agreeing ones first."""
    pairs = sorted(
        (_ORDER.index(how), a, b)
        for a, one in enumerate(left.quantities)
        for b, other in enumerate(right.quantities)
        if (how := relation(one, other)) and (near or how is not Relation.DIFFER)
    )
    found, ours, theirs = [], set[int](), set[int]()
    for order, a, b in pairs:
        if a not in ours and b not in theirs:
            ours.add(a)
            theirs.add(b)
            one, other = left.quantities[a].text, right.quantities[b].text
            found.append(f"{one} {_SIGNS[order]} {other}")
    return found


def _words(left: Statement, right: Statement, kin: Kin) -> list[str]:
    """Return the rarest words of the left statement that the right one has in some form."""
    theirs = dict(reversed(list(_plain_words(right))))
    shared: dict[str, tuple[float, str]] = {}
    for stem, word in _plain_words(left):
        weight, other = max(((w, s) for s, w in kin.get(stem, ()) if s in theirs), default=(0, ""))
        if weight > _RARE and stem not in shared:
            shared[stem] = weight, word if stem == other else f"{word} ~ {theirs[other]}"
    return [words for _, words in sorted(shared.values(), reverse=True)[:WORDS]]


def _plain_words(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield stem and spelling of the content words that belong to no figure."""
    begin = statement.span.start
    for token in statement.tokens:
        figures = (q.span for q in statement.quantities)
        if token.content and not any(s.start <= token.start < s.end for s in figures):
            yield token.stem, statement.text[token.start - begin : token.end - begin]

"""Why two statements are linked, in a few words for people."""

from collections.abc import Mapping, Sequence
from typing import Final

from comparison.linking.evidence import Gathered, Pair
from comparison.model import Side, Statement
from comparison.quantities import Relation, relation

WORDS: Final = 3
"""Most shared words that are named."""
_RARE: Final = 0.8
_QUOTED: Final = 0.6
_RUN: Final = 2
_SIGNS: Final = {Relation.AGREE: "=", Relation.COMPATIBLE: "≈", Relation.DIFFER: "≠"}
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
    found = []
    for one in left.quantities:
        for other in right.quantities:
            how = relation(one, other)
            if how and (how is not Relation.DIFFER or near):
                found.append(f"{one.text} {_SIGNS[how]} {other.text}")
    return found


def _words(
    left: Statement, right: Statement, kin: Mapping[str, Sequence[tuple[str, float]]]
) -> list[str]:
    """Return the rarest words of the left statement that the right one has in some form."""
    theirs = {token.stem for token in right.tokens if token.content}
    shared: dict[str, tuple[float, str]] = {}
    for token in left.tokens:
        if not token.content or token.stem in shared or token.stem[0].isdigit():
            continue
        relatives = (w for stem, w in kin.get(token.stem, ()) if stem in theirs)
        weight = max(relatives, default=0.0)
        if weight > _RARE:
            begin = left.span.start
            word = left.text[token.start - begin : token.end - begin]
            shared[token.stem] = weight, word
    return [word for _, word in sorted(shared.values(), reverse=True)[:WORDS]]

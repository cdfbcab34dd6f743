"""A side of a comparison as linking needs it, statement by statement."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from comparison.model import NamedMention, Side, Statement
from comparison.quantity import Quantity
from comparison.words import fold, sentence_key

ENTITY: Final = "@"
"""First letter of a unit that is an entity."""
_GRAMS: Final = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Material:
    """One side. All sequences but `aliases` have one item for each statement."""

    language: str
    units: Sequence[tuple[str, ...]]
    """What a statement is about, each once: entities as `@` and their id, other stems as such."""
    grams: Sequence[Mapping[str, int]]
    """How often pieces of three to five letters stand in the content words; spaces bound words."""
    stems: Sequence[tuple[str, ...]]
    """Stems of all words in their order."""
    quoted: Sequence[frozenset[str]]
    """Content stems between quotation marks."""
    quantities: Sequence[tuple[Quantity, ...]]
    aliases: Mapping[str, frozenset[str]]
    """The stems with which an entity is named on this side."""
    muted: frozenset[int]
    """Statements that are never linked: repeated in many articles, or without a word."""

    def __len__(self) -> int:
        return len(self.units)


def prepare(side: Side, repeated: Container[str] = ()) -> Material:
    """Return what linking needs of a side; `repeated` holds sentence keys never to be linked."""
    statements = side.analysis.statements
    mentions = list(_mentions_by_statement(side))
    aliases: dict[str, set[str]] = {}
    units = [_units(s, m, aliases) for s, m in zip(statements, mentions, strict=True)]
    grams: dict[str, tuple[str, ...]] = {}
    muted = (
        i
        for i, statement in enumerate(statements)
        if not units[i] or sentence_key(statement.text) in repeated
    )
    return Material(
        side.analysis.language,
        units,
        [_count_grams(statement, grams) for statement in statements],
        [tuple(token.stem for token in statement.tokens) for statement in statements],
        [_quoted(statement) for statement in statements],
        [statement.quantities for statement in statements],
        {entity: frozenset(stems) for entity, stems in aliases.items()},
        frozenset(muted),
    )


def _mentions_by_statement(side: Side) -> Iterator[list[NamedMention]]:
    """Yield the mentions that begin in each statement."""
    at = 0
    for statement in side.analysis.statements:
        while at < len(side.mentions) and side.mentions[at].start < statement.span.start:
            at += 1
        first = at
        while at < len(side.mentions) and side.mentions[at].start < statement.span.end:
            at += 1
        yield list(side.mentions[first:at])


def _units(
    statement: Statement, mentions: list[NamedMention], aliases: dict[str, set[str]]
) -> tuple[str, ...]:
    """Return the units of a statement and note under which stems its entities go."""
    units, at = [], 0
    for token in statement.tokens:
        while at < len(mentions) and mentions[at].end <= token.start:
            at += 1
        if at < len(mentions) and mentions[at].start < token.end:
            unit = ENTITY + mentions[at].entity
            if token.content:
                aliases.setdefault(unit, set()).add(token.stem)
            units.append(unit)
        elif token.content:
            units.append(token.stem)
    return tuple(dict.fromkeys(units))


def _quoted(statement: Statement) -> frozenset[str]:
    return frozenset(
        token.stem
        for token in statement.tokens
        if token.content and any(q.start <= token.start < q.end for q in statement.quotes)
    )


def _count_grams(statement: Statement, known: dict[str, tuple[str, ...]]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    begin = statement.span.start
    for token in statement.tokens:
        if token.content:
            word = statement.text[token.start - begin : token.end - begin]
            if word not in known:
                padded = f" {fold(word)} "
                known[word] = tuple(
                    padded[i : i + n] for n in _GRAMS for i in range(len(padded) - n + 1)
                )
            counts.update(known[word])
    return counts

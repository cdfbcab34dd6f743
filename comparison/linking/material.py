"""A side of a comparison as linking needs it, statement by statement."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from comparison.model import NamedMention, Side, Statement
from comparison.quantity import Quantity
from comparison.words import sentence_key

ENTITY: Final = "@"
"""First letter of a unit that is an entity."""
PERSON: Final = "PER"
_PRONOUNS: Final = frozenset({"er", "sie", "he", "she"})
_REPORTING: Final = frozenset(
    """
    accord add angab angeb announc bericht berichtet beton betont erganzt erklar erklart fugt
    gesagt hiess laut meint mitgeteilt mitteil nannt nenn nennt said sag sagt say speak spoke
    sprach sprech spricht statement teilt tell told wort
    """.split()  # noqa: SIM905 (a list in so many lines is harder to read)
)
"""Stems of words that only say that somebody says something."""


@dataclass(frozen=True, slots=True)
class Material:
    """One side. All sequences but `aliases` have one item for each statement."""

    language: str
    units: Sequence[tuple[str, ...]]
    """What a statement is about, each once: entities as `@` and their id, other stems as such."""
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
    people = list(_people_meant(statements, mentions))
    muted = (
        i
        for i, statement in enumerate(statements)
        if not units[i] or (repeated and sentence_key(statement.text) in repeated)
    )
    return Material(
        side.analysis.language,
        [own + meant for own, meant in zip(units, people, strict=True)],
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
        elif token.content and token.stem not in _REPORTING:
            units.append(token.stem)
    return tuple(dict.fromkeys(units))


def _people_meant(
    statements: Sequence[Statement], mentions: Sequence[Sequence[NamedMention]]
) -> Iterator[tuple[str, ...]]:
    """Yield the person whom the pronoun means with which a statement begins."""
    last: tuple[str, ...] = ()
    for statement, names in zip(statements, mentions, strict=True):
        begins = bool(statement.tokens) and statement.tokens[0].stem in _PRONOUNS
        people = [ENTITY + name.entity for name in names if name.type == PERSON]
        last = tuple(people[:1]) if people else last if begins else ()
        yield last if begins and not people else ()


def _quoted(statement: Statement) -> frozenset[str]:
    return frozenset(
        token.stem
        for token in statement.tokens
        if token.content and any(q.start <= token.start < q.end for q in statement.quotes)
    )

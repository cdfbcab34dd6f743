"""Names that sources spell in different ways, or with another first name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from comparison.discrepancies.report import Report, ordered, value_of
from comparison.discrepancies.spelling import (
    ALIKE,
    alike,
    bare,
    declined,
    inflected,
    shortened,
    without_genitive,
)
from comparison.model import Kind, Place, Side, Verdict
from corpus.article import Span

_PERSON, _BODY, _PLACE = "PER", "ORG", "LOC"
_FULL = 0.4
"""Share of common letters that two full names of one person must have."""
_OTHER_FIRST = 0.5
"""Share of common letters below which two first names are not one."""


class Use(NamedTuple):
    """One mention of an entity."""

    name: str
    place: Place
    span: Span


Uses = dict[int, list[Use]]
"""By side."""


def find_names(
    sides: Sequence[Side], _scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each entity that two sides never spell alike."""
    for (kind, entity), uses in uses_by_entity(sides).items():
        if len(uses) < 2 or kind not in (_PERSON, _BODY, _PLACE):
            continue
        shown = {side: _telling(kind, found, uses) for side, found in uses.items()}
        clashing = [
            (a, b)
            for a, b in combinations(sorted(shown), 2)
            if _clash(kind, {use.name for use in shown[a]}, {use.name for use in shown[b]})
        ]
        if clashing:
            yield _report(sides, entity, shown, clashing)


def uses_by_entity(sides: Sequence[Side]) -> dict[tuple[str, str], Uses]:
    """Return the mentions of each entity by its type and id, then by side."""
    table: dict[tuple[str, str], Uses] = defaultdict(lambda: defaultdict(list))
    for number, side in enumerate(sides):
        at = 0
        for index, statement in enumerate(side.analysis.statements):
            start, end = statement.span
            while at < len(side.mentions) and side.mentions[at].end <= end:
                mention = side.mentions[at]
                at += 1
                if mention.start < start:
                    continue
                name = bare(statement.text[mention.start - start : mention.end - start])
                if name:
                    use = Use(name, Place(number, index), Span(mention.start, mention.end))
                    table[mention.type, mention.entity][number].append(use)
    return table


def _telling(kind: str, found: Sequence[Use], uses: Uses) -> list[Use]:
    """Return the first use of each form of a name; of a person full names when all sides do."""
    known = frozenset(use.name for each in uses.values() for use in each)
    full = kind == _PERSON and all(any(" " in use.name for use in each) for each in uses.values())
    first: dict[str, Use] = {}
    for use in found:
        name = without_genitive(use.name, known)
        if not full or " " in name:
            first.setdefault(name, use._replace(name=name))
    return list(first.values())


def _clash(kind: str, ours: set[str], theirs: set[str]) -> bool:
    """Return whether two sets of forms have none in common, though they are spellings."""
    folded = {name.casefold() for name in theirs}
    if any(name.casefold() in folded for name in ours):
        return False
    pairs = [(a, b) for a in ours for b in theirs]
    if kind != _PERSON and any(declined(a, b) for a, b in pairs):
        return False
    if any(inflected(a, b) and a.casefold()[:-2] == b.casefold()[:-2] for a, b in pairs):
        return False
    if kind == _PERSON:
        return _other_person_name(pairs)
    return all(len(a.split()) == len(b.split()) for a, b in pairs) and any(
        _words_alike(a, b) and not inflected(a, b) for a, b in pairs
    )


def _other_person_name(pairs: Sequence[tuple[str, str]]) -> bool:
    if all(" " in a and " " in b for a, b in pairs):
        return not any(shortened(a, b) for a, b in pairs) and any(
            alike(a, b) >= _FULL for a, b in pairs
        )
    last = [(a.split()[-1], b.split()[-1]) for a, b in pairs]
    same = any(a.casefold() == b.casefold() for a, b in last)
    return not same and any(alike(a, b) >= ALIKE for a, b in last)


def _words_alike(one: str, other: str) -> bool:
    """Return whether all words of two names are spellings of each other; no abbreviations."""
    if one.isupper() or other.isupper():
        return False
    return all(alike(a, b) >= ALIKE for a, b in zip(one.split(), other.split(), strict=True))


def _report(
    sides: Sequence[Side],
    entity: str,
    shown: Mapping[int, Sequence[Use]],
    clashing: Sequence[tuple[int, int]],
) -> Report:
    uses = [use for found in shown.values() for use in found]
    names = [(shown[a][0].name, shown[b][0].name) for a, b in clashing]
    other = any(
        " " in a and " " in b and alike(a.split()[0], b.split()[0]) < _OTHER_FIRST for a, b in names
    )
    reason = "another first name" if other else "spelled in another way"
    return Report(
        Kind.NAME,
        Verdict.DIFFERS if other else Verdict.COMPATIBLE,
        ordered(value_of(sides, use.place, use.span) for use in uses),
        uses[0].name,
        f"The same name, {reason}.",
        1.0,
        entity,
    )

"""Words of linked statements that stand out: differing ones, and those that are only others."""

from comparison.model import Place
from comparison.report.contents import Contents, Mark
from comparison.wording import differing_words

Marks = dict[Place, tuple[Mark, ...]]


def mark_words(contents: Contents) -> Marks:
    """Return the marks of every statement that has some, ascending, without overlaps.

    To the words that take part in differences come those for which the surest counterpart has
    others; their number is 0.
    """
    others: dict[Place, list[Mark]] = {}
    for link in contents.links:
        if link.left in others and link.right in others:
            continue
        spans = differing_words(contents.sides, link.left, link.right)
        for place, own in zip((link.left, link.right), spans, strict=True):
            statement = contents.sides[place.side].analysis.statements[place.statement]
            start = statement.span.start
            others.setdefault(place, [Mark(a - start, b - start, 0) for a, b in own])
    return {
        entry.place: _joined(entry.marks, others.get(entry.place, []))
        for side in contents.entries
        for entry in side
        if entry.marks or others.get(entry.place)
    }


def _joined(first: tuple[Mark, ...], others: list[Mark]) -> tuple[Mark, ...]:
    """Return marks of both kinds by place; where they overlap, those of the first kind."""
    free = [
        mark
        for mark in others
        if all(mark.end <= each.start or each.end <= mark.start for each in first)
    ]
    return tuple(sorted((*first, *free)))

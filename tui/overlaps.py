"""Notes on passages that overlap, as stretches that do not."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.article import Span


class Passage(NamedTuple):
    """A passage of the text that a note is about."""

    span: Span
    unsure: bool = False
    """Whether the note only may belong there."""


class Depths(NamedTuple):
    """Where how many notes are; all spans are ascending and disjoint."""

    once: tuple[Span, ...]
    several: tuple[Span, ...]
    unsure: tuple[Span, ...]
    """Where there is only an unsure one."""


def split_by_depth(passages: Sequence[Passage]) -> Depths:
    """Return the stretches with one note, with several, and with unsure ones only."""
    steps: dict[int, list[int]] = {}
    for (start, end), is_unsure in passages:
        steps.setdefault(start, [0, 0])[is_unsure] += 1
        steps.setdefault(end, [0, 0])[is_unsure] -= 1
    once: list[Span] = []
    several: list[Span] = []
    doubtful: list[Span] = []
    sure = unsure = 0
    before = 0
    for place, (sure_step, unsure_step) in sorted(steps.items()):
        if sure + unsure and before < place:
            depth = several if sure + unsure > 1 else once if sure else doubtful
            if depth and depth[-1].end == before:
                depth[-1] = Span(depth[-1].start, place)
            else:
                depth.append(Span(before, place))
        sure, unsure, before = sure + sure_step, unsure + unsure_step, place
    return Depths(tuple(once), tuple(several), tuple(doubtful))


def innermost(passages: Sequence[Passage], offset: int) -> int | None:
    """Return the number of the shortest passage at a place, of equal ones the last."""
    holding = [
        (span.start - span.end, number)
        for number, (span, _) in enumerate(passages)
        if span.start <= offset < span.end
    ]
    return max(holding)[1] if holding else None

"""What a reader sees of a comparison at a threshold: links, the standing of statements, groups."""

from typing import Final

from comparison.grouping import average_link, chance
from comparison.model import Comparison, Group, Link, Status

THRESHOLD: Final = -0.7
"""Log-odds from which on a link is shown unless the reader wants it stricter or looser."""
STEP: Final = 0.5
"""By how much one key press changes the threshold."""
LOOSEST: Final = -2.0
STRICTEST: Final = 4.0


def shown_links(comparison: Comparison, threshold: float = THRESHOLD) -> tuple[Link, ...]:
    """Return the links at or above a threshold; those that a person made always."""
    return tuple(x for x in comparison.links if x.decided or x.score >= threshold)


def statuses(
    comparison: Comparison, threshold: float = THRESHOLD
) -> tuple[tuple[Status, ...], ...]:
    """Return for every statement of every side whether others report it."""
    found = [[Status.ONLY] * len(side.analysis.statements) for side in comparison.sides]
    for link in shown_links(comparison, threshold):
        for place in (link.left, link.right):
            if found[place.side][place.statement] is not Status.SHARED:
                status = Status.SHARED if link.strong or link.decided else Status.WEAK
                found[place.side][place.statement] = status
    return tuple(tuple(side) for side in found)


def groups(comparison: Comparison, threshold: float = THRESHOLD) -> tuple[Group, ...]:
    """Return the statements that report one fact, by place.

    A statement stands in one group at most; groups are made by average link over the chances that
    two statements of different sides report the same.
    """
    links = {
        (x.left, x.right): 1.0 if x.decided else chance(x.score)
        for x in shown_links(comparison, threshold)
    }
    return tuple(Group(places) for places in average_link(links, chance(threshold)))

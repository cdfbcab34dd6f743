"""How outlets cover an event: its articles compared in groups, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comparison.coverage import Coverage, coverage, plan_comparisons
from comparison.facts import ArticleFacts
from comparison.viewing import THRESHOLD
from library.comparing import MOST
from library.errors import ComparisonCancelled

if TYPE_CHECKING:
    from library.comparisons_model import Event
    from library.desk import Library

MOST_COMPARED = 24
"""Articles of an event that are compared; every two of them meet."""


@dataclass(frozen=True, slots=True)
class Covered:
    """An event and how it is covered."""

    event: "Event"
    coverage: Coverage
    compared: int
    """Articles that were compared; of a larger event the others are only counted."""


def cover(
    library: "Library",
    event: "Event",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Covered:
    """Compare the articles of an event and return how outlets cover it.

    Blocks: call it in a worker. `progress` is told groups done and groups in all. Raises
    `LibraryError` with a sentence for people, `ComparisonCancelled` when asked to stop.
    """
    rows = library.rows(library.keys_of(event.articles))
    facts = [
        ArticleFacts(row.id, row.title, row.outlet, row.date, None, row.language) for row in rows
    ]
    chosen = _worth_comparing(event, [row.id for row in rows])
    groups = [group for group in plan_comparisons(chosen, MOST) if len(group) > 1]
    found = []
    for number, group in enumerate(groups):
        if cancelled and cancelled():
            raise ComparisonCancelled("The comparison was cancelled.")
        if progress:
            progress(number, len(groups))
        found.append(library.comparisons.compare(group, None, cancelled).comparison)
    return Covered(event, coverage(facts, found, THRESHOLD), len(chosen))


def _worth_comparing(event: "Event", articles: list[str]) -> list[str]:
    """Return the articles to compare; of too many, copies of others are left out first."""
    copies = {id for group in event.copies for id in group[1:]}
    ranked = sorted(articles, key=lambda id: id in copies)[:MOST_COMPARED]
    return [id for id in articles if id in set(ranked)]

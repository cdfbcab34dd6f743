"""How outlets cover an event: its articles compared in groups, and what comes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comparison.coverage import Coverage, coverage, plan_comparisons
from comparison.facts import ArticleFacts
from comparison.viewing import THRESHOLD
from corpus.work import Asked, Cancelled, Progress
from library.comparing.comparing import MOST
from library.errors import ComparisonCancelled

if TYPE_CHECKING:
    from library.comparing.model import Compared
    from search.model import Row

MOST_COMPARED = 24
"""Articles of an event that are compared; every two of them meet."""

Compare = Callable[[Sequence[str], Progress | None, Cancelled | None], "Compared"]


@dataclass(frozen=True, slots=True)
class Covered:
    """How an event is covered."""

    coverage: Coverage
    compared: int
    """Articles that were compared; of a larger event the others are only counted."""


def cover(
    rows: "Sequence[Row]", copies: Sequence[Sequence[str]], compare: Compare, asked: Asked
) -> Covered:
    """Compare the articles of an event and return how outlets cover it.

    `copies` are groups of near copies among them. Raises `LibraryError` with a sentence for
    people, `ComparisonCancelled` when asked to stop.
    """
    progress, cancelled = asked
    facts = [
        ArticleFacts(row.id, row.title, row.outlet, row.date, None, row.language) for row in rows
    ]
    chosen = _worth_comparing(copies, [row.id for row in rows])
    groups = [group for group in plan_comparisons(chosen, MOST) if len(group) > 1]
    found = []
    for number, group in enumerate(groups):
        if cancelled and cancelled():
            raise ComparisonCancelled("The comparison was cancelled.")
        if progress:
            progress(number, len(groups))
        found.append(compare(group, None, cancelled).comparison)
    return Covered(coverage(facts, found, THRESHOLD), len(chosen))


def _worth_comparing(copies: Sequence[Sequence[str]], articles: list[str]) -> list[str]:
    """Return the articles to compare; of too many, copies of others are left out first."""
    repeated = {id for group in copies for id in group[1:]}
    ranked = sorted(articles, key=lambda id: id in repeated)[:MOST_COMPARED]
    return [id for id in articles if id in set(ranked)]

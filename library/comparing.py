"""Comparing articles: here when that is quick, in a process of its own when they are long."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from library.apart import work_apart
from library.comparing_process import PROCESS, Answer, Question
from library.errors import ComparisonCancelled, LibraryError

if TYPE_CHECKING:
    from comparison.model import Analysis, Comparison, Side, Tie
    from library.model import Opened

QUICK = 10_000
"""Pairs of statements that are compared in this process: it takes about a third of a second."""
LOST = "Comparing stopped unexpectedly: the articles are too long for this machine."

Asked = tuple[Callable[[int, int], None] | None, Callable[[], bool] | None]


def analyse_now(
    articles: "Sequence[Opened]", cancelled: Callable[[], bool] | None
) -> "list[Analysis]":
    """Take articles apart that the background has not come to yet, in a process of its own.

    Raises `LibraryError`, `ComparisonCancelled` when asked to stop.
    """
    question = Question(articles=[(each.article, each.outline) for each in articles])
    return list(_asked(question, (None, cancelled)).analyses)


def compare_sides(
    sides: "Sequence[Side]", ties: "Sequence[Tie]", repeated: frozenset[str], asked: Asked
) -> "Comparison":
    """Compare; raises `LibraryError`, `ComparisonCancelled` when asked to stop."""
    lengths = [len(side.analysis.statements) for side in sides]
    if sum(a * b for a, b in combinations(lengths, 2)) <= QUICK:
        from comparison.comparing import compare  # noqa: PLC0415 - only when something is compared

        return compare(sides, ties, repeated=repeated)
    comparison = _asked(Question((), sides, ties, repeated), asked).comparison
    if comparison is None:
        raise LibraryError(LOST)
    return comparison


def _asked(question: Question, asked: Asked) -> Answer:
    """Ask the process; it is ended at once when the caller wants no answer any more."""
    progress, cancelled = asked

    def stopped() -> bool:
        if cancelled and cancelled():
            raise ComparisonCancelled("The comparison was cancelled.")
        return False

    return work_apart(PROCESS, question, Answer, (progress, stopped), LOST)

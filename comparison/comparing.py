"""Putting two or more articles side by side: links between statements and where they differ."""

from collections.abc import Callable, Container, Mapping, Sequence
from itertools import combinations
from typing import Final

from comparison.discrepancies import find_discrepancies
from comparison.linking.evidence import Gathered, Pair, gather, steps_of
from comparison.linking.material import prepare
from comparison.linking.reasons import reasons
from comparison.linking.scoring import best_of_line, final_scores, first_scores, standings
from comparison.model import Comparison, Link, Place, Side, Tie

FLOOR: Final = -2.0
"""Log-odds below which a pair is no link whatever the threshold."""
TELLING: Final = -1.5
"""Log-odds from which on two statements are looked at for discrepancies."""
STRONG: Final = 1.0
"""Log-odds from which on a link is called sure."""

Scored = Mapping[tuple[Place, Place], float]
"""Log-odds of pairs of statements, the left one of an earlier side; pairs that people cut are not
among them, tied ones always."""
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The comparison was given up because nobody waits for it any more."""


def compare(
    sides: Sequence[Side],
    ties: Sequence[Tie] = (),
    *,
    repeated: Container[str] = (),
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Comparison:
    """Compare articles with each other, each with each.

    `repeated` holds sentence keys (`comparison.words.sentence_key`) of what stands in many
    articles: that is never linked. `progress(done, of)` is told about every statement worked off.
    Raises `Cancelled` soon after `cancelled` says so.
    """
    materials = [prepare(side, repeated) for side in sides]
    couples = list(combinations(range(len(sides)), 2))
    step = _stepper(
        sum(steps_of(materials[i], materials[j]) for i, j in couples), progress, cancelled
    )
    decided = _decisions(ties)
    links, scored = [], dict[tuple[Place, Place], float]()
    for couple in couples:
        gathered = gather(materials[couple[0]], materials[couple[1]], step)
        scores = final_scores(standings(first_scores(gathered.evidence)))
        for pair, tied in decided.get(couple, {}).items():
            score = scores.pop(pair, FLOOR)
            if tied:
                scores[pair] = max(score, STRONG)
        links += _links(sides, couple, scores, gathered, decided.get(couple, {}))
        scored |= {
            _places(couple, pair): score for pair, score in scores.items() if score >= TELLING
        }
    return Comparison(tuple(sides), tuple(links), find_discrepancies(sides, scored))


def _links(
    sides: Sequence[Side],
    couple: Pair,
    scores: Mapping[Pair, float],
    gathered: Gathered,
    decided: Mapping[Pair, bool],
) -> list[Link]:
    """Return the links between two sides: the best of a row or column, and what people tied."""
    two = sides[couple[0]], sides[couple[1]]
    free = {pair: score for pair, score in scores.items() if pair not in decided}
    chosen = sorted([*best_of_line(free, FLOOR), *(scores.keys() & decided.keys())])
    return [
        Link(
            *_places(couple, pair),
            scores[pair],
            scores[pair] >= STRONG,
            reasons(two, pair, gathered),
            decided.get(pair, False),
        )
        for pair in chosen
    ]


def _places(couple: Pair, pair: Pair) -> tuple[Place, Place]:
    return Place(couple[0], pair[0]), Place(couple[1], pair[1])


def _decisions(ties: Sequence[Tie]) -> dict[Pair, dict[Pair, bool]]:
    """Return what people decided, by the two sides and the two statements; the last word counts."""
    found: dict[Pair, dict[Pair, bool]] = {}
    for tie in ties:
        left, right = sorted((tie.left, tie.right))
        pair = left.statement, right.statement
        found.setdefault((left.side, right.side), {})[pair] = tie.tied
    return found


def _stepper(
    of: int, progress: Progress | None, cancelled: Callable[[], bool] | None
) -> Callable[[], None]:
    """Return what to call after every statement: it tells how far the work is, or stops it."""
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if cancelled and cancelled():
            raise Cancelled
        if progress:
            progress(min(done, of), of)

    return step

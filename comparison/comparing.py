"""Putting two or more articles side by side: links between statements and where they differ."""

from collections.abc import Callable, Container, Mapping, Sequence
from itertools import combinations
from typing import Final

from comparison.discrepancies import find_discrepancies, looks_at
from comparison.linking.closeness import add_closeness
from comparison.linking.evidence import Gathered, Pair, gather, steps_of
from comparison.linking.material import Material, prepare
from comparison.linking.reasons import reasons
from comparison.linking.scoring import best_of_line, final_scores, first_scores, standings
from comparison.linking.third import with_third
from comparison.linking.weights import MODEL
from comparison.model import Comparison, Link, Place, Side, Tie

FLOOR: Final = -2.0
"""Log-odds below which a pair is no link whatever the threshold."""
TELLING: Final = -1.5
"""Log-odds from which on two statements are looked at for discrepancies."""
STRONG: Final = 0.5
"""Log-odds from which on a link is called sure."""

Places = tuple[Place, Place]
Scored = Mapping[Places, float]
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
    articles: that is never linked. `progress(done, of)` is told again and again; half of the way
    is linking, the other half looking for differences.
    Raises `Cancelled` soon after `cancelled` says so.
    """
    materials = [prepare(side, repeated) for side in sides]
    couples = list(combinations(range(len(sides)), 2))
    stop = _stopper(cancelled)
    steps = sum(steps_of(materials[i], materials[j]) for i, j in couples)
    step = _stepper((0, steps), steps, progress, stop)
    decided = _decisions(ties, sides)
    gathered = {(i, j): gather(materials[i], materials[j], step) for i, j in couples}
    scores = _with_decisions(_scores(sides, materials, gathered), decided)
    links = _links(sides, scores, gathered, decided)
    telling = {places: score for places, score in scores.items() if score >= TELLING}
    look = _stepper((steps, steps), looks_at(telling), progress, stop)
    discrepancies = find_discrepancies(sides, telling, look)
    if progress:
        progress(2 * steps, 2 * steps)
    return Comparison(tuple(sides), tuple(links), discrepancies)


def _scores(
    sides: Sequence[Side], materials: Sequence[Material], gathered: Mapping[Pair, Gathered]
) -> dict[Places, float]:
    """Return the log-odds of all pairs; what a third side says to two counts as well."""
    scores = {
        _places(couple, pair): score
        for couple, found in gathered.items()
        for pair, score in _scored(sides, materials, couple, found).items()
    }
    return with_third(scores) if len(sides) > 2 else scores


def _scored(
    sides: Sequence[Side], materials: Sequence[Material], couple: Pair, found: Gathered
) -> dict[Pair, float]:
    """Return the log-odds of the pairs of two sides."""
    i, j = couple
    first = add_closeness(
        first_scores(found.evidence),
        (sides[i].analysis.vectors, sides[j].analysis.vectors),
        (materials[i], materials[j]),
        MODEL.first_bias,
    )
    return final_scores(standings(first))


def _decisions(ties: Sequence[Tie], sides: Sequence[Side]) -> dict[Places, bool]:
    """Return what people decided about pairs, the earlier side first; the last word counts.

    What is not about two statements of two of the sides counts for nothing.
    """
    sizes = [len(side.analysis.statements) for side in sides]
    found = {}
    for tie in ties:
        left, right = sorted((tie.left, tie.right))
        known = all(
            0 <= place.side < len(sizes) and 0 <= place.statement < sizes[place.side]
            for place in (left, right)
        )
        if known and left.side != right.side:
            found[left, right] = tie.tied
    return found


def _with_decisions(scores: Scored, decided: Mapping[Places, bool]) -> dict[Places, float]:
    """Return the scores without the pairs that people cut, the tied ones sure and first."""
    free = {places: score for places, score in scores.items() if decided.get(places, True)}
    tied = (places for places, are_tied in decided.items() if are_tied)
    return free | {places: max(scores.get(places, STRONG), STRONG) for places in tied}


def _links(
    sides: Sequence[Side],
    scores: Scored,
    gathered: Mapping[Pair, Gathered],
    decided: Mapping[Places, bool],
) -> list[Link]:
    """Return the best of each statement towards each other side, and what people tied."""
    chosen = {places for places in scores if places in decided}
    for couple in gathered:
        free = {
            (left.statement, right.statement): score
            for (left, right), score in scores.items()
            if (left.side, right.side) == couple and (left, right) not in decided
        }
        chosen.update(_places(couple, pair) for pair in best_of_line(free, FLOOR))
    links = []
    for left, right in sorted(chosen):
        couple, pair = (left.side, right.side), (left.statement, right.statement)
        two = sides[couple[0]], sides[couple[1]]
        score = scores[left, right]
        why = reasons(two, pair, gathered[couple])
        links.append(Link(left, right, score, score >= STRONG, why, (left, right) in decided))
    return links


def _places(couple: Pair, pair: Pair) -> Places:
    return Place(couple[0], pair[0]), Place(couple[1], pair[1])


def _stopper(cancelled: Callable[[], bool] | None) -> Callable[[], None]:
    """Return what to call now and then: it raises `Cancelled` when nobody waits any more."""

    def stop() -> None:
        if cancelled and cancelled():
            raise Cancelled

    return stop


def _stepper(
    stretch: tuple[int, int], of: int, progress: Progress | None, stop: Callable[[], None]
) -> Callable[[], None]:
    """Return what to call after every step: it tells how far the work is, or stops it.

    `stretch` is where this part of the way begins and its length, which is half of the whole; it
    takes `of` steps.
    """
    begin, length = stretch
    done, told = 0, begin

    def step() -> None:
        nonlocal done, told
        done += 1
        stop()
        reached = begin + length * min(done, of) // max(of, 1)
        if progress and reached > told:
            told = reached
            progress(reached, 2 * length)

    return step

"""From features to log-odds: a linear model on each pair, and a second one on its rivals."""

from collections import defaultdict
from collections.abc import Mapping
from operator import mul

from comparison.linking.evidence import Pair
from comparison.linking.weights import MODEL, Evidence, Model, Standing

_DIGITS = 4
"""Scores are rounded, so that the order of the sides changes nothing."""


def first_scores(evidence: Mapping[Pair, Evidence], model: Model = MODEL) -> dict[Pair, float]:
    """Return the score of each pair on its own."""
    return {
        pair: model.first_bias + sum(map(mul, model.first, features))
        for pair, features in evidence.items()
    }


def standings(scores: Mapping[Pair, float], model: Model = MODEL) -> dict[Pair, Standing]:
    """Return how each pair stands among the others of its statements.

    Pairs that are not given count as if nothing spoke for them.
    """
    rows, columns = defaultdict[int, list[float]](list), defaultdict[int, list[float]](list)
    for (i, j), score in scores.items():
        rows[i].append(score)
        columns[j].append(score)
    nothing = model.first_bias
    best_rows, best_columns = (
        {key: _two_best(line, nothing) for key, line in lines.items()} for lines in (rows, columns)
    )
    return {
        (i, j): Standing(
            score,
            _lead(score, best_rows[i]) + _lead(score, best_columns[j]),
            max(scores.get((i - 1, j - 1), nothing), scores.get((i + 1, j + 1), nothing)),
        )
        for (i, j), score in scores.items()
    }


def final_scores(standing: Mapping[Pair, Standing], model: Model = MODEL) -> dict[Pair, float]:
    """Return the log-odds of each pair."""
    return {
        pair: round(model.second_bias + sum(map(mul, model.second, places)), _DIGITS)
        for pair, places in standing.items()
    }


def best_of_line(scores: Mapping[Pair, float], floor: float) -> list[Pair]:
    """Return the pairs above the floor that are the best of their row or of their column."""
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (i, j), score in scores.items():
        rows[i] = max(score, rows.get(i, score))
        columns[j] = max(score, columns.get(j, score))
    return [
        (i, j)
        for (i, j), score in sorted(scores.items())
        if score >= floor and score in (rows[i], columns[j])
    ]


def _two_best(line: list[float], nothing: float) -> tuple[float, float]:
    """Return the best and the second best score; a lone pair leads over `nothing`."""
    best, *rest = sorted(line, reverse=True)
    return best, max(rest, default=nothing)


def _lead(score: float, best: tuple[float, float]) -> float:
    return score - (best[0] if score < best[0] else best[1])

"""Logistic regression for a few thousand rows of a few features, without any library."""

import math
from collections.abc import Sequence

PENALTY = 3.3
"""Weight of half the squared sum of the standardised coefficients; figures hardly depend on it."""
STEPS = 25

Rows = Sequence[Sequence[float]]


def fit(rows: Rows, targets: Sequence[float]) -> tuple[list[float], float]:
    """Return weights on the raw features and the bias; targets are between 0 and 1."""
    means, spreads = _moments(rows)
    scaled = [
        [1.0, *((x - m) / s for x, m, s in zip(row, means, spreads, strict=True))] for row in rows
    ]
    found = [0.0] * len(scaled[0])
    for _ in range(STEPS):
        step = _newton_step(scaled, targets, found)
        found = [w + d for w, d in zip(found, step, strict=True)]
        if max(map(abs, step)) < 1e-8:
            break
    weights = [w / s for w, s in zip(found[1:], spreads, strict=True)]
    return weights, found[0] - sum(w * m for w, m in zip(weights, means, strict=True))


def _moments(rows: Rows) -> tuple[list[float], list[float]]:
    """Return mean and standard deviation of each feature; 1 where it never changes."""
    columns = list(zip(*rows, strict=True))
    means = [sum(column) / len(rows) for column in columns]
    spreads = [
        math.sqrt(sum((x - mean) ** 2 for x in column) / len(rows)) or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    return means, spreads


def _newton_step(rows: Rows, targets: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the change of the weights that the second derivative suggests."""
    size = len(weights)
    slope = [0.0, *(-PENALTY * w for w in weights[1:])]
    curve = [[PENALTY if i == j > 0 else 0.0 for j in range(size)] for i in range(size)]
    for row, target in zip(rows, targets, strict=True):
        score = sum(w * x for w, x in zip(weights, row, strict=True))
        chance = 1 / (1 + math.exp(-max(-40.0, min(40.0, score))))
        bend = chance * (1 - chance)
        for i, x in enumerate(row):
            slope[i] += (target - chance) * x
            line, factor = curve[i], bend * x
            for j in range(i + 1):
                line[j] += factor * row[j]
    for i in range(size):
        for j in range(i):
            curve[j][i] = curve[i][j]
    return _solve(curve, slope)


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by Gaussian elimination with pivoting."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda i: abs(rows[i][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for i in range(at + 1, size):
            factor = rows[i][at] / rows[at][at]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][j] * found[j] for j in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found

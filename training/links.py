"""Fits the constants of `comparison.linking.weights` and says how good they are elsewhere.

usage: python -m training.links FOLDER [FOLDER…]

Each folder holds marked articles as `bench.quality.gold` reads them. Two logistic regressions, by
Newton's method on standardised features with a quadratic penalty: one on each pair of statements,
one on how a pair stands among its rivals, for which the first scores come from models that have
not seen the event. A related pair counts as one third the same. Prints
leave-one-event-out figures, then the model to be put there.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.gold import Gold, read_gold
from bench.quality.linking import HEADER, Said, score
from comparison.linking.evidence import Pair, gather
from comparison.linking.material import prepare
from comparison.linking.scoring import best_of_line, final_scores, first_scores, standings
from comparison.linking.weights import Evidence, Model, Standing
from training.logistic import fit

RELATED = 0.35
"""As how much of a link a related pair counts."""
THRESHOLDS = (-1.5, -1.0, -0.7, -0.5, 0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Couple:
    """Two articles on one event with the features of their pairs."""

    gold: Gold
    event: str
    files: tuple[str, str]
    evidence: dict[Pair, Evidence]

    def target(self, pair: Pair) -> float:
        """Return how far a pair is marked as the same."""
        strength = self.gold.strength(self.files, pair)
        return (0.0, RELATED, 1.0)[strength]


def read_couples(folders: Iterable[Path]) -> list[Couple]:
    """Return all pairs of articles on one event of several folders with their features."""
    return couples_of(map(read_gold, folders))


def couples_of(golds: Iterable[Gold]) -> list[Couple]:
    """Return all pairs of articles on one event with their features."""
    couples = []
    for gold in golds:
        materials = {file: prepare(side) for file, side in gold.sides.items()}
        for event, a, b in gold.couples():
            evidence = dict(gather(materials[a], materials[b], lambda: None).evidence)
            couples.append(Couple(gold, event, (a, b), evidence))
    return couples


def train(couples: Sequence[Couple]) -> Model:
    """Fit both passes."""
    first, first_bias = _fit_first(couples)
    blind: dict[str, Model] = {}
    for event in {couple.event for couple in couples}:
        weights, bias = _fit_first([c for c in couples if c.event != event])
        blind[event] = Model(weights, bias, Standing(1.0, 0.0, 0.0), 0.0)
    rows, targets = [], []
    for couple in couples:
        model = blind[couple.event]
        for pair, standing in standings(first_scores(couple.evidence, model), model).items():
            rows.append(standing)
            targets.append(couple.target(pair))
    second, second_bias = fit(rows, targets)
    return Model(first, first_bias, Standing(*second), second_bias)


def _fit_first(couples: Sequence[Couple]) -> tuple[Evidence, float]:
    pairs = [(couple, pair) for couple in couples for pair in couple.evidence]
    weights, bias = fit(
        [couple.evidence[pair] for couple, pair in pairs],
        [couple.target(pair) for couple, pair in pairs],
    )
    return Evidence(*weights), bias


def left_out(couples: Sequence[Couple]) -> Said:
    """Return the links of each event that a model finds which was fitted on the others."""
    said: Said = {}
    for event in sorted({couple.event for couple in couples}):
        model = train([couple for couple in couples if couple.event != event])
        said |= _said_by(model, [couple for couple in couples if couple.event == event])
    return said


def _said_by(model: Model, couples: Iterable[Couple]) -> Said:
    said: Said = {}
    for couple in couples:
        first = first_scores(couple.evidence, model)
        scores = final_scores(standings(first, model), model)
        for pair in best_of_line(scores, min(THRESHOLDS)):
            said[couple.gold.refs(couple.files, pair)] = scores[pair]
    return said


def main() -> None:
    """Print the figures and the model."""
    golds = [read_gold(Path(folder)) for folder in sys.argv[1:]]
    couples = couples_of(golds)
    said = left_out(couples)
    for gold in golds:
        print(f"{len(gold.events)} events, weights fitted on all others\n{HEADER}")
        for threshold in THRESHOLDS:
            print(f"{threshold:5.1f}  {score(gold.links, said, threshold)}")
    print(train(couples))


if __name__ == "__main__":
    main()

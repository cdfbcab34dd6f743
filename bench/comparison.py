"""Scores links on a folder of marked articles, and what comparing costs.

usage: python -m bench.comparison FOLDER [--leave-one-out] [--errors]

Strict F1 counts pairs marked as the same; user F1 also takes related ones as right. Processor time
is that of comparing two articles that have been taken apart, differences included (they are scored
by `bench.differences`). With `--leave-one-out` links are found with weights fitted on the other
events of the folder (`training.links`).
"""

import argparse
import statistics
import time
from collections.abc import Iterable
from pathlib import Path

from bench.gold import Gold, PairOfRefs, read_gold
from bench.linking import HEADER, Said, score
from comparison.comparing import compare
from comparison.model import Comparison
from comparison.viewing import THRESHOLD
from training.links import couples_of, left_out

THRESHOLDS = (-1.5, -1.0, THRESHOLD, -0.5, 0.0, 0.5, 1.0)

Compared = list[tuple[tuple[str, str], Comparison]]


def main() -> None:
    """Print the figures, and with `--errors` the links that were missed or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    gold = read_gold(options.folder)
    compared, seconds = _compare_all(gold)
    said = left_out(couples_of([gold])) if options.leave_one_out else _links(gold, compared)
    print(HEADER)
    for threshold in THRESHOLDS:
        print(f"{threshold:5.1f}  {score(gold.links, said, threshold)}")
    middle, most = statistics.median(seconds), max(seconds)
    print(f"processor time of a comparison: median {middle * 1000:.0f} ms, most {most * 1000:.0f}")
    if options.errors:
        _print_errors(gold, said)


def _compare_all(gold: Gold) -> tuple[Compared, list[float]]:
    compared, seconds = [], []
    for _, a, b in gold.couples():
        start = time.process_time()
        comparison = compare([gold.sides[a], gold.sides[b]])
        seconds.append(time.process_time() - start)
        compared.append(((a, b), comparison))
    return compared, seconds


def _links(gold: Gold, compared: Compared) -> Said:
    return {
        gold.refs(files, (link.left.statement, link.right.statement)): link.score
        for files, comparison in compared
        for link in comparison.links
    }


def _print_errors(gold: Gold, said: Said) -> None:
    shown = {pair for pair, each in said.items() if each >= THRESHOLD}
    same = {pair for pair, strength in gold.links.items() if strength == 2}
    for what, pairs in (("missed", same - shown), ("wrong", shown - gold.links.keys())):
        for pair in sorted(pairs, key=sorted):
            print(f"{what}:", *(f"\n   {text}" for text in _texts(gold, pair)))


def _texts(gold: Gold, pair: PairOfRefs) -> Iterable[str]:
    for file, number in sorted(pair):
        statements = gold.sides[file].analysis.statements
        matched = (
            s.text for s, at in zip(statements, gold.marked[file], strict=True) if at == number
        )
        yield f"{file}: {' '.join(matched)}"


if __name__ == "__main__":
    main()

"""How well differences are found on marked articles.

Run `python -m bench.quality.differences FOLDER`; `--errors` lists what is wrong, `--unseen` takes
weights of links that have not seen the event (the rules have none). FOLDER is what
`bench.quality.gold` reads; each pair of articles on one event is compared. A reported difference is
right when one of its pairs of statements is marked as a difference; a trap is a marked pair that
must not be reported.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from bench.quality.gold import Gold, PairOfRefs, read_gold
from comparison.comparing import TELLING
from comparison.discrepancies import find_discrepancies
from comparison.linking.evidence import gather
from comparison.linking.material import prepare
from comparison.linking.scoring import final_scores, first_scores, standings
from comparison.linking.weights import MODEL, Model
from comparison.model import Discrepancy, Place, Side
from training.links import Couple, read_couples, train

OTHERS = Path(__file__).resolve().parents[2] / "tests/fixtures/comparison"
"""Marked articles on other events that weights are fitted on, too."""
Reported = tuple[Discrepancy, frozenset[PairOfRefs]]
"""What is said, and the pairs of marked statements it is said of."""


def reported(gold: Gold, couples: list[Couple]) -> Iterator[Reported]:
    """Yield what is reported on each pair of articles, with the pairs of marked statements.

    With `couples` the weights of links are fitted on those of other events.
    """
    events = {couple.event for couple in couples}
    models = {event: train([c for c in couples if c.event != event]) for event in events}
    for event, *files in gold.couples():
        sides = [gold.sides[file] for file in files]
        scored = _scored(sides, models.get(event, MODEL))
        for found in find_discrepancies(sides, scored):
            refs = [
                (files[value.place.side], marked)
                for value in found.values
                if (marked := gold.marked[files[value.place.side]][value.place.statement])
                is not None
            ]
            pairs = (frozenset(two) for two in combinations(refs, 2) if two[0][0] != two[1][0])
            yield found, frozenset(pairs)


def _scored(sides: list[Side], model: Model) -> dict[tuple[Place, Place], float]:
    """Return the scores of pairs of statements as `comparison.comparing` has them."""
    evidence = gather(prepare(sides[0]), prepare(sides[1]), lambda: None).evidence
    scores = final_scores(standings(first_scores(evidence, model), model), model)
    return {
        (Place(0, left), Place(1, right)): score
        for (left, right), score in scores.items()
        if score >= TELLING
    }


def _strangers(gold: Gold) -> None:
    """Print how much is reported between articles on different events, where nothing should be."""
    event_of = {file: event for event, files in gold.events.items() for file in files}
    said = pairs = 0
    for one, other in combinations(gold.sides, 2):
        sides = [gold.sides[one], gold.sides[other]]
        if event_of[one] != event_of[other] and len({s.analysis.language for s in sides}) == 1:
            pairs += 1
            said += len(find_discrepancies(sides, _scored(sides, MODEL)))
    print(f"strangers: {said} differences reported on {pairs} pairs of unrelated articles")


def _cost(gold: Gold) -> None:
    """Print what finding the differences of two articles takes, links not included."""
    pairs = [[gold.sides[file] for file in files] for _, *files in gold.couples()]
    scored = [_scored(sides, MODEL) for sides in pairs]
    start = time.process_time()
    for sides, scores in zip(pairs, scored, strict=True):
        find_discrepancies(sides, scores)
    print(f"{(time.process_time() - start) / len(pairs) * 1000:.1f} ms CPU for two articles")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--unseen", action="store_true", help="weights of other events")
    arguments = parser.parse_args()
    gold = read_gold(arguments.folder)
    couples = read_couples([arguments.folder, OTHERS]) if arguments.unseen else []
    said = list(reported(gold, couples))
    every = frozenset().union(*(d.pairs for d in gold.differences))
    covered = frozenset().union(*(pairs for _, pairs in said))
    right = sum(bool(pairs & every) for _, pairs in said)
    caught = sum(bool(pairs & gold.traps) for _, pairs in said)
    found = [d for d in gold.differences if d.pairs & covered]
    print(
        f"precision {right / max(1, len(said)):.3f} of {len(said)}, "
        f"recall {len(found) / len(gold.differences):.3f} of {len(gold.differences)}, "
        f"traps {caught} of {len(gold.traps)}"
    )
    _by_kind(gold, said, covered)
    _strangers(gold)
    _cost(gold)
    if arguments.errors:
        _errors(gold, said, covered)


def _by_kind(
    gold: Gold,
    said: list[Reported],
    covered: frozenset[PairOfRefs],
) -> None:
    every = frozenset().union(*(d.pairs for d in gold.differences))
    kinds = Counter(str(d.kind) for d, _ in said)
    good = Counter(str(d.kind) for d, pairs in said if pairs & every)
    same = Counter(
        str(d.kind)
        for d, pairs in said
        if any(pairs & g.pairs for g in gold.differences if g.kind == d.kind)
    )
    wanted = Counter(d.kind for d in gold.differences)
    got = Counter(d.kind for d in gold.differences if d.pairs & covered)
    for kind in sorted(kinds | wanted):
        print(
            f"{kind:12} said {kinds[kind]:3}, right {good[kind]:3}, right in kind {same[kind]:3}, "
            f"marked {wanted[kind]:3}, found {got[kind]:3}"
        )


def _errors(
    gold: Gold,
    said: list[Reported],
    covered: frozenset[PairOfRefs],
) -> None:
    every = frozenset().union(*(d.pairs for d in gold.differences))
    for found, pairs in said:
        if not pairs & every:
            trap = "TRAP " if pairs & gold.traps else ""
            texts = " | ".join(value.text for value in found.values)
            print(f"\n{trap}wrong {found.kind} {found.subject!r}: {texts} ({found.reason})")
            for ref in sorted({ref for pair in pairs for ref in pair}):
                print("   ", ref, _text(gold, ref))
    for missed in gold.differences:
        if not missed.pairs & covered:
            print(f"\nmissed {missed.kind}: {missed.note}")
            for ref in sorted({ref for pair in missed.pairs for ref in pair}):
                print("   ", ref, _text(gold, ref))


def _text(gold: Gold, ref: tuple[str, int]) -> str:
    file, number = ref
    marked = gold.marked[file]
    place = marked.index(number) if number in marked else None
    return "" if place is None else gold.sides[file].analysis.statements[place].text


if __name__ == "__main__":
    main()

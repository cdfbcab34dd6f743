"""Scores names and linking on a folder of marked articles.

usage: python -m bench.quality.names_gold [FOLDER] [--errors]      (default: tests/fixtures/names)

Strict F1 of mentions (span and type), per type, and B-cubed F1 of linking over the mentions that
both sides have (A. Bagga, B. Baldwin, 1998). Events are those that the articles name.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.quality.marked import Marked, read_folder
from corpus.outlining.outline import outline_article
from entities.finding import find_mentions
from entities.linking.link import link_entities
from entities.model import TYPES

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures" / "names"
Place = tuple[str, int, int]
Named = Mapping[Place, tuple[str, str]]
"""Article, start, end → type, entity."""


@dataclass(frozen=True, slots=True)
class Score:
    """What came out: `names` strict F1, `by_type` the same per type, `linking` B-cubed F1."""

    names: float
    by_type: dict[str, float]
    linking: float
    gold: Named
    system: Named


def score(articles: list[Marked]) -> Score:
    """Find and link the names of all articles and compare them with the marks."""
    outlets = sorted({m.article.outlet for m in articles if m.article.outlet})
    found = [find_mentions(m.article, outline_article(m.article), outlets) for m in articles]
    events = {m.article.id: m.event for m in articles}
    system = {
        (m.article, m.start, m.end): (entity.type, entity.id)
        for entity in link_entities(found, events=events).entities
        for m in entity.mentions
    }
    gold = {
        (m.article.id, name.start, name.end): (name.type, name.entity)
        for m in articles
        for name in m.names
    }
    right = Counter(v[0] for k, v in system.items() if k in gold and gold[k][0] == v[0])
    said, true = (Counter(v[0] for v in side.values()) for side in (system, gold))
    return Score(
        2 * right.total() / max(said.total() + true.total(), 1),
        {kind: 2 * right[kind] / max(said[kind] + true[kind], 1) for kind in TYPES},
        bcubed(gold, system),
        gold,
        system,
    )


def bcubed(gold: Named, system: Named) -> float:
    """B-cubed F1 of the entities over the mentions that both have."""
    common = gold.keys() & system.keys()
    true, said = defaultdict[str, set[Place]](set), defaultdict[str, set[Place]](set)
    for place in common:
        true[gold[place][1]].add(place)
        said[system[place][1]].add(place)
    precision = recall = 0.0
    for place in common:
        one, other = true[gold[place][1]], said[system[place][1]]
        precision += len(one & other) / len(other) / len(common)
        recall += len(one & other) / len(one) / len(common)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    """Print the scores, and with `--errors` what was missed or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FIXTURES)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    articles = list(read_folder(options.folder))
    result = score(articles)
    by_type = " ".join(f"{kind} {value:.3f}" for kind, value in result.by_type.items())
    print(f"names F1 {result.names:.3f} ({by_type}) n {len(result.gold)}")
    print(f"linking B-cubed F1 {result.linking:.3f}")
    texts = {m.article.id: m.article.text for m in articles}
    for place in sorted(result.gold.keys() | result.system.keys()) if options.errors else ():
        gold, system = result.gold.get(place, ("-", "")), result.system.get(place, ("-", ""))
        if gold[0] != system[0]:
            article, start, end = place
            print(f"{article}: {texts[article][start:end]!r} is {gold[0]}, not {system[0]}")


if __name__ == "__main__":
    main()

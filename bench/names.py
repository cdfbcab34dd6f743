"""Names of a folder of articles, as `lesart entities --json` prints them, and what they cost.

usage: python -m bench.names FOLDER [--json | --cost]
"""

import argparse
import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.article import Article, Outline
from corpus.folder import scan_folder
from corpus.identity import assign_ids
from corpus.outlining.outline import outline_article
from corpus.reading import read_article
from entities.finding import find_mentions
from entities.linking.link import link_entities
from entities.model import ArticleNames

USUAL_LENGTH = 2_400
"""Code points of the article to which costs are scaled."""


def read_folder(root: Path) -> Iterator[tuple[Article, Outline]]:
    """All articles below a folder with their outlines."""
    paths = [found.path for found in scan_folder(root)]
    ids = assign_ids(paths)
    for path in paths:
        reading = read_article(root, path, ids[path])
        yield reading.article, outline_article(reading.article, reading.marks)


def print_cost(articles: list[tuple[Article, Outline]]) -> None:
    """Print CPU time per article: the first time, and once all its words have been seen."""
    outlets = sorted({a.outlet for a, _ in articles if a.outlet})
    find_mentions(*articles[0], outlets)
    found: list[ArticleNames] = []
    length = statistics.mean(len(article.text) for article, _ in articles)
    print(f"articles {len(articles)}, mean length {length:.0f}")
    for state in ("new words only", "known words only"):
        costs: list[float] = []
        found.clear()
        for article, outline in articles:
            start = time.process_time()
            found.append(find_mentions(article, outline, outlets))
            spent = time.process_time() - start
            costs.append(1000 * spent * USUAL_LENGTH / max(len(article.text), 1))
        print(
            f"finding, {state}, ms CPU per {USUAL_LENGTH} characters: "
            f"mean {statistics.mean(costs):.1f}, median {statistics.median(costs):.1f}, "
            f"most {max(costs):.1f}"
        )
    start = time.process_time()
    linked = link_entities(found)
    linking = time.process_time() - start
    mentions = sum(len(names.mentions) for names in found)
    print(f"linking {mentions} mentions to {len(linked.entities)} entities: {linking:.3f} s CPU")


def main() -> None:
    """Print entities as JSON or a table, or the cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cost", action="store_true")
    options = parser.parse_args()
    articles = list(read_folder(options.folder))
    if options.cost:
        print_cost(articles)
        return
    outlets = sorted({a.outlet for a, _ in articles if a.outlet})
    names = [find_mentions(article, outline, outlets) for article, outline in articles]
    rows = [
        {
            "id": entity.id,
            "name": entity.name,
            "type": entity.type,
            "mentions": [
                {"article": m.article, "start": m.start, "end": m.end, "text": m.text}
                for m in entity.mentions
            ],
        }
        for entity in link_entities(names).entities
    ]
    if options.json:
        print(json.dumps({"entities": rows}, ensure_ascii=False))
    else:
        for entity in link_entities(names).entities:
            print(f"{entity.type:4} {len(entity.mentions):4} {' · '.join(entity.spellings)}")


if __name__ == "__main__":
    main()

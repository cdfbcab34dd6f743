"""Scores links on a folder of marked articles, and what comparing costs.

usage: python -m bench.comparison [FOLDER] [--leave-one-out] [--errors]
       python -m bench.comparison --long STATEMENTS

Strict F1 counts pairs marked as the same; user F1 also takes related ones as right. Processor time
is that of comparing two articles that have been taken apart, differences included (they are scored
by `bench.quality.differences`). With `--leave-one-out` links are found with weights fitted on the
other events of the folder (`training.links`). With `--long` two articles of so many statements are
compared, put together from the sentences of `seeds/` with invented words
(`bench.invented.generate`).
"""

import argparse
import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.invented.generate import generate
from bench.quality.gold import Gold, PairOfRefs, read_gold
from bench.quality.linking import HEADER, Said, score
from comparison.analysing import analyse_article
from comparison.comparing import compare
from comparison.model import Comparison, Side
from comparison.record import from_record, to_record
from comparison.viewing import THRESHOLD
from corpus.article import Article, Outline, Span
from training.links import couples_of, left_out

THRESHOLDS = (-1.5, -1.0, THRESHOLD, -0.5, 0.0, 0.5, 1.0)

FOLDER = Path(__file__).parents[1] / "tests" / "fixtures" / "comparison"
Compared = list[tuple[tuple[str, str], Comparison]]


def main() -> None:
    """Print the figures, and with `--errors` the links that were missed or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--long", type=int, metavar="STATEMENTS")
    options = parser.parse_args()
    if options.long:
        _compare_long(options.long)
        return
    gold = read_gold(options.folder)
    compared, seconds = _compare_all(gold)
    said = left_out(couples_of([gold])) if options.leave_one_out else _links(gold, compared)
    print(HEADER)
    for threshold in THRESHOLDS:
        print(f"{threshold:5.1f}  {score(gold.links, said, threshold)}")
    middle, most = statistics.median(seconds), max(seconds)
    print(f"processor time of a comparison: median {middle * 1000:.0f} ms, most {most * 1000:.0f}")
    _print_records(gold)
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


def _print_records(gold: Gold) -> None:
    records = [to_record(side.analysis) for side in gold.sides.values()]
    start = time.process_time()
    analyses = [from_record(record) for record in records]
    milliseconds = (time.process_time() - start) / len(records) * 1000
    statements = sum(len(analysis.statements) for analysis in analyses) / len(records)
    size = sum(map(len, records)) / len(records)
    print(f"a record: {statements:.0f} statements, {size:.0f} bytes, read in {milliseconds:.1f} ms")


def _compare_long(statements: int) -> None:
    articles = generate(statements // 5, seed=2)
    sides = [_long_side(articles, statements) for _ in range(2)]
    start = time.process_time()
    comparison = compare(sides)
    seconds = time.process_time() - start
    letters = [side.analysis.statements[-1].span.end for side in sides]
    print(f"{letters} code points: {len(comparison.links)} links, {seconds:.1f} s processor time")


def _long_side(articles: Iterator[tuple[Article, Outline]], statements: int) -> Side:
    """Return one article put together from the German ones of `articles`."""
    text, spans = "", list[Span]()
    while len(spans) < statements:
        article, outline = next(articles)
        for start, end in outline.sentences if article.language == "de" else ():
            spans.append(Span(len(text), len(text) + end - start))
            text += article.text[start:end] + "\n"
    long = replace(article, text=text, language="de")
    return Side(analyse_article(long, Outline(tuple(spans), (), ())), ())


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

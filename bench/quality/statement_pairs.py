"""What is said of pairs of statements on one point that stand in articles which agree otherwise.

Run `python -m bench.quality.statement_pairs [FILE] [--errors]`. A line of FILE holds, divided by
tabs, the kind of the pair, a context, the verdict and the two statements; contexts and other
sentences lie in `tests/fixtures/pairs/contexts.json`. Verdicts: `≠` a difference must be reported
that names both statements, `≈` no difference may be, `–` nothing may be said of both. Each pair is
put into short articles in both orders, into ones whose sentences stand in another order, into long
ones, and into comparisons of three. Whatever else is reported is a stray.
"""

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.gold import read_sides
from comparison.comparing import compare
from comparison.model import Discrepancy, Side, Verdict

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "pairs"
Articles = Sequence[str]
"""The text of two or three articles."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements on one point and what must be said of them."""

    kind: str
    context: str
    verdict: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of a pair in one arrangement of articles."""

    pair: Pair
    arrangement: str
    right: bool
    strays: tuple[str, ...]
    said: tuple[str, ...]


def read_pairs(file: Path) -> list[Pair]:
    """Read the pairs of a file."""
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line)
    return [Pair(row[0], *row[-4:]) for row in rows]


def judge(pairs: Sequence[Pair], *, brief: bool = False) -> Iterator[Judged]:
    """Yield the judgement on each pair in each arrangement; with `brief` in the two shortest."""
    world = json.loads((FOLDER / "contexts.json").read_text(encoding="utf-8"))
    for pair in pairs:
        for arrangement, articles in _arrangements(pair, world).items():
            if not brief or arrangement in ("short", "turned"):
                yield _judged(pair, arrangement, articles)


def _arrangements(pair: Pair, world: Mapping[str, Any]) -> dict[str, Articles]:
    language, title, around = world["contexts"][pair.context]
    fillers, own = world["fillers"][language], world["own"][language]
    left, right = ([s if s != "@" else said for s in around] for said in (pair.left, pair.right))
    turned = [right[0], *right[2:], right[1]]
    long_left = [*left[:2], *fillers[:12], *own[0], *left[2:], *fillers[12:]]
    long_right = [right[0], *right[2:], *fillers[6:], *own[1], *fillers[:6], right[1]]
    third = [left[0], left[3], *left[1:3], left[4]]
    ways = {
        "short": (left, right),
        "turned": (right, left),
        "moved": (left, turned),
        "long": (long_left, long_right),
        "long turned": (long_right, long_left),
        "three": (left, right, third),
        "three turned": (third, turned, left),
    }
    return {
        way: [f"{title}\n\n" + "\n\n".join(sentences) + "\n" for sentences in articles]
        for way, articles in ways.items()
    }


def _judged(pair: Pair, arrangement: str, articles: Articles) -> Judged:
    sides = _sides(articles)
    found = compare(sides).discrepancies
    about = [each for each in found if {pair.left, pair.right} <= _said_in(sides, each)]
    differs = any(each.verdict is Verdict.DIFFERS for each in about)
    right = {"≠": differs, "≈": not differs, "–": not about}[pair.verdict]
    strays = [each for each in found if each not in about]
    pure = all(_said_in(sides, each) == {pair.left, pair.right} for each in about)
    return Judged(
        pair,
        arrangement,
        right and pure,
        tuple(_shown(each) for each in strays),
        tuple(_shown(each) for each in about),
    )


def _said_in(sides: Sequence[Side], found: Discrepancy) -> set[str]:
    return {sides[v.place.side].analysis.statements[v.place.statement].text for v in found.values}


def _shown(found: Discrepancy) -> str:
    values = " | ".join(f"{'ABC'[value.place.side]}: {value.text}" for value in found.values)
    return f"{found.kind} {found.verdict} {found.subject!r}: {values} ({found.reason})"


def _sides(articles: Articles) -> list[Side]:
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{letter}.txt" for letter in "abc"[: len(articles)]]
        for file, text in zip(files, articles, strict=True):
            (Path(folder) / file).write_text(text, encoding="utf-8")
        sides = read_sides(Path(folder), files)
        return [sides[file][1] for file in files]


def main() -> None:
    """Print how many are right, by kind and by arrangement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=FOLDER / "figures.tsv")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--brief", action="store_true")
    options = parser.parse_args()
    judged = list(judge(read_pairs(options.file), brief=options.brief))
    whole = defaultdict[Pair, list[bool]](list)
    for each in judged:
        whole[each.pair].append(each.right)
    print(f"pairs right in every arrangement: {sum(map(all, whole.values()))} of {len(whole)}")
    print(f"strays: {sum(len(each.strays) for each in judged)} in {len(judged)} comparisons")
    for keys in ([each.arrangement for each in judged], [each.pair.kind for each in judged]):
        right, count = Counter[str](), Counter[str]()
        for key, each in zip(keys, judged, strict=True):
            right[key] += each.right
            count[key] += 1
        print(", ".join(f"{name} {right[name]} of {count[name]}" for name in count))
    if options.errors:
        for each in judged:
            if not each.right or each.strays:
                _print_error(each)


def _print_error(each: Judged) -> None:
    pair = each.pair
    print(f"\n{'' if each.right else 'WRONG '}{pair.kind}, {each.arrangement}, {pair.verdict}")
    for line in (pair.left, pair.right, *(f"said {s}" for s in each.said)):
        print("   ", line)
    for stray in each.strays:
        print("    stray", stray)


if __name__ == "__main__":
    main()

"""Reads a folder of articles in which statements, links and differences are marked.

The folder holds `<event>/<outlet>.{md,txt,html}` and `gold.json`:
`{"articles": {file: {"event", "sentences": [str]}}, "links": [{"a": [file, i], "b": [file, j],
"strength": 2 | 1}], "discrepancies": [{"kind", "verdict", "statements": [[file, i]…]}], "traps":
[{"statements": [[file, i], [file, j]]}]}`. Strength 2 says the same, 1 is related; traps look like
differences and are none. Statements count from 0.
"""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from comparison.analysing import analyse_article
from comparison.model import NamedMention, Side
from corpus.article import Article, Span
from corpus.identity import assign_ids
from corpus.outlining.outline import outline_article
from corpus.reading import read_article
from entities.finding import find_mentions
from entities.linking.link import link_entities

Ref = tuple[str, int]
"""A marked statement: file and number."""
PairOfRefs = frozenset[Ref]
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"(?m)^#+ |^> |\*\*|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")


@dataclass(frozen=True, slots=True)
class Difference:
    """A marked difference and the pairs of statements in which it shows."""

    kind: str
    verdict: str
    pairs: frozenset[PairOfRefs]
    note: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A folder of marked articles, read and taken apart as the program does it."""

    sides: dict[str, Side]
    """By file."""
    events: dict[str, list[str]]
    """Files by event."""
    marked: dict[str, list[int | None]]
    """By file: the marked statement that each statement of the side stands for."""
    links: dict[PairOfRefs, int]
    """Strength by pair."""
    differences: tuple[Difference, ...]
    traps: frozenset[PairOfRefs]

    def refs(self, files: tuple[str, str], pair: tuple[int, int]) -> PairOfRefs:
        """Return the marked statements of a pair of statements; number -1 where there is none."""
        found = [self.marked[file][number] for file, number in zip(files, pair, strict=True)]
        return frozenset(
            (file, -1 if number is None else number)
            for file, number in zip(files, found, strict=True)
        )

    def strength(self, files: tuple[str, str], pair: tuple[int, int]) -> int:
        """Return 2 for statements marked as the same, 1 for related ones, or 0."""
        return self.links.get(self.refs(files, pair), 0)

    def couples(self) -> list[tuple[str, str, str]]:
        """Return event and files of all pairs of articles on one event."""
        return [
            (event, a, b) for event, files in self.events.items() for a, b in combinations(files, 2)
        ]


def read_gold(folder: Path) -> Gold:
    """Read articles and marks of a folder."""
    data = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    files = list(data["articles"])
    sides = read_sides(folder, files)
    events = defaultdict[str, list[str]](list)
    for file in files:
        events[data["articles"][file]["event"]].append(file)
    differences = tuple(
        Difference(d["kind"], d["verdict"], _pairs(d["statements"]), d.get("note", ""))
        for d in data["discrepancies"]
    )
    every = frozenset().union(*(d.pairs for d in differences))
    traps = frozenset().union(*(_pairs(t["statements"]) for t in data.get("traps", [])))
    return Gold(
        {file: side for file, (_, side) in sides.items()},
        dict(events),
        {f: _match(*sides[f], data["articles"][f]["sentences"]) for f in files},
        {
            frozenset({(x["a"][0], x["a"][1]), (x["b"][0], x["b"][1])}): x["strength"]
            for x in data["links"]
        },
        differences,
        traps - every,
    )


def _pairs(refs: Sequence[Any]) -> frozenset[PairOfRefs]:
    found = combinations([(file, number) for file, number in refs], 2)
    return frozenset(frozenset(two) for two in found if two[0][0] != two[1][0])


def read_sides(folder: Path, files: list[str]) -> dict[str, tuple[Article, Side]]:
    """Return articles of a folder, read and taken apart, their names found and linked, by file."""
    ids = assign_ids(files)
    readings = {file: read_article(folder, file, ids[file]) for file in files}
    outlines = {f: outline_article(r.article, r.marks) for f, r in readings.items()}
    outlets = sorted({r.article.outlet for r in readings.values() if r.article.outlet})
    names = [find_mentions(r.article, outlines[f], outlets) for f, r in readings.items()]
    mentions = defaultdict[str, list[NamedMention]](list)
    for entity in link_entities(names).entities:
        for m in entity.mentions:
            mentions[m.article].append(NamedMention(m.start, m.end, entity.id, entity.type))
    return {
        file: (
            reading.article,
            Side(
                analyse_article(reading.article, outlines[file]), tuple(sorted(mentions[ids[file]]))
            ),
        )
        for file, reading in readings.items()
    }


def _match(article: Article, side: Side, sentences: list[str]) -> list[int | None]:
    """Return for each statement the marked sentence with which it overlaps most."""
    spans, at = list[Span | None](), 0
    for sentence in sentences:
        words = (re.escape(word) for word in _SPACE.split(_MARKUP.sub("", sentence).strip()))
        found = re.compile(r"\s+".join(words)).search(article.text, at)
        spans.append(Span(*found.span()) if found else None)
        at = found.end() if found else at
    matched: list[int | None] = []
    for statement in side.analysis.statements:
        common = [
            (min(s.end, statement.span.end) - max(s.start, statement.span.start), -i)
            for i, s in enumerate(spans)
            if s
        ]
        most = max(common, default=(0, 0))
        matched.append(-most[1] if most[0] > 0 else None)
    return matched

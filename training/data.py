"""Reads the annotated corpora: GermEval 2014 (German) and Wikigold (English)."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = ("PER", "LOC", "ORG", "OTH")
DERIVED = "X"
"""One label for words derived from a name (`russische`, `SPD-Chef`): learnt, never reported."""
_WIKIGOLD_BLOCK = 12
"""Wikigold has no page marks; this many sentences in a row count as one page."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One annotated sentence."""

    page: str
    words: tuple[str, ...]
    labels: tuple[str, ...]


def read_germeval(path: Path) -> Iterator[Sample]:
    """Sentences of a GermEval file: number, token, outer label, inner label; `#` names the page."""
    page, words, labels = "", list[str](), list[str]()
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#\t"):
            page = line.split("\t")[1]
        elif line.strip():
            _, word, label, *_ = line.split("\t")
            words.append(word)
            labels.append(_collapse(label))
        elif words:
            yield Sample(page, tuple(words), tuple(labels))
            words, labels = [], []


def _collapse(label: str) -> str:
    return label if label == "O" or label[2:] in KINDS else DERIVED


def read_wikigold(path: Path) -> Iterator[Sample]:
    """Sentences of Wikigold; its IO labels become BIO, MISC becomes OTH."""
    words, labels, number = list[str](), list[str](), 0
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        parts = line.split()
        if len(parts) > 1 and parts[0] != "-DOCSTART-":
            kind = parts[-1].replace("MISC", "OTH")[2:]
            inside = kind and labels and labels[-1][2:] == kind
            words.append(parts[0])
            labels.append(f"{'I' if inside else 'B'}-{kind}" if kind else "O")
        elif words:
            yield Sample(str(number // _WIKIGOLD_BLOCK), tuple(words), tuple(labels))
            words, labels, number = [], [], number + 1


def read_samples(language: str, folder: Path, more: Sequence[Path] = ()) -> list[Sample]:
    """All sentences of a language under the data folder; `more` are further GermEval files."""
    if language == "en":
        return list(read_wikigold(folder / "wikigold" / "wikigold.txt"))
    paths = [folder / "germeval" / "train.tsv", *more]
    return [sample for path in paths for sample in read_germeval(path)]


def folds(samples: Sequence[Sample], count: int = 5) -> list[int]:
    """Return the fold of each sample; all sentences of one page are in the same."""
    pages = sorted({sample.page for sample in samples})
    random.Random(1).shuffle(pages)  # noqa: S311 -- a fixed split, no secret
    fold = {page: i % count for i, page in enumerate(pages)}
    return [fold[sample.page] for sample in samples]

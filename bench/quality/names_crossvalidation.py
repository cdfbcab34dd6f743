"""Five-fold cross-validation of the name models, folds split by source page.

usage: python -m bench.quality.names_crossvalidation LANGUAGE DATA_FOLDER [FOLDS]

Strict F1: span and type must both agree, over PER, LOC, ORG and OTH of the outer level, pooled over
the folds. Words derived from names are no gold; naming one counts as an error. FOLDS limits the
run to the first folds. The model is scored as exported, decoded by `entities.crf`.
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from entities.crf import Crf
from entities.features import Features
from entities.labels import spans_of
from entities.vocabulary import load_vocabulary
from training.data import KINDS, folds, read_samples
from training.train import export, train


def f1(right: int, said: int, true: int) -> str:
    """Precision, recall and F1 as percentages."""
    precision, recall = right / max(said, 1), right / max(true, 1)
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * score:5.1f}"


def main() -> None:
    """Print one row per type and one for all."""
    language, folder = sys.argv[1], Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    samples = read_samples(language, folder)
    fold = folds(samples)
    features = Features(load_vocabulary(language))
    rows = [features.sentence(sample.words) for sample in samples]
    right, said, true, clock = Counter[str](), Counter[str](), Counter[str](), 0.0
    for k in range(count):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "fold.crf"
            inside = [i for i, f in enumerate(fold) if f != k]
            train([rows[i] for i in inside], [samples[i] for i in inside], path, language)
            crf = Crf(export(path), features)
        for sample in (samples[i] for i, f in enumerate(fold) if f == k):
            start = time.process_time()
            labels = crf.decode(crf.emissions(sample.words))
            clock += time.process_time() - start
            gold = {span for span in spans_of(sample.labels) if span[2] in KINDS}
            system = {span for span in spans_of(labels) if span[2] in KINDS}
            right.update(kind for _, _, kind in gold & system)
            said.update(kind for _, _, kind in system)
            true.update(kind for _, _, kind in gold)
    for kind in KINDS:
        print(kind, f1(right[kind], said[kind], true[kind]))
    print("all", f1(right.total(), said.total(), true.total()), f"n {true.total()}")
    print(f"decoding {clock:.1f} s CPU")


if __name__ == "__main__":
    main()

"""Trains the models in `entities/data/models`.

usage: python -m training.train LANGUAGE DATA_FOLDER [MORE_GERMEVAL_FILES…]

DATA_FOLDER holds `germeval/train.tsv` and `wikigold/wikigold.txt`. Needs the extra `train`; one to
two minutes on one core.
"""

import json
import lzma
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from entities.features import Features
from entities.vocabulary import load_vocabulary
from training.data import Sample, read_samples

TARGET = Path(__file__).parents[1] / "entities" / "data" / "models"
PENALTIES = {"de": (0.05, 0.01), "en": (0.02, 0.05)}
"""L1 and L2 penalties per language, the best of five pairs in cross-validation."""
ITERATIONS = 80
SCALE = 100
"""Weights are stored as whole hundredths."""
SMALLEST = 0.02
"""Weights below this are left out."""

Rows = list[list[str]]


def train(
    rows: Sequence[Rows], samples: Sequence[Sample], path: Path, language: str = "de"
) -> None:
    """Train on feature rows and write CRFsuite's model file."""
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    for features, sample in zip(rows, samples, strict=True):
        trainer.append(pycrfsuite.ItemSequence(features), sample.labels)
    c1, c2 = PENALTIES[language]
    trainer.set_params(
        {
            "c1": c1,
            "c2": c2,
            "max_iterations": ITERATIONS,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(path))


def export(path: Path) -> bytes:
    """CRFsuite's model file as the packed JSON that `entities.crf` reads."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    info = tagger.info()
    labels = sorted(info.labels, key=lambda label: int(info.labels[label]))
    number = {label: i for i, label in enumerate(labels)}
    state: dict[str, list[int]] = {}
    for (name, label), weight in sorted(info.state_features.items()):
        if abs(weight) >= SMALLEST:
            state.setdefault(name, []).extend((number[label], round(weight * SCALE)))
    transitions = [[0] * len(labels) for _ in labels]
    for (left, right), weight in info.transitions.items():
        transitions[number[left]][number[right]] = round(weight * SCALE)
    data = {"labels": labels, "transitions": transitions, "state": state}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


def main() -> None:
    """Train on everything and write the model into the package."""
    language, folder, *more = sys.argv[1:]
    samples = read_samples(language, Path(folder), [Path(name) for name in more])
    features = Features(load_vocabulary(language))
    rows = [features.sentence(sample.words) for sample in samples]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model.crf"
        train(rows, samples, path, language)
        packed = export(path)
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / f"{language}.crf.xz").write_bytes(packed)
    print(f"{language}: {len(samples)} sentences, {len(packed)} bytes")


if __name__ == "__main__":
    main()

"""The decoder gives the labels of CRFsuite."""

from pathlib import Path

import pycrfsuite
import pytest

from entities.crf import Crf
from entities.features import Features
from entities.vocabulary import load_vocabulary
from training.data import Sample
from training.train import export, train

LINES = [
    ("Bürgermeisterin Hilde Marten sprach in Tellwitz .", "O B-PER I-PER O O B-LOC O"),
    ("Der SV Tellwitz gewann gegen Rugenstedt .", "O B-ORG I-ORG O O B-LOC O"),
    ("Marten lobte das Wasseramt Nord in Grünau .", "B-PER O O B-ORG I-ORG O B-LOC O"),
    ("Heute regnet es in Grünau und Werder .", "O O O O B-LOC O B-LOC O"),
    ("Kuno Ravens fährt seit Jahren nach Rugenstedt .", "B-PER I-PER O O O O B-LOC O"),
]


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return [Sample("p", tuple(words.split()), tuple(tags.split())) for words, tags in LINES]


def test_labels_are_those_of_crfsuite(tmp_path: Path, samples: list[Sample]) -> None:
    features = Features(load_vocabulary("de"))
    path = tmp_path / "small.crf"
    train([features.sentence(sample.words) for sample in samples], samples, path)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    crf = Crf(export(path), features)
    strange = ["Oluf Brandis besucht den SV Werder in Tellwitz", "Grünau", "es regnet", "( ) ,"]
    for words in [*(sample.words for sample in samples), *(tuple(s.split()) for s in strange)]:
        expected = tagger.tag(pycrfsuite.ItemSequence(features.sentence(words)))
        assert crf.decode(crf.emissions(words)) == expected


def test_a_bonus_turns_a_label(tmp_path: Path, samples: list[Sample]) -> None:
    features = Features(load_vocabulary("de"))
    path = tmp_path / "small.crf"
    train([features.sentence(sample.words) for sample in samples], samples, path)
    crf = Crf(export(path), features)
    words = ("Heute", "regnet", "es")
    assert crf.decode(crf.emissions(words), {0: {"B-PER": 99.0}})[0] == "B-PER"
    assert crf.decode([]) == []

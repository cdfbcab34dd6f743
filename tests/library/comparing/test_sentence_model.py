"""A language model of sentences: one that the test makes itself, and what cannot be used."""

from dataclasses import replace
from pathlib import Path

import pytest

from comparison.linking.closeness import closeness
from comparison.model import Vectors
from library.analyses.sentence_model import ModelUnusable, SentenceModel, stamp_of
from tests.library.comparing.tiny_model import make_model

WORDS = {
    "der": (0, 0, 1), "das": (0, 0, 1), "streik": (1, 0, 0), "ausstand": (1, 0, 0),
    "damm": (0, 1, 0), "staudamm": (0, 1, 0), "hält": (0, 0.5, 0), "dauert": (0.5, 0, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("model"), WORDS)


def test_sentences_of_one_meaning_are_close(folder: Path) -> None:
    model = SentenceModel.open(folder)
    left = Vectors(model.name, tuple(model.encode(["der streik dauert", "der damm hält"])))
    right = Vectors(model.name, tuple(model.encode(["das staudamm hält", "das ausstand dauert"])))
    assert set(closeness(left, right)) == {(0, 1), (1, 0)}
    assert {len(vector) for vector in left.of_statements} == {3}
    assert closeness(left, replace(right, model="another")) == {}
    assert closeness(left, None) == {}


def test_a_sentence_alone_and_among_longer_ones_has_one_vector(folder: Path) -> None:
    model = SentenceModel.open(folder)
    alone = model.encode(["der streik"])
    assert model.encode(["der streik", "das damm hält das damm hält"])[:1] == alone
    assert model.encode([]) == []
    assert len(model.encode(["", "völlig fremd"])) == 2


def test_many_sentences_go_through_in_parts(folder: Path) -> None:
    model = SentenceModel.open(folder)
    many = model.encode(["der streik dauert", "der damm hält"] * 40)
    assert many == model.encode(["der streik dauert", "der damm hält"]) * 40


def test_the_name_of_a_model_changes_with_its_content(folder: Path, tmp_path: Path) -> None:
    other = make_model(tmp_path / "other", {**WORDS, "damm": (0, 0.9, 0)})
    assert SentenceModel.open(folder).name == stamp_of(folder)
    assert SentenceModel.open(folder).name != SentenceModel.open(other).name


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json"])
def test_a_model_that_cannot_be_used_says_why(folder: Path, tmp_path: Path, broken: str) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("model.onnx", "tokenizer.json"):
        (copy / name).write_bytes((folder / name).read_bytes())
    (copy / broken).write_bytes(b"{nothing}")
    with pytest.raises(ModelUnusable, match="cannot be read"):
        SentenceModel.open(copy)
    (copy / broken).unlink()
    with pytest.raises(ModelUnusable, match=r"holds no model\.onnx"):
        SentenceModel.open(copy)

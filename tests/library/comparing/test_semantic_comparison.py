"""A language model of the user's joins in comparing; without one, nothing is missing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from library.desk import Library
from library.places import Places
from tests.library.comparing.tiny_model import make_model
from tests.library.conftest import write

WORDS = {
    "zirbelei": (1, 0, 0), "klapperung": (1, 0, 0), "beginnt": (0, 0, 0.2),
    "quader": (0, 1, 0), "monolith": (0, 1, 0), "bleich": (0, 1, 0.2), "fahl": (0, 1, 0.1),
}  # fmt: skip
OpenWith = Callable[[str], Library]


@pytest.fixture
def open_with(corpus: Path, places: Places, request: pytest.FixtureRequest) -> OpenWith:
    write(corpus / "one.txt", "Bericht aus Nord", "Die Zirbelei beginnt. Der Quader wird fahl.")
    write(
        corpus / "two.txt",
        "Meldung von dort",
        "Bleich ist jener Monolith. Es kommt zur Klapperung.",
    )

    def open_one(model: str) -> Library:
        places.settings_file.parent.mkdir(parents=True, exist_ok=True)
        places.settings_file.write_text(f'sentence_model = "{model}"\n')
        library = Library.open(corpus, places=places)
        request.addfinalizer(library.close)
        library.refresh()
        library.renew()
        return library

    return open_one


def linked(library: Library) -> set[tuple[int, int]]:
    links = library.comparisons.compare(["one", "two"]).comparison.links
    return {(each.left.statement, each.right.statement) for each in links if each.score > -1.5}


def test_vectors_link_what_has_no_word_in_common(open_with: OpenWith, tmp_path: Path) -> None:
    without = open_with("")
    assert without.events.find().analysed == 5
    without.events.renew()
    assert linked(without) == set()
    model = make_model(tmp_path / "model", WORDS)
    library = open_with(str(model))
    report = library.events.find()
    assert (report.analysed, report.notice) == (5, "")
    library.events.renew()
    assert linked(library) == {(0, 1), (1, 0)}
    assert library.events.find().analysed == 0


def test_a_model_that_is_gone_is_told_and_words_still_count(
    open_with: OpenWith, tmp_path: Path
) -> None:
    library = open_with(str(tmp_path / "nowhere"))
    report = library.events.find()
    assert report.analysed == 5
    assert "holds no model.onnx" in report.notice
    assert "by their words alone" in report.notice
    broken = make_model(tmp_path / "broken", WORDS)
    (broken / "model.onnx").write_bytes(b"nothing")
    report = open_with(str(broken)).events.find()
    assert report.analysed == 5
    assert "cannot be read" in report.notice

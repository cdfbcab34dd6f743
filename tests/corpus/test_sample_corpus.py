"""The sample corpus in `seeds/`: every kind of file, read with all it says about itself."""

from pathlib import Path

import pytest

from corpus.folder import scan_folder
from corpus.identity import assign_ids
from corpus.outlining.outline import outline_article
from corpus.reading import Reading, read_article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FILES = [file.path for file in scan_folder(SEEDS) if "/" in file.path]
IDS = assign_ids(FILES)


def read(path: str) -> Reading:
    return read_article(SEEDS, path, IDS[path])


def test_ids_keep_the_event() -> None:
    assert len(FILES) == 18
    assert IDS["tram-vote-lindhafen/dkd.md"] == "tram-vote-lindhafen-dkd"


@pytest.mark.parametrize("path", FILES)
def test_an_article_is_read_without_notices_and_shows_its_title_once(path: str) -> None:
    reading = read(path)
    article = reading.article
    assert reading.notices == ()
    assert article.language == ("en" if path.startswith("tram") else "de")
    assert article.text.count(article.title) == 1
    if not path.endswith(".txt"):
        assert article.outlet
        assert article.date
        assert article.url
        assert article.author
        assert article.titled


@pytest.mark.parametrize(
    ("path", "headings", "boilerplate"),
    [
        ("bahnstreik-nordkueste/marschlaender-kurier.md", 3, 0),
        ("bahnstreik-nordkueste/sofort.txt", 2, 1),
        ("chemiebrand-grauwied/irseltaler-bote.txt", 1, 1),
        ("chemiebrand-grauwied/sofort.html", 3, 2),
        ("getreidetransit-tiflis/rml.txt", 4, 2),
        ("hochwasser-wehringen/flussaufwaerts.txt", 3, 2),
        ("hochwasser-wehringen/irseltaler-bote.md", 0, 3),
        ("hochwasser-wehringen/rml.html", 5, 2),
        ("tram-vote-lindhafen/kontor.txt", 1, 1),
        ("tram-vote-lindhafen/meridian-45.html", 2, 0),
    ],
)
def test_headings_and_boilerplate_are_found(path: str, headings: int, boilerplate: int) -> None:
    reading = read(path)
    outline = outline_article(reading.article, reading.marks)
    assert (len(outline.headings), len(outline.boilerplate)) == (headings, boilerplate)


def test_only_the_text_without_a_title_repeats_its_opening() -> None:
    untitled = [path for path in FILES if not read(path).article.titled]
    assert untitled == ["chemiebrand-grauwied/irseltaler-bote.txt"]

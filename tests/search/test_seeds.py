"""The sample corpora: what a reader would expect to find in them."""

from pathlib import Path

import pytest

from corpus.folder import scan_folder
from corpus.identity import assign_ids
from corpus.outlining.outline import outline_article
from corpus.reading import read_article
from search.language.parsing import parse_query
from search.model import Entry, Stamp
from tests.search.conftest import TODAY, Index

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "../shared/seeds"


def load(folder: Path, index: Index) -> Index:
    files = {file.path: file for file in scan_folder(folder)}
    entries = []
    for path, id_ in assign_ids(files).items():
        reading = read_article(folder, path, id_)
        outline = outline_article(reading.article, reading.marks)
        entries.append(Entry(reading.article, outline, Stamp(path, files[path].size, 1, 2)))
    index.engine.update(entries)
    return index


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return load(ROOT / "seeds", Index(tmp_path_factory.mktemp("seeds") / "index"))


def events(index: Index, query: str) -> set[str]:
    parsed = parse_query(query, today=TODAY)
    rows = index.engine.rows(index.engine.search(parsed.query).keys)
    return {row.path.split("/")[0] for row in rows}


@pytest.mark.parametrize(
    ("query", "event"),
    [
        ("Gipfel Tiflis", "getreidetransit-tiflis"),
        ("title:tram lang:en", "tram-vote-lindhafen"),
        ("Sparkasse Fusion", "sparkassen-fusion"),
        ("Bahnstreik OR Warnstreik", "bahnstreik-nordkueste"),
        ("Talspere~", "hochwasser-wehringen"),
    ],
)
def test_events_are_found(seeds: Index, query: str, event: str) -> None:
    assert event in events(seeds, query)


def test_every_article_is_found_by_a_phrase_of_its_own(seeds: Index) -> None:
    for row in seeds.engine.rows(seeds.engine.search(parse_query("", today=TODAY).query).keys):
        stored = seeds.engine.article(row.id)
        assert stored
        start, end = stored[1].sentences[0]
        words = stored[0].text[start:end].split()[1:6]
        query = parse_query('"' + " ".join(words).replace('"', " ") + '"', today=TODAY).query
        assert row.key in seeds.engine.search(query).keys
        hits = seeds.engine.hits(row.id, query)
        assert hits.spans
        assert all(snippet.spans for snippet in hits.snippets)


def test_suggestions_come_from_the_corpus(seeds: Index) -> None:
    found = seeds.engine.search(parse_query("Lindhaven Straßenban", today=TODAY).query)
    assert len(found.keys) == 0
    assert found.suggestion is None or "Lindhafen" in found.suggestion


def test_the_real_articles_where_they_stand(tmp_path: Path) -> None:
    """Counts only: their text stays where it is."""
    if REAL.is_dir():
        index = load(REAL, Index(tmp_path / "index"))
        assert index.engine.count() == 3
        assert len(index.ids("Gipfel")) == 3
        assert len(index.ids("Häuser OR Haus OR Regierung OR Präsident")) >= 2
        assert all(
            row.language == "de" for row in index.engine.rows(index.engine.keys_of(index.ids("")))
        )
        index.engine.close()

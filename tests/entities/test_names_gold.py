"""Names and linking on ten invented articles with marked names."""

from pathlib import Path

from bench.quality.marked import read_folder
from bench.quality.names_gold import score
from entities.lexicon import data_folder

FIXTURES = Path(__file__).parents[1] / "fixtures" / "names"


def test_names_and_links_of_invented_articles() -> None:
    result = score(list(read_folder(FIXTURES)))
    assert result.names >= 0.88
    assert result.by_type["PER"] >= 0.93
    assert result.linking >= 0.96


def test_the_package_data_stays_small() -> None:
    folder = Path(str(data_folder()))
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= 2_500_000

"""Did you mean: a query that matches, offered for one that does not."""

import pytest

from search.language.parsing import parse_query
from search.model import Found
from tests.search.conftest import TODAY, Index, MakeIndex, article


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(
        article("a", "Regierung tagt", "Die Regierung von Angela Merkel berät über die Grünen."),
        article("b", "Wahl", "Nach der Wahl wird gezählt. Die Straße bleibt gesperrt."),
    )


def ask(index: Index, query: str, *, typing: bool = False) -> Found:
    tree = parse_query(query, today=TODAY).query
    return index.engine.complete(tree) if typing else index.engine.search(tree)


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("Regirung", "Regierung"),
        ("Regirung Merkle", "Regierung Merkel"),
        ("Merkle Regierung", "Merkel Regierung"),
        ("Gründen", "Grünen"),
        ("Strasze", "Straße"),
        ("Xegierung", "Regierung"),
        ('"Angela Merkle"', '"Angela Merkel"'),
        ("title:Regirung", "title:Regierung"),
        ("Regirung OR Merkle", "Regierung OR Merkel"),
        ("Regirung Wahl", None),
        ("Kxqzpw", None),
        ("12345", None),
        ("Xy", None),
    ],
)
def test_suggestions_match_something(index: Index, query: str, suggestion: str | None) -> None:
    found = ask(index, query)
    assert len(found.keys) == 0
    assert found.suggestion == suggestion
    if suggestion:
        assert len(ask(index, suggestion).keys) > 0


def test_no_suggestion_when_something_is_found(index: Index) -> None:
    assert ask(index, "Regierung").suggestion is None
    assert ask(index, "Regi", typing=True).suggestion is None
    assert ask(index, "Regirung", typing=True).suggestion == "Regierung"


def test_the_more_frequent_word_is_offered(make_index: MakeIndex) -> None:
    often = [article(f"o{n}", "Wahl", "Die Fahrer warten.") for n in range(30)]
    index = make_index(article("once", "Wahl", "Die Fahren."), *often)
    assert ask(index, "Fahrex").suggestion == "Fahrer"

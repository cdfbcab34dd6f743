"""Hits inside an article, and the snippets cut around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from search.embedded.snippets import cut_snippets
from tests.search.conftest import TODAY, Index, MakeIndex, article

BODY = (
    "Die Häuser am Hang sind neu; das alte Haus bleibt.\n\n"
    "Beim Gipfeltreffen sprach Angela Merkel über die Corona-Krise. "
    "Merkel’s Gipfel war kurz, sagte Frau Merkel aus Wehringen."
)


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(article("a", "Haus und Gipfel", BODY))


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("Haus", ["Haus", "Häuser", "Haus"]),
        ("Gipfel", ["Gipfel", "Gipfeltreffen", "Gipfel"]),
        ("title:Gipfel", ["Gipfel"]),
        ('"Angela Merkel"', ["Angela Merkel"]),
        ('"Merkel Angela"~2', ["Angela", "Merkel"]),
        ("Coronakrise", ["Corona-Krise"]),
        ("Corona-Krise", ["Corona-Krise"]),
        ("Krise", ["Krise"]),
        ("Gipfelt*", ["Gipfeltreffen"]),
        ("H?user", ["Häuser"] * 0),
        ("H*r", ["Häuser"]),
        ("Merkle~2 -Haus", ["Merkel", "Merkel’s", "Merkel"]),
        ("Haus OR Hang", ["Haus", "Häuser", "Hang", "Haus"]),
        ("outlet:Irseltaler", []),
        ("date:2025", []),
        ("fehlt", []),
    ],
)
def test_marked_text(index: Index, query: str, marked: list[str]) -> None:
    assert index.hits("a", query) == marked


def test_while_typing_beginnings_are_marked(index: Index) -> None:
    assert index.hits("a", "Gipf", typing=True) == ["Gipfel", "Gipfeltreffen", "Gipfel"]
    assert index.hits("a", "Gipf") == []
    assert index.hits("a", '"Angela Mer', typing=True) == ["Angela Merkel"]


def test_what_is_found_by_its_text_is_marked(index: Index) -> None:
    from search.language.parsing import parse_query

    for query in ("haeuser", "hang", "treffen", "merkels", "krise", '"die Häuser am"', "wehr*"):
        parsed = parse_query(query, today=TODAY).query
        assert len(index.engine.search(parsed).keys) == 1
        assert index.engine.hits("a", parsed).spans


def test_an_article_that_is_gone_has_no_hits(index: Index) -> None:
    assert index.hits("a", "") == []
    from search.language.syntax import Word

    assert index.engine.hits("gone", Word("Haus")) == index.engine.hits("gone", Word("x"))


def test_snippets_show_the_text_below_the_title(index: Index) -> None:
    from search.language.syntax import Word

    (snippet,) = index.engine.hits("a", Word("Häuser"), 1).snippets
    assert snippet.text == "Die Häuser am Hang sind neu; das alte Haus bleibt."
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["Häuser", "Haus"]


def test_a_hit_only_in_the_title_shows_the_title(make_index: MakeIndex) -> None:
    from search.language.syntax import Word

    index = make_index(article("a", "Brücke gesperrt", "Bis Montag."))
    (snippet,) = index.engine.hits("a", Word("Brücke")).snippets
    assert snippet.text == "Brücke gesperrt"


TEXTS = st.lists(
    st.sampled_from(["haus", "x", "sehr", "weit" * 60, "\n", "\n\n", "ü,"]), max_size=80
)


@given(TEXTS.map(" ".join), st.integers(0, 4), st.integers(0, 20))
def test_snippets_are_pieces_of_the_text(text: str, count: int, title_end: int) -> None:
    spans = []
    at = text.find("haus")
    while at >= 0:
        spans.append(Span(at, at + 4))
        at = text.find("haus", at + 1)
    snippets = cut_snippets(text, spans, count, title_end)
    assert len(snippets) <= count
    assert bool(snippets) == bool(spans and count)
    for snippet in snippets:
        assert "\n" not in snippet.text
        assert snippet.text.removeprefix("…").removesuffix("…") in text
        assert len(snippet.text) < 400
        assert snippet.spans
        for start, end in snippet.spans:
            assert snippet.text[start:end] == "haus"

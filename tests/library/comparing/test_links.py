"""Ties and cuts of statements: kept by words and place, found again, refused when unsure."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from comparison.model import Link
from corpus.article import Span
from library.comparing.comparisons import Comparisons
from library.comparing.links_file import FILE
from library.comparing.model import Compared, Passage
from library.desk import Library
from library.errors import ComparisonCancelled, LibraryError, NotSaved
from library.places import Places
from library.settings import Settings
from tests.library.events.coverage import ARTICLES, write_article, write_coverage

LEFT, RIGHT = "bote-museum", "kurier-museum"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The invented press, indexed; nothing was found in the background."""
    write_coverage(tmp_path / "press")
    places = Places(*(tmp_path / name for name in ("cache", "state", "config", "data")))
    library = Library.open(tmp_path / "press", settings=Settings(), places=places)
    library.refresh()
    library.renew()
    yield library
    library.close()


@pytest.fixture
def own(library: Library) -> Comparisons:
    return library.comparisons


def passage(compared: Compared, side: int, words: str) -> Passage:
    """Return the statement of a side that holds some words."""
    analysis = compared.comparison.sides[side].analysis
    (span,) = (each.span for each in analysis.statements if words in each.text)
    return Passage(analysis.article, span)


def link(compared: Compared, left: str, right: str) -> Link | None:
    """Return the link between two statements, by words of them."""
    sides = compared.comparison.sides
    for each in compared.comparison.links:
        one, other = (
            sides[place.side].analysis.statements[place.statement].text
            for place in (each.left, each.right)
        )
        if left in one and right in other:
            return each
    return None


def test_articles_are_compared_before_anything_was_found(own: Comparisons) -> None:
    told: list[tuple[int, int]] = []
    compared = own.compare([LEFT, RIGHT], lambda *counts: told.append(counts))
    assert compared.outlets == ("Bote", "Kurier")
    assert [article.id for article in compared.articles] == [LEFT, RIGHT]
    assert link(compared, "21 zu 14", "21 zu 13")
    assert compared.notices == ()
    three = own.compare(["bote-faehre", "kurier-faehre", "blick-faehre"])
    assert len(three.comparison.sides) == 3


@pytest.mark.parametrize(
    ("articles", "words"),
    [
        ([LEFT], "two articles or more"),
        ([LEFT, LEFT], "with itself"),
        ([LEFT, "gone"], "no article gone"),
        ([f"a{number}" for number in range(9)], "At most 8"),
    ],
)
def test_what_cannot_be_compared_is_said(own: Comparisons, articles: list[str], words: str) -> None:
    with pytest.raises(LibraryError, match=words):
        own.compare(articles)


def test_odd_articles_are_compared(library: Library, own: Comparisons) -> None:
    for name, text in {
        "word": "Hafen",
        "headings": "# Eins\n\n## Zwei\n\n## Drei\n",
        "turkish": "---\nlanguage: tr\n---\n\nBelediye Başkanı yeni köprüyü açtı. Herkes geldi.",
        "signs": "??? !!! *** 12345 – – – ((((",
    }.items():
        (library.folder / f"{name}.md").write_text(f"{text}\n")
    library.refresh()
    library.renew()
    for odd in ("word", "headings", "turkish", "signs"):
        compared = own.compare([odd, LEFT])
        assert len(compared.comparison.sides) == 2
        assert own.counterparts(odd)


def test_a_cut_and_a_tie_hold_and_can_be_undone(own: Comparisons) -> None:
    compared = own.compare([LEFT, RIGHT])
    votes = passage(compared, 0, "21 zu 14"), passage(compared, 1, "21 zu 13")
    own.tie(*votes, tied=False)
    assert link(own.compare([LEFT, RIGHT]), "21 zu 14", "21 zu 13") is None
    own.tie(votes[1], votes[0], tied=True)
    tied = link(own.compare([RIGHT, LEFT]), "21 zu 13", "21 zu 14")
    assert tied is not None
    assert tied.decided
    assert own.undo()
    assert link(own.compare([LEFT, RIGHT]), "21 zu 14", "21 zu 13") is None
    own.untie(*votes)
    assert link(own.compare([LEFT, RIGHT]), "21 zu 14", "21 zu 13")
    assert own.undo()
    assert own.undo()
    assert not own.undo()


def test_a_tie_is_written_for_people_and_found_again_after_an_edit(
    library: Library, own: Comparisons
) -> None:
    compared = own.compare([LEFT, RIGHT])
    pair = passage(compared, 0, "Durchbruch"), passage(compared, 1, "Kritik kam")
    own.tie(*pair, tied=True)
    text = (library.folder / "annotations" / FILE).read_text()
    assert text.startswith("# Links between statements of two articles.")
    assert "\n# These two say the same.\ntie:\n- left:\n    article: bote-museum\n" in text
    assert "    quote: Kritik kam aus der Opposition.\n" in text
    outlet, day, title, sentences = ARTICLES["bote/museum.md"]
    longer = ("Lange wurde gestritten.", *sentences)
    write_article(library.folder / "bote/museum.md", outlet, day, title, longer)
    library.refresh()
    library.renew()
    tied = link(own.compare([LEFT, RIGHT]), "Durchbruch", "Kritik kam")
    assert tied is not None
    assert tied.decided


def test_a_tie_whose_passage_became_another_one_waits_and_says_so(
    library: Library, own: Comparisons
) -> None:
    compared = own.compare([LEFT, RIGHT])
    own.tie(passage(compared, 0, "Durchbruch"), passage(compared, 1, "Kritik kam"), tied=True)
    outlet, day, title, sentences = ARTICLES["bote/museum.md"]
    kept = (*sentences[:2], "Am Abend gab es Applaus von den Rängen.", sentences[3])
    write_article(library.folder / "bote/museum.md", outlet, day, title, kept)
    library.refresh()
    library.renew()
    compared = own.compare([LEFT, RIGHT])
    assert not any(each.decided for each in compared.comparison.links)
    (notice,) = compared.notices
    assert "Museumsleiterin Carla Ostrowski" in notice
    assert "bote-museum changed" in notice


BROKEN = {
    "unknown section": "bind:\n  - left: a\n",
    "half": "tie:\n  - left:\n      article: a\n      quote: b\n",
    "no quote": "cut:\n  - left:\n      article: a\n    right:\n      article: b\n      quote: c\n",
    "one article": (
        "cut:\n  - left:\n      article: a\n      quote: b\n"
        "    right:\n      article: a\n      quote: c\n"
    ),
    "odd place": (
        "cut:\n  - left:\n      article: a\n      quote: b\n      start: here\n"
        "    right:\n      article: b\n      quote: c\n"
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_told_and_never_overwritten(
    library: Library, own: Comparisons, case: str
) -> None:
    file = library.folder / "annotations" / FILE
    file.parent.mkdir()
    file.write_text(BROKEN[case])
    compared = own.compare([LEFT, RIGHT])
    assert any(FILE in notice for notice in own.notices)
    votes = passage(compared, 0, "21 zu 14"), passage(compared, 1, "21 zu 13")
    with pytest.raises(NotSaved, match="Mend or remove"):
        own.tie(*votes, tied=True)
    assert file.read_text() == BROKEN[case]


def test_a_decision_written_by_hand_needs_article_and_quote_only(
    library: Library, own: Comparisons
) -> None:
    file = library.folder / "annotations" / FILE
    file.parent.mkdir()
    file.write_text(
        "cut:\n  - left:\n      article: kurier-museum\n      quote: Nach langer Debatte billigte "
        "der Stadtrat den Entwurf mit 21 zu 13 Stimmen.\n"
        "    right:\n      article: bote-museum\n      quote: Mit 21 zu 14 Stimmen billigte er am "
        "Dienstag Kosten von 12 Millionen Euro.\n"
    )
    assert link(own.compare([LEFT, RIGHT]), "21 zu 14", "21 zu 13") is None
    assert own.notices == ()


@pytest.mark.parametrize(
    "decide",
    [
        lambda own: own.tie(Passage(LEFT, Span(0, 9)), Passage(LEFT, Span(20, 30)), True),
        lambda own: own.tie(Passage(LEFT, Span(9, 9)), Passage(RIGHT, Span(20, 30)), True),
        lambda own: own.tie(Passage(LEFT, Span(0, 9)), Passage("gone", Span(20, 30)), True),
    ],
)
def test_what_cannot_be_tied_is_refused(
    own: Comparisons, decide: Callable[[Comparisons], None]
) -> None:
    with pytest.raises(LibraryError):
        decide(own)


def test_long_articles_are_compared_apart_with_progress_and_can_be_cancelled(
    library: Library, own: Comparisons
) -> None:
    for name in ("lang-a", "lang-b"):
        sentences = tuple(f"Der Markt {at} in {name} hat offen." for at in range(150))
        write_article(library.folder / f"{name}.md", name, "2025-05-07", name, sentences)
    library.refresh()
    library.renew()
    told: list[tuple[int, int]] = []
    compared = own.compare(["lang-a", "lang-b"], lambda *counts: told.append(counts))
    assert len(compared.comparison.links) >= 100
    assert told
    assert told[-1][0] == told[-1][1]
    with pytest.raises(ComparisonCancelled):
        own.compare(["lang-a", "lang-b"], None, lambda: True)

"""Queries about notes: `note:`, `tag:` and `is:noted` in listings, and queries over notes."""

import pytest

from library.desk import Library
from search.errors import ImpossibleQuery
from tests.library.conftest import OpenLibrary
from tests.library.notes.note_making import note


@pytest.fixture
def noted(library: Library) -> Library:
    note(library, "bis Montag", "Die Zahlen der Behörde prüfen", "zu prüfen")
    note(library, None, "Anna fragen", "offen", id="market")
    note(library, "Kirschen", "", "obst", id="market")
    return library


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("note:zahl", {"bridge"}),
        ("note:ZAHLEN", {"bridge"}),
        ('note:"zahlen der behörde"', {"bridge"}),
        ('note:"der zahlen"', set()),
        ('note:"behörde zahlen"~2', {"bridge"}),
        ("note:behör*", {"bridge"}),
        ("note:anan~2", {"market"}),
        ("note:(zahl OR anna)", {"bridge", "market"}),
        ("note:(zahl -behörde)", set()),
        ("tag:prüfen", {"bridge"}),
        ("tag:pruefen", {"bridge"}),
        ("-tag:obst", {"bridge", "harbour-ferry"}),
        ("is:noted", {"bridge", "market"}),
        ("-is:noted", {"harbour-ferry"}),
        ("kirschen tag:offen", {"market"}),
        ("kirschen note:zahl", set()),
        ("tag:obst OR fähre", {"market", "harbour-ferry"}),
        ("is:noted is:unread note:zahl", {"bridge"}),
        ("note:kirschen", set()),
    ],
)
def test_listings_answer_for_notes(noted: Library, query: str, ids: set[str]) -> None:
    listing = noted.listing(query)
    assert {row.id for row in noted.rows(listing.keys)} == ids
    assert listing.notices == ()


def test_words_of_notes_are_not_marked_in_articles(noted: Library) -> None:
    listing = noted.listing("bridge OR note:montag OR tag:prüfen")
    assert noted.hits("bridge", listing).spans == ()


def test_the_last_word_is_only_begun_while_typing(noted: Library) -> None:
    assert noted.listing("tag:obs", typing=True).total == 1
    assert noted.listing("tag:obs").total == 0
    assert noted.listing("tag:obs fähre", typing=True).total == 0


def test_notes_of_other_sessions_are_found_after_a_look(
    noted: Library, open_library: OpenLibrary
) -> None:
    other = open_library()
    assert other.listing("tag:neu").total == 0
    note(noted, None, "", "neu", id="harbour-ferry")
    other.notebook.refresh()
    assert other.listing("tag:neu").total == 1


@pytest.mark.parametrize(
    ("query", "bodies"),
    [
        ("", {"Die Zahlen der Behörde prüfen", "Anna fragen", ""}),
        ("montag", {"Die Zahlen der Behörde prüfen"}),
        ("obst", {""}),
        ("note:obst", set()),
        ("fragen", {"Anna fragen"}),
        ("title:markt", {"Anna fragen", ""}),
        ("title:markt -tag:obst", {"Anna fragen"}),
        ("is:starred", {"Die Zahlen der Behörde prüfen"}),
        ("is:noted anna", {"Anna fragen"}),
        ("before:1900", set()),
    ],
)
def test_a_query_finds_notes_by_their_words_and_their_articles(
    noted: Library, query: str, bodies: set[str]
) -> None:
    noted.marks.set_starred(["bridge"], True)
    assert {row.note.body for row in noted.notebook.find(query).rows} == bodies


def test_notes_are_found_while_typing_and_oddities_are_told(noted: Library) -> None:
    assert len(noted.notebook.find("fra", typing=True).rows) == 1
    assert len(noted.notebook.find("title:mark", typing=True).rows) == 2
    assert noted.notebook.find("anna ODER").notices
    with pytest.raises(ImpossibleQuery):
        noted.notebook.find("*nna")

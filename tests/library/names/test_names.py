"""Names as screens see them: found apart, stored, sorted, searched, and decided by the user."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import Span
from entities.decisions import Apart, Decision, Decisions, Hide, Merge, Rename, Retype, Split
from entities.linking.link import link_entities
from entities.model import Entity
from entities.record import from_record
from library.desk import Library
from library.names.model import NameOrder
from library.names.names import Names
from library.names.names_file import FILE
from library.places import Places
from library.settings import Settings
from tests.library.names.naming import write_press

HARBOUR, SECOND, MARKET = "bote-hafen", "kurier-hafen", "kurier-markt"
Home = tuple[Path, Places]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A press whose names were found."""
    root = tmp_path_factory.mktemp("press")
    write_press(root / "press")
    places = Places(root / "cache", root / "state", root / "config", root / "data")
    library = Library.open(root / "press", settings=Settings(), places=places)
    library.refresh()
    library.renew()
    assert library.names.pending() == 3
    told: list[tuple[int, int]] = []
    report = library.names.find(lambda *counts: told.append(counts))
    assert (report.found, report.linked, report.finished) == (3, True, True)
    assert told[-1] == (3, 3)
    library.close()
    return root / "press", places


@pytest.fixture
def library(found: Home, tmp_path: Path) -> Iterator[Library]:
    """The press, with a notebook of its own for each test."""
    folder, places = found
    library = Library.open(folder, settings=Settings(), places=places, notebook=tmp_path / "notes")
    yield library
    library.close()


@pytest.fixture
def names(library: Library) -> Names:
    return library.names


def by_name(names: Names, article: str) -> dict[str, tuple[Span, ...]]:
    return {each.name: each.spans for each in names.of(article)}


def test_names_of_an_article_stand_where_they_say(library: Library) -> None:
    opened = library.article(HARBOUR)
    assert opened is not None
    of = {each.name: each for each in library.names.of(HARBOUR)}
    assert {"Heike Brost", "Otto Brost", "Wehringen", "Sergei Lawrow"} <= of.keys()
    for each in of.values():
        assert each.count == len(each.spans) > 0
        texts = {opened.article.text[start:end].removesuffix("s") for start, end in each.spans}
        assert texts <= {spelling.removesuffix("s") for spelling in each.spellings}
    lawrow = of["Sergei Lawrow"]
    assert (lawrow.type, lawrow.articles, lawrow.outlets) == ("PER", 2, 2)
    assert {"Sergej Lawrow", "Sergei Lawrow"} <= set(lawrow.spellings)


def test_names_come_in_the_order_of_the_text(names: Names) -> None:
    first = [each.spans[0] for each in names.of(HARBOUR)]
    assert first == sorted(first)


def test_father_and_daughter_stay_apart(names: Names) -> None:
    of = {each.name: each.id for each in names.of(HARBOUR)}
    assert of["Heike Brost"] != of["Otto Brost"]


def test_the_table_counts_over_the_corpus(names: Names) -> None:
    wehringen = next(row for row in names.table() if row.name == "Wehringen")
    assert (wehringen.articles, wehringen.outlets) == (2, 2)
    assert (wehringen.first, wehringen.last) == ("2025-05-07", "2025-05-08")
    counts = names.outlets_of(wehringen.id)
    assert sum(each.mentions for each in counts) == wehringen.mentions
    assert {each.outlet for each in counts} == {"Irseltaler Bote", "Marschländer Kurier"}
    assert sum(each.mentions for each in names.spellings(wehringen.id)) == wehringen.mentions
    assert names.articles_of(wehringen.id) == {HARBOUR, SECOND}


@pytest.mark.parametrize("order", NameOrder)
def test_the_table_is_sorted_and_turns_around(names: Names, order: NameOrder) -> None:
    rows, turned = names.table("", order), names.table("", order, reverse=True)
    assert {row.id for row in rows} == {row.id for row in turned}
    if order is not NameOrder.NAME:
        values = [getattr(row, order.value) for row in rows]
        greatest_first = order.value in {"mentions", "articles", "outlets", "last"}
        assert values == sorted(values, reverse=greatest_first)
        assert [getattr(row, order.value) for row in turned] == values[::-1]


def test_the_table_is_narrowed_while_typing(names: Names) -> None:
    assert {row.name for row in names.table("bro")} == {"Heike Brost", "Otto Brost"}
    assert [row.name for row in names.table("sergej law")] == ["Sergei Lawrow"]
    assert [row.name for row in names.table("moellering")] == ["Bernd Möllering"]
    assert list(names.table("nobody")) == []
    assert {row.type for row in names.table(kind="LOC")} == {"LOC"}


def test_articles_are_searched_by_any_spelling(library: Library) -> None:
    def ids(query: str, *, typing: bool = False) -> set[str]:
        listing = library.listing(query, typing=typing)
        assert listing.notices == ()
        return {row.id for row in library.rows(listing.keys)}

    assert ids('name:"Sergej Lawrow"') == ids("name:lawrow") == {HARBOUR, SECOND}
    assert ids('name:"Otto Brost"') == {HARBOUR}
    assert ids("name:brost -name:otto") == {SECOND}
    assert ids("name:(lindhafen OR otto)") == {HARBOUR, MARKET}
    assert ids("name:moell", typing=True) == {MARKET}
    assert ids("name:möll*") == {MARKET}
    assert ids("name:lindhafem~") == {MARKET}
    assert ids("name:per-otto-brost") == {HARBOUR}
    assert ids("name:gäste") == set()
    assert ids("name:brost outlet:kurier") == {SECOND}


def test_a_decision_holds_everywhere_at_once_and_is_undone(library: Library) -> None:
    names = library.names
    rows = {row.name: row for row in names.table()}
    heike, otto = rows["Heike Brost"], rows["Otto Brost"]
    names.renew()
    names.decide(Merge(otto.id, heike.id))
    assert names.renew()
    assert not names.renew()
    merged = {each.name: each for each in names.of(HARBOUR)}
    assert "Otto Brost" not in merged
    assert "Otto Brost" in merged["Heike Brost"].spellings
    row = names.entity(otto.id)
    assert row is not None
    assert (row.id, row.mentions) == (heike.id, heike.mentions + otto.mentions)
    assert library.listing('name:"Otto Brost"').total == 2
    names.decide(Rename(heike.id, "Familie  Brost"))
    assert [row.name for row in names.table("familie")] == ["Familie Brost"]
    assert library.listing('name:"familie brost"').total == 2
    names.decide(Hide(rows["Wehringen"].id))
    assert "Wehringen" not in by_name(names, SECOND)
    assert names.entity(rows["Wehringen"].id) is None
    assert names.outlets_of(rows["Wehringen"].id) == []
    while names.undo():
        pass
    assert {row.name: row for row in names.table()} == rows


def test_a_split_spelling_is_a_name_of_its_own(names: Names) -> None:
    names.decide(Split("per-sergei-lawrow", "Sergej Lawrow"))
    assert len(names.table("lawrow")) == 2
    assert "Sergej Lawrow" in by_name(names, HARBOUR)
    assert names.notices == ()


def test_decisions_wait_for_names_that_are_not_there(names: Names) -> None:
    names.decide(Merge("per-nobody", "per-heike-brost"))
    assert len(names.notices) == 1
    assert "per-nobody" in names.notices[0]


def test_rows_looked_at_after_a_decision_are_blank_when_gone(names: Names) -> None:
    table = names.table()
    number = next(i for i, row in enumerate(names.table()) if row.name == "Otto Brost")
    names.decide(Hide("per-otto-brost"))
    assert table[number].id == ""
    assert len(list(table)) == len(names.table()) + 1


DECISIONS: tuple[tuple[Decision, ...], ...] = (
    (Merge("per-otto-brost", "per-heike-brost"),),
    (Merge("per-otto-brost", "per-heike-brost"), Rename("per-otto-brost", "Brosts")),
    (Split("per-sergei-lawrow", "Sergej Lawrow"), Merge("per-sergej-lawrow", "per-otto-brost")),
    (Apart("per-sergej-lawrow", "per-sergei-lawrow"), Retype("loc-wehringen", "ORG")),
    (Hide("loc-hamburg"), Merge("loc-bremen", "loc-hamburg"), Hide("per-unknown")),
    (Split("loc-wehringen", "Wehringen"), Retype("per-lawrow", "MISC")),
)


@pytest.mark.parametrize("decisions", DECISIONS)
def test_decisions_do_the_same_as_linking_with_them(
    library: Library, decisions: tuple[Decision, ...]
) -> None:
    names = library.names
    for decision in decisions:
        names.decide(decision)
    records = [from_record(text) for text in stored_records(names)]
    linked = link_entities(records, Decisions(names.decisions()))
    assert [each.id for each in names.mentioned()] == [each.id for each in linked.entities]
    for shown, entity in zip(names.mentioned(), linked.entities, strict=True):
        assert (shown.name, shown.type, len(shown.mentions)) == expected(entity)
    assert len(names.notices) == len(linked.notices)


def expected(entity: Entity) -> tuple[str, str, int]:
    return entity.name, entity.type, len(entity.mentions)


def stored_records(names: Names) -> list[str]:
    import sqlite3

    connection = sqlite3.connect(names.folder / FILE)
    records = [record for (record,) in connection.execute("SELECT record FROM found")]
    connection.close()
    return records


def test_mentions_of_chosen_articles_only(names: Names) -> None:
    assert {m[0] for each in names.mentioned([MARKET]) for m in each.mentions} == {MARKET}
    assert list(names.mentioned([])) == []


def test_names_are_private(names: Names) -> None:
    assert names.folder.stat().st_mode & 0o777 == 0o700
    assert (names.folder / FILE).stat().st_mode & 0o077 == 0


def test_asking_for_names_loads_no_model() -> None:
    code = "import library.names.names, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"yaml", "Stemmer", "whoosh", "entities.finding", "entities.vocabulary"}
    assert not set(done.stdout.split()) & (heavy | {"entities.crf", "entities.lexicon"})

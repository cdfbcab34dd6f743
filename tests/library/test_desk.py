"""The desk: opening, listing, reading, and living on when the index is taken away."""

import os
import shutil
import threading
from pathlib import Path

import pytest

from library.desk import GONE, Library
from library.errors import BadSettings, CorpusMissing
from library.places import Places
from library.settings import Settings
from search.errors import ImpossibleQuery, SearchCancelled
from search.model import Order
from tests.library.conftest import OpenLibrary, write


def ids(library: Library, query: str, order: Order = Order.NEWEST) -> set[str]:
    return {row.id for row in library.rows(library.listing(query, order).keys)}


def test_folders_that_are_not_there_are_refused_with_a_message(
    tmp_path: Path, places: Places
) -> None:
    (tmp_path / "file").write_text("")
    for folder, words in (("nowhere", "There is no folder"), ("file", "is not a folder")):
        with pytest.raises(CorpusMissing, match=words):
            Library.open(tmp_path / folder, places=places)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(CorpusMissing, match="cannot be read"):
        Library.open(loop, places=places)


def test_a_message_about_a_mangled_folder_is_safe_to_print(tmp_path: Path, places: Places) -> None:
    with pytest.raises(CorpusMissing) as refused:
        Library.open(tmp_path / os.fsdecode(b"a\xff\x1b]0;x\x07"), places=places)
    assert str(refused.value).isprintable()


def test_settings_of_the_user_are_read_and_mistakes_refused(corpus: Path, places: Places) -> None:
    places.config.mkdir(parents=True)
    places.settings_file.write_text("measure = 90\n")
    library = Library.open(corpus, places=places)
    assert library.settings == Settings(measure=90)
    library.close()
    places.settings_file.write_text("mesure = 90\n")
    with pytest.raises(BadSettings, match="measure"):
        Library.open(corpus, places=places)


def test_the_name_is_fit_for_a_screen(tmp_path: Path, places: Places) -> None:
    folder = tmp_path / "a\x1b[2J\n\u202eb"
    folder.mkdir()
    library = Library.open(folder, places=places)
    assert library.name == "a[2J b"
    library.close()


def test_an_empty_query_lists_everything_and_a_word_what_matches(library: Library) -> None:
    assert ids(library, "") == {"bridge", "harbour-ferry", "market"}
    listing = library.listing("brücken", Order.RELEVANCE)
    assert [row.id for row in library.rows(listing.keys)] == ["bridge"]
    assert listing.total == len(listing.scores) == 1
    assert library.hits("bridge", listing).spans


def test_typing_finds_by_the_beginning_of_a_word(library: Library) -> None:
    listing = library.listing("kirs", typing=True)
    assert [row.id for row in library.rows(listing.keys)] == ["market"]


@pytest.mark.parametrize("marks", ['""', "„“", "»«"])
def test_a_phrase_is_complete_when_its_closing_mark_is_typed(library: Library, marks: str) -> None:
    first, last = marks[0], marks[1]
    assert library.listing(f"{first}fähre bl", typing=True).total == 1
    assert library.listing(f"{first}fähre ble", typing=True).total == 1
    assert library.listing(f"{first}fähre bl{last}", typing=True).total == 0
    assert library.listing(f"{first}fähre ble{last} ", typing=True).total == 0
    assert library.listing(f"{first}fähre bleibt{last}", typing=True).total == 1


def test_queries_that_are_refused_or_understood_differently_say_so(library: Library) -> None:
    with pytest.raises(ImpossibleQuery):
        library.listing("*rücke")
    assert library.listing("Brücke ODER").notices
    with pytest.raises(SearchCancelled):
        library.listing("Brücke", cancelled=lambda: True)


def test_personal_states_can_be_searched(library: Library) -> None:
    library.marks.set_read(["bridge"], True)
    library.marks.set_starred(["market"], True)
    assert ids(library, "is:starred") == {"market"}
    assert ids(library, "is:read") == {"bridge"}
    assert ids(library, "is:unread") == {"harbour-ferry", "market"}
    assert ids(library, "is:unread -is:starred") == {"harbour-ferry"}


def test_states_are_searched_while_typing_too(library: Library) -> None:
    library.marks.set_starred(["market", "bridge"], True)
    listing = library.listing("is:starred kirschen", typing=True)
    assert [row.id for row in library.rows(listing.keys)] == ["market"]


def test_a_listing_is_narrowed_in_its_order(library: Library) -> None:
    listing = library.listing("", Order.TITLE)
    titles = [row.title for row in library.rows(library.narrow(listing.keys, "är"))]
    assert titles in ([], ["Fähre bleibt im Hafen"])
    titles = [row.title for row in library.rows(library.narrow(listing.keys, "harbour"))]
    assert titles == ["Fähre bleibt im Hafen"]


def test_an_article_is_opened_with_its_outline(library: Library) -> None:
    opened = library.article("harbour-ferry")
    assert opened
    assert opened.article.path == "harbour/ferry.txt"
    assert [opened.article.text[slice(*span)] for span in opened.outline.sentences] == [
        "Die Fähre fährt heute nicht."
    ]
    assert library.article("no-such-article") is None


def test_names_of_articles_are_resolved(library: Library) -> None:
    assert library.resolve("harbour/ferry.txt") == ["harbour-ferry"]
    assert library.resolve("harb") == ["harbour-ferry"]
    assert library.resolve("zzz") == []


def test_searching_and_reading_go_on_together_in_threads(library: Library, corpus: Path) -> None:
    for number in range(30):
        write(corpus / f"n{number}.txt", f"Meldung {number}", "Eine Meldung von der Brücke.")
    problems: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(20):
                listing = library.listing("Brücke", Order.RELEVANCE)
                for row in library.rows(listing.keys)[:3]:
                    library.article(row.id)
                    library.hits(row.id, listing)
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    library.refresh()
    library.renew()
    for thread in threads:
        thread.join()
    assert not problems
    assert library.listing("Brücke").total == 31


def test_an_index_deleted_while_reading_is_begun_anew_and_asks_to_be_filled(
    library: Library, corpus: Path, places: Places
) -> None:
    wishes: list[None] = []
    watch = library.watch(lambda: wishes.append(None))
    shutil.rmtree(places.cache)
    assert library.generation() == GONE
    assert library.renew()
    assert library.listing("").total == 0
    assert len(wishes) == 1
    assert library.refresh().added == 3
    library.renew()
    assert library.listing("Brücke").total == 1
    watch.stop()


@pytest.mark.parametrize("damage", ["cut", "noise", "foreign"])
def test_a_damaged_index_is_rebuilt_with_a_notice(
    library: Library, open_library: OpenLibrary, places: Places, corpus: Path, damage: str
) -> None:
    library.marks.set_starred(["market"], True)
    library.close()
    for file in places.index_of(corpus).glob("index/engine/**/*"):
        if file.is_file():
            data = file.read_bytes()
            new = {"cut": data[: len(data) // 2], "noise": b"\xff" * len(data), "foreign": b"hello"}
            file.write_bytes(new[damage])
    again = open_library()
    again.refresh()
    again.renew()
    assert ids(again, "") == {"bridge", "harbour-ferry", "market"}
    assert ids(again, "Brücke") == {"bridge"}
    assert ids(again, "is:starred") == {"market"}
    assert [notice for notice in again.notices if "damaged" in notice]


def test_a_folder_that_disappears_is_told_and_nothing_is_forgotten(
    library: Library, corpus: Path
) -> None:
    corpus.rename(corpus.with_name("elsewhere"))
    with pytest.raises(CorpusMissing):
        library.refresh()
    with pytest.raises(CorpusMissing):
        library.refresh(apart=True)
    assert library.listing("").total == 3

"""The notebook: writing, changing, undoing and reading notes, alone and beside other sessions."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Span
from library.desk import Library
from library.errors import NotSaved
from library.notes.model import Conflict
from tests.library.conftest import OpenLibrary, write
from tests.library.notes.note_making import article, bodies, kept, note, passage

BODY = "Die Brücke bleibt bis Montag gesperrt."


def test_a_note_is_on_the_disk_and_found_by_the_next_session(
    library: Library, open_library: OpenLibrary, corpus: Path
) -> None:
    placed = note(library, "bis Montag", "Wer sagt das?", "prüfen", "zahlen")
    assert (placed.state, placed.quote, placed.tags) == (
        "exact",
        "bis Montag",
        ("prüfen", "zahlen"),
    )
    assert placed.span and article(library).text[slice(*placed.span)] == "bis Montag"
    assert (corpus / "annotations/bridge" / f"{placed.id}.yaml").is_file()
    again = open_library()
    assert again.notebook.of(article(again)) == [placed]
    assert again.notebook.counts() == {"bridge": 1}
    assert again.notebook.tags() == [("prüfen", 1), ("zahlen", 1)]


def test_notes_come_in_text_order_whole_article_first_and_lost_ones_last(
    library: Library, corpus: Path
) -> None:
    lost = "Ein Gutachter hatte vor Monaten Risse in zwei Pfeilern gefunden."
    end = "Der Verkehr wird über die alte Furt und den Feldweg umgeleitet."
    write(corpus / "bridge.txt", "Brücke gesperrt", f"{BODY} {lost} {end}")
    library.refresh()
    library.renew()
    for words, body in ((end, "3"), (lost, "4"), (BODY, "1"), ("bis Montag", "2"), (None, "0")):
        note(library, words, body)
    write(corpus / "bridge.txt", "Brücke gesperrt", f"{BODY} {end}")
    library.refresh()
    library.renew()
    found = library.notebook.of(article(library))
    assert [each.body for each in found] == ["0", "1", "2", "3", "4"]
    assert (found[-1].state, found[-1].span, found[-1].quote) == ("orphan", None, lost)


def test_an_empty_passage_or_one_outside_is_refused(library: Library) -> None:
    for span in (Span(4, 4), Span(0, 10_000), Span(-3, 2)):
        with pytest.raises(ValueError, match="no passage"):
            library.notebook.add(article(library), span, "")
    assert library.notebook.counts() == {}


def test_changes_are_undone_one_after_the_other(library: Library) -> None:
    notebook = library.notebook
    first = note(library, "bis Montag", "one")
    second = kept(notebook.change(first, body="two", tags=["x"]))
    assert bodies(notebook, article(library)) == ["two"]
    assert notebook.delete(second)
    assert notebook.counts() == {}
    assert kept(notebook.undo() or pytest.fail()).body == "two"
    assert kept(notebook.undo() or pytest.fail()).body == "one"
    assert bodies(notebook, article(library)) == ["one"]
    assert kept(notebook.undo() or pytest.fail()).deleted
    assert notebook.counts() == {}
    assert notebook.undo() is None


def test_what_another_session_wrote_is_seen_after_a_look(
    library: Library, open_library: OpenLibrary
) -> None:
    other = open_library()
    assert library.notebook.refresh() == frozenset()
    placed = note(other, "bis Montag", "from elsewhere")
    assert library.notebook.of(article(library)) == []
    assert library.notebook.refresh() == {"bridge"}
    assert library.notebook.of(article(library)) == [placed]
    assert library.notebook.refresh() == frozenset()
    other.notebook.delete(placed)
    assert library.notebook.refresh() == {"bridge"}
    assert library.notebook.counts() == {}


def test_two_sessions_that_change_different_things_lose_nothing(
    library: Library, open_library: OpenLibrary
) -> None:
    placed = note(library, "bis Montag", "text", "a")
    other = open_library()
    (theirs,) = other.notebook.of(article(other))
    other.notebook.change(theirs, tags=["a", "b"])
    merged = kept(library.notebook.change(placed, body="longer text"))
    assert (merged.body, merged.tags) == ("longer text", ("a", "b"))


def test_two_versions_stand_side_by_side_until_somebody_decides(
    library: Library, open_library: OpenLibrary
) -> None:
    placed = note(library, "bis Montag", "text")
    other = open_library()
    (theirs,) = other.notebook.of(article(other))
    other.notebook.change(theirs, body="their text")
    outcome = library.notebook.change(placed, body="my text")
    assert isinstance(outcome, Conflict)
    assert outcome.stands
    assert (outcome.stands.body, outcome.second.body) == ("their text", "my text")
    assert outcome.clashes == ("text",)
    (shown,) = library.notebook.of(article(library))
    assert shown.conflict
    (waiting,) = library.notebook.conflicts()
    assert waiting.clashes == ("text",)
    decided = library.notebook.settle(waiting, waiting.second, body="their text, my text")
    assert kept(decided).body == "their text, my text"
    assert library.notebook.conflicts() == []
    assert not library.notebook.of(article(library))[0].conflict
    other.notebook.refresh()
    assert bodies(other.notebook, article(other)) == ["their text, my text"]


def test_a_note_that_somebody_changed_is_not_deleted(
    library: Library, open_library: OpenLibrary
) -> None:
    placed = note(library, "bis Montag", "text")
    other = open_library()
    (theirs,) = other.notebook.of(article(other))
    other.notebook.change(theirs, body="more text")
    assert not library.notebook.delete(placed)
    assert bodies(library.notebook, article(library)) == ["more text"]


def test_a_moved_passage_is_said_to_be_moved_and_can_be_confirmed(
    library: Library, corpus: Path
) -> None:
    note(library, "bis Montag gesperrt", "still true")
    write(corpus / "bridge.txt", "Brücke gesperrt", f"Ein neuer Absatz steht davor.\n\n{BODY}")
    library.refresh()
    library.renew()
    (row,) = library.notebook.rows()
    assert row.note.state == "unchecked"
    assert library.notebook.look_up() == 1
    (row,) = library.notebook.rows()
    (placed,) = library.notebook.of(article(library))
    assert row.note == placed
    assert placed.span == passage(article(library), "bis Montag gesperrt")
    confirmed = kept(library.notebook.confirm(placed, article(library), placed.span))
    assert (confirmed.state, confirmed.reason) == ("exact", "the text did not change")


def test_notes_on_an_article_that_is_gone_stay_listed_as_orphans(
    library: Library, corpus: Path
) -> None:
    note(library, "bis Montag", "kept")
    note(library, None, "whole")
    (corpus / "bridge.txt").unlink()
    library.refresh()
    library.renew()
    rows = library.notebook.rows()
    assert {(row.note.body, row.note.state, row.gone) for row in rows} == {
        ("kept", "orphan", True),
        ("whole", "orphan", True),
    }
    assert [row.title for row in rows] == ["bridge", "bridge"]
    assert library.notebook.counts() == {"bridge": 2}
    assert [problem.kind for problem in library.notebook.check()] == ["no article"]


def test_rows_tell_about_the_article_last_modified_first(library: Library) -> None:
    note(library, "bis Montag", "a")
    note(library, "Kirschen", "b", id="market")
    rows = library.notebook.rows()
    assert {row.title for row in rows} == {"Brücke gesperrt", "Markt eröffnet"}
    assert [row.note.id for row in rows] == sorted((row.note.id for row in rows), reverse=True)


def test_rows_follow_every_change_of_note_and_article(library: Library, corpus: Path) -> None:
    placed = note(library, "bis Montag", "first")
    (row,) = library.notebook.rows()
    assert library.notebook.rows()[0] is row
    changed = kept(library.notebook.change(placed, body="second"))
    assert [each.note.body for each in library.notebook.rows()] == ["second"]
    write(corpus / "bridge.txt", "Brücke wieder offen", f"Nachtrag. {BODY}")
    library.refresh()
    library.renew()
    (row,) = library.notebook.rows()
    assert (row.title, row.note.state) == ("Brücke wieder offen", "unchecked")
    library.notebook.look_up()
    (row,) = library.notebook.rows()
    # Title and text are others, and two words alone do not show that it is the same article.
    assert (row.note.state, row.note.quote) == ("unsure", "bis Montag")
    assert "another article stands here now" in row.note.reason
    (corpus / "bridge.txt").unlink()
    library.refresh()
    library.renew()
    (row,) = library.notebook.rows()
    assert (row.note.id, row.note.state, row.gone) == (changed.id, "orphan", True)


def test_a_place_found_once_is_known_in_the_next_session(
    library: Library, open_library: OpenLibrary, corpus: Path
) -> None:
    note(library, "bis Montag gesperrt", "x")
    write(corpus / "bridge.txt", "Brücke gesperrt", f"Davor steht etwas Neues.\n\n{BODY}")
    library.refresh()
    library.renew()
    library.notebook.look_up()
    again = open_library()
    assert [row.note.state for row in again.notebook.rows()] != ["unchecked"]
    assert again.notebook.look_up() == 0


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 2000])
def test_a_damaged_cache_costs_nothing_but_time(
    library: Library, open_library: OpenLibrary, corpus: Path, damage: bytes
) -> None:
    placed = note(library, "bis Montag", "x")
    library.notebook.look_up()
    for name in ("places.sqlite", "notes.sqlite"):
        (library.places.index_of(corpus) / name).write_bytes(damage)
    again = open_library()
    assert again.notebook.of(article(again)) == [placed]


def test_the_author_is_the_one_of_the_settings(library: Library, corpus: Path) -> None:
    settings = replace(library.settings, author="Anna K.")
    anna = Library.open(corpus, settings=settings, places=library.places)
    placed = note(anna, "bis Montag", "x")
    assert placed.author == anna.notebook.author == "Anna K."
    library.notebook.refresh()
    changed = kept(library.notebook.change(placed, body="y"))
    assert (changed.author, changed.editor) == ("Anna K.", library.notebook.author)
    anna.close()


def test_what_cannot_be_saved_says_what_was_kept(library: Library, corpus: Path) -> None:
    placed = note(library, "bis Montag", "x")
    folder = corpus / "annotations/bridge"
    folder.rename(corpus / "annotations/away")
    folder.write_text("in the way")
    with pytest.raises(NotSaved, match="What was there before is untouched"):
        library.notebook.change(placed, body="y")
    folder.unlink()
    (corpus / "annotations/away").rename(folder)
    assert kept(library.notebook.change(placed, body="y")).body == "y"


def test_a_damaged_note_is_reported_and_the_others_are_read(library: Library, corpus: Path) -> None:
    note(library, "bis Montag", "x")
    (corpus / "annotations/bridge/broken.yaml").write_text("format: !!python/object x\n")
    library.notebook.refresh()
    assert bodies(library.notebook, article(library)) == ["x"]
    assert [problem.kind for problem in library.notebook.check()] == ["damaged"]


def test_purging_removes_only_what_was_deleted(library: Library, corpus: Path) -> None:
    note(library, "bis Montag", "stays")
    library.notebook.delete(note(library, "gesperrt", "goes"))
    assert len(list(corpus.glob("annotations/bridge/*.yaml"))) == 2
    assert library.notebook.purge() == 1
    assert len(list(corpus.glob("annotations/bridge/*.yaml"))) == 1
    assert bodies(library.notebook, article(library)) == ["stays"]


def test_reading_goes_on_while_others_write(library: Library) -> None:
    problems: list[BaseException] = []
    about = article(library)
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                library.notebook.refresh()
                found = library.notebook.of(about)
                assert [each.body for each in found] == sorted(each.body for each in found)
                library.notebook.rows()
                library.notebook.counts()
        except BaseException as problem:
            problems.append(problem)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(20):
        library.notebook.add(about, None, f"{number:02}")
    done.set()
    for reader in readers:
        reader.join()
    assert not problems
    assert library.notebook.counts() == {"bridge": 20}

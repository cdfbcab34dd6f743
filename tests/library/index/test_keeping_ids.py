"""What people attached to an article stays with it, on a real folder and index."""

from dataclasses import replace
from pathlib import Path

import pytest

from library.desk import Library
from library.errors import NotSaved
from library.places import Places
from library.settings import Settings
from tests.library.conftest import OpenLibrary, write
from tests.library.notes.note_making import article, note


def look(library: Library) -> dict[str, str]:
    """Refresh; return the id of each article, by path."""
    library.refresh()
    library.renew()
    return {path: row[0] for path, row in library.identities().items()}


def states(library: Library) -> list[str]:
    library.notebook.refresh()
    library.notebook.look_up()
    return sorted(row.note.state for row in library.notebook.rows())


def test_star_and_read_mark_go_along_with_a_file_that_is_moved(
    library: Library, corpus: Path
) -> None:
    library.marks.set_starred(["bridge"], True)
    library.marks.set_read(["bridge"], True)
    (corpus / "archiv").mkdir()
    (corpus / "bridge.txt").rename(corpus / "archiv/alt.txt")
    assert look(library)["archiv/alt.txt"] == "bridge"
    listing = library.listing("is:starred")
    assert [row.path for row in library.rows(listing.keys)] == ["archiv/alt.txt"]


def test_a_page_that_was_converted_is_the_same_article(library: Library, corpus: Path) -> None:
    title, body = "Brücke gesperrt", "Die Brücke bleibt bis Montag gesperrt."
    (corpus / "bridge.txt").unlink()
    html = f"<html><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    (corpus / "page.html").write_text(html)
    ids = look(library)
    assert ids["page.html"] == "bridge"


def test_many_files_that_are_moved_at_once_keep_their_ids(
    library: Library, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.index.indexing.HELD", 3)
    for number in range(8):
        write(corpus / f"n{number}.txt", f"Meldung {number}", f"Es geschah am {number}. Mai.")
    before = look(library)
    (corpus / "jahr").mkdir()
    for number in range(8):
        (corpus / f"n{number}.txt").rename(corpus / f"jahr/n{number}.txt")
    report = library.refresh()
    assert (report.added, report.updated, report.removed) == (0, 8, 0)
    after = look(library)
    assert all(after[f"jahr/n{number}.txt"] == before[f"n{number}.txt"] for number in range(8))


def test_ids_are_remembered_without_index_and_notes(
    library: Library, open_library: OpenLibrary, corpus: Path
) -> None:
    write(corpus / "bridge.md", "# Andere Brücke", "Etwas ganz anderes.")
    assert look(library)["bridge.md"] == "bridge-md"
    (corpus / "bridge.txt").unlink()
    look(library)
    assert library.rebuild().articles == 3
    again = open_library()
    assert look(again)["bridge.md"] == "bridge-md"


def test_a_damaged_memory_is_set_aside_and_the_index_asked(library: Library, corpus: Path) -> None:
    file = library.places.marks_of(corpus) / "ids.sqlite3"
    file.write_bytes(b"no database")
    before = look(library)
    assert before["bridge.txt"] == "bridge"
    assert file.with_name("ids.sqlite3.damaged-1").exists()
    write(corpus / "bridge.md", "# Andere Brücke", "Etwas ganz anderes.")
    assert look(library) == before | {"bridge.md": "bridge-md"}


def test_marks_follow_when_the_notes_of_others_know_an_article_by_another_id(
    corpus: Path, tmp_path: Path
) -> None:
    def user(name: str) -> Library:
        home = tmp_path / name
        places = Places(home / "cache", home / "state", home / "config", home / "data")
        return Library.open(corpus, settings=Settings(author=name), places=places)

    ann, bob = user("ann"), user("bob")
    look(ann)
    write(corpus / "bridge.md", "# Andere Brücke", "Etwas ganz anderes.")
    look(ann)
    assert look(bob)["bridge.txt"] == "bridge-txt"
    bob.marks.set_starred(["bridge-txt"], True)
    note(ann, "bis Montag", "Wer sagt das?", id="bridge")
    for each in (bob, ann):
        assert look(each)["bridge.txt"] == "bridge"
        assert states(each) == ["exact"]
    assert bob.marks.starred_ids() == {"bridge"}
    ann.close()
    bob.close()


def test_a_new_note_is_refused_when_its_article_is_gone(library: Library, corpus: Path) -> None:
    about = article(library)
    draft = replace(library.notebook.drafts.begin(about, None), body="Wer sagt das?")
    (corpus / "bridge.txt").unlink()
    with pytest.raises(NotSaved, match=r"“Brücke gesperrt” is gone.*kept as a draft"):
        library.notebook.keep(draft)
    look(library)
    with pytest.raises(NotSaved, match="is gone"):
        library.notebook.keep(draft)
    assert not library.notebook.counts()
    assert list((library.places.marks_of(corpus) / "drafts").iterdir())
    write(corpus / "bridge.txt", "Brücke gesperrt", "Die Brücke bleibt bis Montag gesperrt.")
    look(library)
    library.notebook.keep(draft)
    assert library.notebook.counts() == {"bridge": 1}
    assert not list((library.places.marks_of(corpus) / "drafts").iterdir())


def test_a_new_note_is_refused_when_another_article_took_the_place(
    library: Library, corpus: Path
) -> None:
    draft = replace(library.notebook.drafts.begin(article(library), None), body="x")
    write(corpus / "bridge.txt", "Theater öffnet", "Ein anderes Haus, ein anderes Stück.")
    look(library)
    with pytest.raises(NotSaved, match="Another article stands here now: “Theater öffnet”"):
        library.notebook.keep(draft)
    assert not library.notebook.counts()


def test_a_whole_note_is_doubted_then_confirmed(library: Library, corpus: Path) -> None:
    note(library, None, "Anna fragen")
    write(corpus / "bridge.txt", "Theater öffnet", "Ein anderes Haus, ein anderes Stück.")
    look(library)
    assert states(library) == ["unsure"]
    (placed,) = library.notebook.of(article(library))
    assert [each.kind for each in library.notebook.check()] == ["another article"]
    library.notebook.confirm(placed, article(library), None)
    assert states(library) == ["exact"]
    assert not library.notebook.check()


def test_check_says_where_the_text_of_a_lost_note_stands(library: Library, corpus: Path) -> None:
    note(library, None, "Anna fragen")
    text = (corpus / "bridge.txt").read_text()
    for name in ("one.txt", "two.txt"):
        (corpus / name).write_text(text)
    (corpus / "bridge.txt").unlink()
    assert "bridge" not in look(library).values()
    (problem,) = library.notebook.check()
    assert (problem.kind, problem.path) == ("no article", "bridge")
    assert "one, two" in problem.advice


def test_nothing_is_written_into_the_folder_by_looking(library: Library, corpus: Path) -> None:
    before = sorted(each.name for each in corpus.rglob("*"))
    look(library)
    library.notebook.check()
    assert sorted(each.name for each in corpus.rglob("*")) == before

"""Notes out and in: files that others read, imported once, and no formula in a spreadsheet."""

import csv
import io
import json
from pathlib import Path

import pytest

from library.desk import Library
from library.errors import LibraryError, NotSaved
from tests.library.conftest import OpenLibrary, write
from tests.library.notes.note_making import note

HYPOTHESIS = {
    "annotations": [
        {
            "id": "abc",
            "uri": "http://www.example.org/bridge/?utm_source=mail#top",
            "created": "2026-01-02T03:04:05.6+00:00",
            "updated": "2026-01-02T03:04:05.6+00:00",
            "user": "acct:anna@hypothes.is",
            "text": "Seit wann?",
            "tags": ["brücke"],
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "bis Montag"}]}],
        },
        {"id": "def", "uri": "https://elsewhere.example/", "text": "x", "target": []},
        {"uri": "https://elsewhere.example/", "text": "without an id"},
    ]
}


@pytest.fixture
def addressed(corpus: Path, open_library: OpenLibrary) -> Library:
    """A corpus in which the bridge was published at an address."""
    (corpus / "bridge.txt").unlink()
    (corpus / "bridge.md").write_text(
        "---\ntitle: Brücke gesperrt\nurl: https://example.org/bridge\n---\n"
        "Die Brücke bleibt bis Montag gesperrt.\n"
    )
    library = open_library()
    library.refresh()
    library.renew()
    return library


def test_every_format_holds_every_note(library: Library) -> None:
    note(library, "bis Montag", "Seit wann?", "prüfen")
    note(library, None, "Anna fragen", id="market")
    for kind in ("md", "csv", "jsonld", "json"):
        text = library.notebook.export(kind)
        for words in ("bis Montag", "Seit wann?", "Anna fragen", "Brücke gesperrt"):
            assert (words in text) or (kind == "json" and words == "Brücke gesperrt")


def test_only_the_rows_asked_for_are_exported_in_their_order(library: Library) -> None:
    note(library, "bis Montag", "one")
    note(library, None, "two", id="market")
    rows = library.notebook.find("two").rows
    assert [each["note"] for each in json.loads(library.notebook.export("json", rows))] == ["two"]


def test_no_cell_is_a_formula_wherever_it_comes_from(library: Library, corpus: Path) -> None:
    write(corpus / "evil.txt", "=HYPERLINK(0)", "@SUM(1) steht hier als Satz.")
    library.refresh()
    library.renew()
    note(library, "@SUM(1)", "+49 30 anrufen", "-1", id="evil")
    table = list(csv.reader(io.StringIO(library.notebook.export("csv"))))
    cells = [cell for line in table[1:] for cell in line]
    assert {"'=HYPERLINK(0)", "'@SUM(1)", "'+49 30 anrufen", "'-1"} <= set(cells)
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]


def test_a_note_on_an_article_that_vanished_says_so(library: Library, corpus: Path) -> None:
    write(corpus / "brief.txt", "Kurz", "Ein Satz steht hier.")
    library.refresh()
    library.renew()
    note(library, None, "whole", id="brief")
    (corpus / "brief.txt").unlink()
    library.refresh()
    library.renew()
    (told,) = json.loads(library.notebook.export("json"))
    assert (told["note"], told["state"]) == ("whole", "orphan")


def test_an_export_replaces_a_file_as_a_whole_or_not_at_all(
    library: Library, tmp_path: Path
) -> None:
    note(library, "bis Montag", "x")
    target = tmp_path / "notes.md"
    target.write_text("before")
    assert library.notebook.export_to(target, "md") == target
    assert "bis Montag" in target.read_text()
    with pytest.raises(NotSaved, match="Everything else is untouched"):
        library.notebook.export_to(tmp_path / "nowhere/notes.md", "md")
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_what_was_exported_comes_back_once(
    library: Library, open_library: OpenLibrary, tmp_path: Path
) -> None:
    first = note(library, "bis Montag", "Seit wann?", "prüfen")
    note(library, None, "gone")
    library.notebook.delete(library.notebook.find("gone").rows[0].note)
    file = library.notebook.export_to(tmp_path / "notes.jsonld", "jsonld")
    for path in library.folder.glob("annotations/*/*"):
        path.unlink()
    other = open_library()
    assert other.notebook.import_file(file).added == 1
    again = other.notebook.import_file(file)
    assert (again.added, again.already) == (0, 1)
    (row,) = other.notebook.rows()
    assert (row.note.id, row.note.body, row.note.tags) == (first.id, "Seit wann?", ("prüfen",))
    assert (row.note.span, row.note.state) == (first.span, "exact")


def test_a_hypothesis_export_finds_its_article_by_address(
    addressed: Library, tmp_path: Path
) -> None:
    file = tmp_path / "hypothesis.json"
    file.write_text(json.dumps(HYPOTHESIS))
    summary = addressed.notebook.import_file(file)
    assert (summary.added, summary.already) == (1, 0)
    assert summary.without_article == ("hypothesis:def",)
    assert [source for source, _ in summary.unreadable] == ["number 3"]
    addressed.notebook.look_up()
    (row,) = addressed.notebook.rows()
    assert (row.note.quote, row.note.body, row.note.state) == ("bis Montag", "Seit wann?", "exact")
    assert addressed.notebook.import_file(file).already == 1
    addressed.notebook.delete(row.note)
    assert addressed.notebook.import_file(file).added == 0


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_something_else_is_refused(
    library: Library, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(data)
    with pytest.raises(LibraryError, match="Nothing was imported"):
        library.notebook.import_file(file)
    with pytest.raises(LibraryError, match="cannot be read"):
        library.notebook.import_file(tmp_path / "missing")

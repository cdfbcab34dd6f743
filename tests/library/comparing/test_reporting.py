"""Reports as files: whole or not at all, over nothing unasked, where a session may write."""

from pathlib import Path

import pytest

from library.comparing.reporting import FORMATS, SUFFIXES, contents_of
from library.desk import Library
from library.errors import NotAllowed, NotSaved
from library.files.export_file import AlreadyThere, write_export
from library.permissions import Permissions
from library.places import Places
from library.settings import Settings


def test_every_ending_has_a_format_and_every_format_is_written(library: Library) -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)
    contents = contents_of(library.comparisons.compare(["bridge", "market"]), 0.0)
    for make in FORMATS.values():
        text = make(contents)
        assert "Die Brücke bleibt bis Montag gesperrt." in text
        assert "Auf dem Markt gibt es wieder Kirschen." in text


def test_a_file_in_the_way_is_left_alone_unless_told_otherwise(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "report.md"
    assert library.comparisons.write_report(path, "one") == path
    with pytest.raises(AlreadyThere, match="is there already"):
        library.comparisons.write_report(path, "two")
    assert path.read_text() == "one"
    library.comparisons.write_report(path, "two", replace=True)
    assert path.read_text() == "two"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["report.md"]


def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    path = tmp_path / "link.md"
    path.symlink_to(tmp_path / "nowhere.md")
    with pytest.raises(AlreadyThere):
        write_export(path, "text", replace=False)
    assert not (tmp_path / "nowhere.md").exists()


def test_a_folder_or_a_missing_one_is_no_place_for_a_report(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing" / "report.md"):
        with pytest.raises(NotSaved, match="could not be written"):
            write_export(path, "text", replace=False)


def test_a_restricted_session_writes_into_the_notebook_only(
    corpus: Path, places: Places, tmp_path: Path
) -> None:
    library = Library.open(
        corpus,
        settings=Settings(),
        places=places,
        permissions=Permissions(restricted=True, corpus=corpus.resolve()),
    )
    with pytest.raises(NotAllowed):
        library.comparisons.write_report(tmp_path / "report.md", "text")
    library.notebook.root.mkdir(parents=True, exist_ok=True)
    inside = library.notebook.root / "report.md"
    assert library.comparisons.write_report(inside, "text").read_text() == "text"
    library.close()

"""What has to be read again, and what is left as it is."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from corpus.folder import FoundFile
from corpus.identity import assign_ids
from library.index.changes import Changes, find_changes, is_unchanged
from library.index.identities import Given, Known
from library.index.ledger import Remark
from search.model import Stamp

PATHS = st.sampled_from(["a.txt", "a.md", "A.txt", "b.txt", "b/c.txt", "b-c.txt", "ä.txt"])
FOLDERS = st.dictionaries(PATHS, st.integers(1, 3))
"""Paths with the number of a version."""


def found(files: Mapping[str, int]) -> list[FoundFile]:
    return [FoundFile(path, version, version, 1) for path, version in sorted(files.items())]


def stamp(path: str, version: int) -> Stamp:
    return Stamp(path, version, version, 1)


def changes(
    files: Mapping[str, int],
    indexed: Mapping[str, int],
    remarks: Mapping[str, Remark] | None = None,
) -> Changes:
    """Compare a folder with an index, both as paths with versions."""
    ids = assign_ids(indexed)
    stamps = {path: stamp(path, version) for path, version in indexed.items()}
    rows = {path: (ids[path], path, str(version)) for path, version in indexed.items()}
    known = {ids[path]: Known(path, path, str(version), True) for path, version in indexed.items()}
    remarks = remarks or {}
    result = find_changes(found(files), stamps, rows, remarks, Given(known))
    nothing = not result.to_read and not result.missing and result.remarks == remarks
    assert is_unchanged(found(files), stamps, remarks, {}) == nothing
    return result


def test_nothing_to_do_for_a_folder_that_is_as_it_was() -> None:
    files = {"a.txt": 1, "b.txt": 2}
    result = changes(files, files)
    assert not result.to_read
    assert not result.missing


def test_new_changed_and_deleted_files_are_told_apart() -> None:
    indexed = dict.fromkeys(("kept.txt", "changed.txt", "deleted.txt"), 1)
    result = changes({"kept.txt": 1, "changed.txt": 2, "new.txt": 1}, indexed)
    assert list(result.to_read) == ["changed.txt", "new.txt"]
    assert result.missing
    assert result.expected.keeps == {"kept.txt": "kept", "changed.txt": "changed"}
    assert result.expected.newcomers == {"new.txt": "new"}


def test_a_refused_file_is_read_again_only_when_it_changes() -> None:
    remarks = {"a.txt": Remark(stamp("a.txt", 1), refused="empty")}
    assert not changes({"a.txt": 1}, {}, remarks).to_read
    result = changes({"a.txt": 2}, {}, remarks)
    assert list(result.to_read) == ["a.txt"]
    assert result.remarks == {}


def test_remarks_on_files_that_are_gone_are_forgotten() -> None:
    remarks = {"a.txt": Remark(stamp("a.txt", 1), refused="empty")}
    assert changes({}, {}, remarks).remarks == {}


def test_a_newcomer_with_a_similar_name_is_all_that_is_read() -> None:
    result = changes({"a.txt": 1, "a.md": 1}, {"a.txt": 1})
    assert list(result.to_read) == ["a.md"]
    assert result.expected.newcomers == {"a.md": "a-md"}


@given(FOLDERS, FOLDERS)
def test_what_changed_is_read_and_nothing_else(
    first: dict[str, int], second: dict[str, int]
) -> None:
    result = changes(second, first)
    assert result.to_read.keys() == {
        path for path, version in second.items() if first.get(path) != version
    }
    assert result.missing == bool(first.keys() - second.keys())


def test_a_corrected_file_is_read_when_its_correction_changes() -> None:
    known = Given({"a": Known("a.txt", "", "", True)})
    row = {"a.txt": ("a", "", "")}
    stamps = {"a.txt": stamp("a.txt", 1)}
    fixes = {"a": {"outlet": "Bote"}}
    assert find_changes(found({"a.txt": 1}), stamps, row, {}, known, fixes).to_read
    assert not is_unchanged(found({"a.txt": 1}), stamps, {}, {"a.txt": fixes["a"]})

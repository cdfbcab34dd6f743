"""What has to be read again, and what has to go."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.folder import FoundFile
from corpus.identity import assign_ids
from library.index.changes import Changes, find_changes
from library.index.ledger import Remark
from search.model import Stamp

PATHS = st.sampled_from(["a.txt", "a.md", "A.txt", "b.txt", "b/c.txt", "b-c.txt", "ä.txt"])
FOLDERS = st.dictionaries(PATHS, st.integers(1, 3))
"""Paths with the number of a version."""


def found(files: dict[str, int]) -> list[FoundFile]:
    return [FoundFile(path, version, version, 1) for path, version in sorted(files.items())]


def stamp(path: str, version: int) -> Stamp:
    return Stamp(path, version, version, 1)


def test_nothing_to_do_for_a_folder_that_is_as_it_was() -> None:
    files = {"a.txt": 1, "b.txt": 2}
    indexed = {path: stamp(path, version) for path, version in files.items()}
    assert find_changes(found(files), indexed, {}) == Changes()


def test_new_changed_and_deleted_files_are_told_apart() -> None:
    indexed = {path: stamp(path, 1) for path in ("kept.txt", "changed.txt", "deleted.txt")}
    changes = find_changes(found({"kept.txt": 1, "changed.txt": 2, "new.txt": 1}), indexed, {})
    assert list(changes.to_read) == ["changed.txt", "new.txt"]
    assert changes.gone == {"deleted"}
    assert changes.replaced == {"changed"}


def test_a_refused_file_is_read_again_only_when_it_changes() -> None:
    remarks = {"a.txt": Remark(stamp("a.txt", 1), refused="empty")}
    assert not find_changes(found({"a.txt": 1}), {}, remarks).to_read
    changes = find_changes(found({"a.txt": 2}), {}, remarks)
    assert list(changes.to_read) == ["a.txt"]
    assert changes.remarks == {}


def test_remarks_on_files_that_are_gone_are_forgotten() -> None:
    remarks = {"a.txt": Remark(stamp("a.txt", 1), refused="empty")}
    assert find_changes([], {}, remarks).remarks == {}


def test_an_article_whose_id_changes_by_a_collision_moves() -> None:
    indexed = {"a.txt": stamp("a.txt", 1)}
    changes = find_changes(found({"a.txt": 1, "a.md": 1}), indexed, {})
    assert set(changes.to_read) == {"a.txt", "a.md"}
    assert changes.gone == {"a"}


@given(FOLDERS, FOLDERS, FOLDERS)
def test_carrying_out_the_changes_gives_what_a_new_index_would_hold(
    first: dict[str, int], second: dict[str, int], bad: dict[str, int]
) -> None:
    """A model of an index, by id; files of `bad` in that very version are refused."""
    index: dict[str, tuple[str, int]] = {}
    remarks: dict[str, Remark] = {}
    for files in (first, second):
        stamps = {path: stamp(path, version) for path, version in index.values()}
        changes = find_changes(found(files), stamps, remarks)
        remarks = dict(changes.remarks)
        for gone in changes.gone:
            del index[gone]
        for path, article in changes.ids.items():
            if bad.get(path) == files[path]:
                remarks[path] = Remark(changes.to_read[path], refused="bad")
                index.pop(article, None)
            else:
                index[article] = (path, files[path])
    ids = assign_ids(second)
    good = {path: version for path, version in second.items() if bad.get(path) != version}
    assert index == {ids[path]: (path, version) for path, version in good.items()}

"""What is different between a corpus folder and its index: pure, no disk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.folder import FoundFile
from library.index.correcting import NO_FIXES, Fixes, marked
from library.index.expecting import Expected, expect_ids
from library.index.identities import Given, Known
from library.index.ledger import Remark
from search.model import Stamp

Indexed = Mapping[str, tuple[str, str, str]]
"""Id, title and digest of what is in the index, by path."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be done so that the index says what the folder says."""

    to_read: dict[str, Stamp] = field(default_factory=dict)
    """Files to read, by path, ascending; without what people corrected."""
    files: Mapping[str, Stamp] = field(default_factory=dict)
    """Every file in the folder, likewise."""
    expected: Expected = field(default_factory=Expected)
    """What the paths say about the ids of all files."""
    indexed: frozenset[str] = frozenset()
    """Ids in the index."""
    missing: bool = False
    """Whether an article of the index has no file any more, at its path."""
    remarks: dict[str, Remark] = field(default_factory=dict)
    """Remarks of before that still hold, by path."""


def is_unchanged(
    found: Iterable[FoundFile],
    indexed: Mapping[str, Stamp],
    remarks: Mapping[str, Remark],
    fixed: Mapping[str, Mapping[str, str]],
) -> bool:
    """Tell whether files and index agree; `fixed` is what people corrected, by path."""
    refused = {path: mark.stamp for path, mark in remarks.items() if mark.refused}
    left = 0
    for file in found:
        left += 1
        stamp = _stamp(file)
        known = indexed.get(file.path)
        same = known is not None and known == marked(stamp, fixed.get(file.path))
        if not same and refused.get(file.path) != stamp:
            return False
    return left == len(indexed.keys() | refused.keys())


def find_changes(
    found: Iterable[FoundFile],
    stamps: Mapping[str, Stamp],
    indexed: Indexed,
    remarks: Mapping[str, Remark],
    given: Given,
    fixes: Fixes = NO_FIXES,
) -> Changes:
    """Compare the files of a folder with the index, the remarks of before and the ids given."""
    files = {file.path: _stamp(file) for file in found}
    expected = expect_ids(files.keys(), given)
    kept = {path: mark for path, mark in remarks.items() if files.get(path) == mark.stamp}
    refused = {path for path, mark in kept.items() if mark.refused}

    def is_settled(path: str, stamp: Stamp) -> bool:
        if path in refused:
            return True
        id = expected.keeps.get(path)
        if id is None or path not in stamps or indexed[path][0] != id:
            return False
        return stamps[path] == marked(stamp, fixes.get(id))

    to_read = {path: files[path] for path in sorted(files) if not is_settled(path, files[path])}
    return Changes(
        to_read=to_read,
        files=files,
        expected=expected,
        indexed=frozenset(id for id, *_ in indexed.values()),
        missing=not stamps.keys() <= files.keys() - refused,
        remarks={path: mark for path, mark in kept.items() if path not in to_read},
    )


def joined(known: Mapping[str, Known], indexed: Indexed) -> dict[str, Known]:
    """Return what is remembered of ids together with what only the index knows of them."""
    paths = {each.path for each in known.values() if each.here}
    of_index = {
        id: Known(path, title, digest, path not in paths)
        for path, (id, title, digest) in indexed.items()
        if id not in known
    }
    return {**known, **of_index}


def fixed_paths(indexed: Indexed, fixes: Fixes) -> dict[str, Mapping[str, str]]:
    """Return what people corrected, by the path of the article in the index."""
    return {path: fixes[id] for path, (id, *_) in indexed.items() if id in fixes} if fixes else {}


def _stamp(file: FoundFile) -> Stamp:
    return Stamp(file.path, file.size, file.mtime_ns, file.inode, file.ctime_ns)

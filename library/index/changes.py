"""What is different between a corpus folder and its index: pure, no disk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.folder import FoundFile
from corpus.identity import assign_ids
from library.index.ledger import Remark
from search.model import Stamp


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be done so that the index says what the folder says."""

    to_read: dict[str, Stamp] = field(default_factory=dict)
    """Files to read, by path, ascending."""
    ids: dict[str, str] = field(default_factory=dict)
    """The id of every file to read, by path."""
    gone: frozenset[str] = frozenset()
    """Ids in the index that no file stands behind any more."""
    replaced: frozenset[str] = frozenset()
    """Ids in the index that a file to read will replace."""
    remarks: dict[str, Remark] = field(default_factory=dict)
    """Remarks of before that still hold, by path."""


def find_changes(
    found: Iterable[FoundFile], indexed: Mapping[str, Stamp], remarks: Mapping[str, Remark]
) -> Changes:
    """Compare the files of a folder with the stamps in the index and the remarks of before."""
    files = {file.path: file for file in found}
    kept = {path: mark for path, mark in remarks.items() if _is_same(files.get(path), mark.stamp)}
    refused = {path for path, mark in kept.items() if mark.refused}
    fresh = {path for path, stamp in indexed.items() if _is_same(files.get(path), stamp)} - refused
    known = indexed.keys() | {path for path, mark in remarks.items() if mark.refused}
    if known == files.keys() == fresh | refused:
        return Changes(remarks=kept)
    now = assign_ids(files)
    before = now if known == files.keys() else assign_ids(known)
    # A new file can take part in a collision and so change the id of an old one.
    settled = {path for path in fresh | refused if now[path] == before[path]}
    to_read = sorted(files.keys() - settled)
    stale = {before[path] for path in indexed.keys() - settled}
    coming = {now[path] for path in to_read}
    return Changes(
        to_read={path: _stamp(files[path]) for path in to_read},
        ids={path: now[path] for path in to_read},
        gone=frozenset(stale - coming),
        replaced=frozenset(stale & coming),
        remarks={path: mark for path, mark in kept.items() if path in settled},
    )


def _is_same(file: FoundFile | None, stamp: Stamp) -> bool:
    """Tell whether a file is as it was when its stamp was taken."""
    return file is not None and _stamp(file) == stamp


def _stamp(file: FoundFile) -> Stamp:
    return Stamp(file.path, file.size, file.mtime_ns, file.inode, file.ctime_ns)

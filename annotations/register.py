"""What a session knows about all files of a notebook, brought up to date by one quick look.

Only files that changed are opened; what is known of the others comes from memory or from the
cache of an earlier session.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from annotations.cache import Cache, Record
from annotations.disk import Disk
from annotations.errors import DamagedNote, UnreadableNote
from annotations.naming import classify
from annotations.ownership import other_owner
from annotations.packing import pack_note, unpack_note
from annotations.reading import read_files
from annotations.scanning import Scan, scan_notebook
from annotations.stored import FoundFile, Problem, Stored

_SETTLED_NS = 2_000_000_000
"""A file that changed less than 2 s ago may change again without a newer moment of change."""


class Register:
    """All files of one notebook. Not for several threads at once."""

    def __init__(
        self,
        root: Path,
        cache: Cache | None,
        disk: Disk,
        clock_ns: Callable[[], int] = time.time_ns,
    ) -> None:
        self._root = root
        self._cache = cache
        self._disk = disk
        self._clock_ns = clock_ns
        self._records: dict[tuple[str, str], Record] = {}
        self._by_article: dict[str, dict[str, Record]] = defaultdict(dict)
        self._new = True
        self._scan = Scan()

    def refresh(self) -> frozenset[str]:
        """Look at the folder; return the articles whose notes changed since the last look.

        The first look returns every article that has files.
        """
        before = set() if self._new else self._contents()
        if self._new and self._cache:
            for record in self._cache.load():
                self._put(record)
        self._new = False
        now = self._clock_ns()
        self._scan = scan_notebook(self._root)
        present = {(file.article, file.name) for file in self._scan.files}
        gone = [key for key in self._records if key not in present]
        for key in gone:
            self._drop(*key)
        fresh = [file for file in self._scan.files if not self._is_known(file)]
        read = list(self._read(fresh, now))
        if self._cache and (read or gone):
            self._cache.save(read, gone)
        return frozenset(article for article, *_ in before ^ self._contents())

    def written(self, stored: Stored) -> None:
        """Take note of a file that this session wrote; the next look reads it again."""
        unknown = FoundFile(stored.note.article, stored.name, -1, -1, -1, os.getuid())
        self._put(make_record(unknown, stored, 0))

    def removed(self, stored: Stored) -> None:
        """Take note of a file that this session removed."""
        self._drop(stored.note.article, stored.name)

    def records(self, article: str | None = None) -> Iterator[Record]:
        """Yield what is known about the files of one article or of all."""
        if article is None:
            yield from self._records.values()
        else:
            yield from self._by_article.get(article, {}).values()

    def problems(self) -> list[Problem]:
        """Return the files and folders that are no notes."""
        return self._scan.problems

    def unfinished(self) -> list[Problem]:
        """Return the temporary files."""
        return self._scan.unfinished

    def _is_known(self, file: FoundFile) -> bool:
        record = self._records.get((file.article, file.name))
        return record is not None and record[:6] == file

    def _read(self, files: list[FoundFile], now: int) -> Iterator[Record]:
        """Read changed files and yield their records."""
        by_article: dict[str, list[FoundFile]] = defaultdict(list)
        for file in files:
            by_article[file.article].append(file)
        for article, group in by_article.items():
            outcomes = read_files(self._disk, self._root, article, group)
            for file in group:
                if file.name in outcomes:
                    record = make_record(file, outcomes[file.name], now)
                    self._put(record)
                    yield record

    def _contents(self) -> set[tuple[str, str, str, str]]:
        return {(file.article, file.name, file.kind, file.sha256) for file in self.records()}

    def _drop(self, article: str, name: str) -> None:
        if self._records.pop((article, name), None):
            del self._by_article[article][name]

    def _put(self, record: Record) -> None:
        self._records[record.article, record.name] = record
        self._by_article[record.article][record.name] = record


def make_record(file: FoundFile, outcome: Stored | DamagedNote, now: int) -> Record:
    """Return what to remember about a file that was read at the moment `now` (nanoseconds)."""
    settled = file.mtime_ns < now - _SETTLED_NS and not isinstance(outcome, UnreadableNote)
    known = file if settled else file._replace(mtime_ns=-1)
    if isinstance(outcome, DamagedNote):
        return Record(*known, "damaged", "", str(outcome))
    packed = pack_note(outcome.note, outcome.notices)
    if packed is None:
        return Record(*known, "damaged", "", "it holds control characters")
    if classify(file.name).kind == "second":
        return Record(*known, "second", outcome.sha256, packed)
    return Record(*known, "deleted" if outcome.note.deleted else "note", outcome.sha256, packed)


def stored_of(record: Record) -> Stored:
    """Return the note of a record that is not damaged."""
    note, notices = unpack_note(record.packed, record.article, classify(record.name).id)
    owner = other_owner(note.editor or note.author, record.owner)
    if owner:
        notices += (f"the file belongs to the system user “{owner}”",)
    return Stored(note, record.name, record.sha256, notices)

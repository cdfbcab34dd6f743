"""What a session knows about all files of a notebook, brought up to date by one quick look.

Only files that changed are opened; what is known of the others comes from memory or from the
cache of an earlier session.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from annotations.errors import DamagedNote, UnreadableNote
from annotations.files.cache import Cache, Record
from annotations.files.disk import Disk
from annotations.files.naming import classify
from annotations.files.ownership import other_owner
from annotations.files.packing import pack_note, unpack_note
from annotations.files.reading import read_files
from annotations.files.scanning import Scan, scan_notebook
from annotations.files.settling import TICK, Look, Settling
from annotations.stored import FoundFile, Problem, Stored

_TICK_NS = round(TICK * 1e9)


class Register:
    """All files of one notebook. Not for several threads at once."""

    def __init__(
        self,
        root: Path,
        cache: Cache | None,
        disk: Disk,
        clock_ns: Callable[[], int] = time.time_ns,
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        self._root = root
        self._cache = cache
        self._disk = disk
        self._clock_ns = clock_ns
        self._stopwatch = stopwatch
        self._articles: dict[str, dict[str, Record]] = {}
        self._scan = Scan()
        self._seen: set[str] = set()
        self._new = True
        self._young: dict[tuple[str, str], float] = {}
        self._folders: defaultdict[str, Settling] = defaultdict(Settling)

    def refresh(self, *, thorough: bool = True) -> frozenset[str]:
        """Look at the folder; return the articles whose notes changed since the last look.

        The first look returns every article that has files. One that is not `thorough` is cheaper
        by far and sees all but files that were changed in place: editors, `git`, synchronisers and
        this program put a new file into the folder.
        """
        first, self._new = self._new, False
        if first and self._cache:
            for record in self._cache.load():
                self._put(record)
        old = self._clock_ns() - _TICK_NS if first else -1
        self._scan = self._look(thorough=thorough)
        now = self._stopwatch()
        found = self._scan.files
        self._seen.update(found)
        changed = set(found if first else ())
        read: list[Record] = []
        gone: list[tuple[str, str]] = []
        for article in {**self._articles, **found}:
            if article in found and article not in self._scan.fresh:
                continue
            vanished, fresh = self._compare(article, found.get(article, []))
            if vanished or fresh:
                before = dict(self._articles.get(article, {}))
                records = list(self._read(article, fresh, now, old))
                if vanished or any(_differs(before.get(new.name), new) for new in records):
                    changed.add(article)
                read += records
                gone += vanished
        if self._cache and (read or gone):
            self._cache.save(read, gone)
        return frozenset(changed)

    def _look(self, *, thorough: bool) -> Scan:
        """Look into all folders, or only into those that changed or hold what did lately."""
        now, young = self._stopwatch(), {article for article, _ in self._young}

        def must_look(article: str, look: Look) -> bool:
            changed = self._folders[article].must_read(look, now)
            return changed or thorough or article in young

        return scan_notebook(self._root, self._scan, must_look)

    def written(self, stored: Stored) -> None:
        """Take note of a file that this session wrote; the next look reads it again."""
        unknown = FoundFile(stored.note.article, stored.name, -1, -1, -1, -1, os.getuid())
        self._put(make_record(unknown, stored))

    def removed(self, stored: Stored) -> None:
        """Take note of a file that this session removed."""
        self._articles.get(stored.note.article, {}).pop(stored.name, None)

    def records(self, article: str | None = None) -> Iterator[Record]:
        """Yield what is known about the files of one article or of all."""
        wanted: Iterable[str] = self._articles if article is None else (article,)
        for one in wanted:
            yield from self._articles.get(one, {}).values()

    def has_seen(self, article: str) -> bool:
        """Tell whether there ever were files of an article; for "", of any at all."""
        return article in self._seen if article else bool(self._seen)

    def problems(self) -> list[Problem]:
        """Return the files and folders that are no notes."""
        return self._scan.problems

    def unfinished(self) -> list[Problem]:
        """Return the temporary files."""
        return self._scan.unfinished

    def _compare(
        self, article: str, files: list[FoundFile]
    ) -> tuple[list[tuple[str, str]], list[FoundFile]]:
        """Forget files that vanished; return them, and those that must be read."""
        known = self._articles.get(article, {})
        young = self._young
        fresh = [
            file
            for file in files
            if not _is_same(known.get(file.name), file) or (young and file[:2] in young)
        ]
        if len(known) <= len(files) and not fresh:
            return [], []
        vanished = known.keys() - {file.name for file in files}
        for name in vanished:
            del known[name]
            young.pop((article, name), None)
        return [(article, name) for name in vanished], fresh

    def _read(self, article: str, files: list[FoundFile], now: float, old: int) -> Iterator[Record]:
        """Read changed files of one article and yield their records for the cache.

        What last changed before `old` (nanoseconds) is taken for settled at once.
        """
        outcomes = read_files(self._disk, self._root, article, files)
        for file in files:
            if file.name in outcomes:
                outcome = outcomes[file.name]
                settled = self._settle(file, now) or file.ctime_ns < old
                if settled and not isinstance(outcome, UnreadableNote):
                    self._young.pop(file[:2], None)
                record = make_record(file, outcome)
                self._put(record)
                yield record._replace(ctime_ns=-1) if file[:2] in self._young else record

    def _settle(self, file: FoundFile, now: float) -> bool:
        """Tell whether a file looked like this for so long that another change would show."""
        before = self._articles.get(file.article, {}).get(file.name)
        if not _is_same(before, file):
            self._young[file[:2]] = now
        return now >= self._young.setdefault(file[:2], now) + TICK

    def _put(self, record: Record) -> None:
        self._articles.setdefault(record.article, {})[record.name] = record


def _is_same(record: Record | None, file: FoundFile) -> bool:
    return record is not None and record[:7] == file


def _differs(before: Record | None, after: Record) -> bool:
    return before is None or (before.kind, before.sha256) != (after.kind, after.sha256)


def make_record(file: FoundFile, outcome: Stored | DamagedNote) -> Record:
    """Return what to remember about a file that was read."""
    if isinstance(outcome, DamagedNote):
        return Record(*file, "damaged", "", str(outcome))
    packed = pack_note(outcome.note, outcome.notices)
    if packed is None:
        return Record(*file, "damaged", "", "it holds control characters")
    if classify(file.name).kind == "second":
        return Record(*file, "second", outcome.sha256, packed)
    return Record(*file, "deleted" if outcome.note.deleted else "note", outcome.sha256, packed)


def stored_of(record: Record) -> Stored:
    """Return the note of a record that is not damaged."""
    is_second = record.kind == "second"
    id = classify(record.name).id if is_second else record.name.removesuffix(".yaml")
    note, notices = unpack_note(record.packed, record.article, id)
    owner = other_owner(note.editor or note.author, record.owner)
    if owner:
        notices += (f"the file belongs to the system user “{owner}”",)
    return Stored(note, record.name, record.sha256, notices)

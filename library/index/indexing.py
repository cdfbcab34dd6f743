"""One pass over a corpus folder: what changed is read, analysed and committed to an engine.

Files are read in processes of their own and flow through in batches; each batch is committed,
so that an interrupted pass goes on where it stopped.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.folder import scan_folder
from library.index.changes import Changes, find_changes
from library.index.correcting import NO_FIXES, Fixes, corrected, marked
from library.index.ledger import Remark, load_ledger, save_ledger
from library.index.reading import read_files
from library.model import Skipped
from search.errors import SearchCancelled
from search.model import Entry

if TYPE_CHECKING:
    from library.index.reading import Answer
    from search.engine import Engine

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]

BATCH = 2000
"""Files between two commits: what an interruption can cost."""
PAUSE = 0.1
"""Seconds between two calls of a progress function."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a folder found, compared with an index."""

    changes: Changes
    ledger: dict[str, Remark]
    """Remarks as they were written down."""
    unlisted: tuple[Skipped, ...]
    """Folders that could not be listed."""
    fixes: Fixes
    """What people fixed of articles."""

    @property
    def up_to_date(self) -> bool:
        """Whether there is nothing to do."""
        changes = self.changes
        return not changes.to_read and not changes.gone and changes.remarks == self.ledger


@dataclass(slots=True)
class Tally:
    """What a pass has done so far; the remarks become the ledger."""

    remarks: dict[str, Remark]
    added: int = 0
    updated: int = 0
    removed: int = 0


@dataclass(slots=True)
class _Pass:
    """The state of one pass between two commits."""

    engine: "Engine"
    index: Path
    look: Look
    tally: Tally
    progress: Progress | None
    done: int = 0
    told: float = 0.0
    coming: list[bool] = field(default_factory=list)
    """Articles handed over since the last commit: True for those that were there before."""
    refused: set[str] = field(default_factory=set)
    """Ids that leave the index because their file cannot be read any more."""


def look_through(root: Path, engine: "Engine", index: Path, fixes: Fixes = NO_FIXES) -> Look:
    """Compare the folder `root`, with what people fixed, with an engine and the ledger in `index`.

    Raises `OSError` when `root` cannot be listed.
    """
    unlisted: list[Skipped] = []
    found = scan_folder(root, lambda path, reason: unlisted.append(Skipped(path, reason)))
    ledger = load_ledger(index)
    changes = find_changes(marked(found, fixes), engine.stamps(), ledger)
    return Look(changes, ledger, tuple(unlisted), fixes)


def index_changes(
    root: Path,
    engine: "Engine",
    index: Path,
    look: Look,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Tally:
    """Carry out the changes that were found; when cancelled, what was committed so far stays."""
    changes = look.changes
    tally = Tally(dict(changes.remarks))
    this = _Pass(engine, index, look, tally, progress)
    if changes.gone:
        engine.update((), changes.gone)
        tally.removed += len(changes.gone)
    save_ledger(index, tally.remarks)
    _tell(this, force=True)
    jobs = [(path, changes.ids[path]) for path in changes.to_read]
    with closing(read_files(root, jobs, cancelled)) as answers, suppress(SearchCancelled):
        for first in answers:
            batch = chain([first], islice(answers, BATCH - 1))
            engine.update(_entries(this, batch), cancelled=cancelled)
            _settle(this)
    _tell(this, force=True)
    return tally


def _entries(this: _Pass, answers: Iterable["Answer"]) -> Iterator[Entry]:
    """Yield what can be indexed, and note what was refused."""
    remarks, changes = this.tally.remarks, this.look.changes
    for path, answer in answers:
        stamp, article_id = changes.to_read[path], changes.ids[path]
        if isinstance(answer, str):
            remarks[path] = Remark(stamp, refused=answer)
            if article_id in changes.replaced:
                this.refused.add(article_id)
        else:
            if answer.notices:
                remarks[path] = Remark(stamp, notices=answer.notices)
            this.coming.append(article_id in changes.replaced)
            yield Entry(corrected(answer.article, this.look.fixes), answer.outline, stamp)
        this.done += 1
        _tell(this)


def _settle(this: _Pass) -> None:
    """After a commit: take out what cannot be read now, count, and save the remarks."""
    if this.refused:
        this.engine.update((), frozenset(this.refused))
    this.tally.removed += len(this.refused)
    this.tally.updated += sum(this.coming)
    this.tally.added += len(this.coming) - sum(this.coming)
    this.refused.clear()
    this.coming.clear()
    save_ledger(this.index, this.tally.remarks)


def _tell(this: _Pass, *, force: bool = False) -> None:
    """Tell how far reading is, not too often."""
    now = time.monotonic()
    if this.progress and (force or now - this.told >= PAUSE):
        this.told = now
        this.progress(this.done, len(this.look.changes.to_read))

"""Bringing an index in line with its folder: what changed is read, analysed and committed.

Files are read in processes of their own and flow through in batches; each batch is committed,
so that an interrupted run goes on where it stopped. Texts come first and nothing slow follows.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.folder import scan_folder
from corpus.text import clean_line
from library.changes import Changes, find_changes
from library.ledger import Remark, load_ledger, save_ledger
from library.model import Report, Skipped
from library.reading import read_files
from search.errors import IndexBusy, SearchCancelled
from search.model import Entry

if TYPE_CHECKING:
    from library.reading import Answer
    from search.engine import Engine

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]

BATCH = 2000
"""Files between two commits: what an interruption can cost."""
PAUSE = 0.1
"""Seconds between two calls of a progress function."""
BUSY = "Another Lesart is indexing this folder right now; you see what it has finished so far."


@dataclass(slots=True)
class _Run:
    """One pass over a folder, and what it has done so far."""

    root: Path
    engine: "Engine"
    changes: Changes
    folder: Path
    """Where the ledger is kept."""
    saved: dict[str, Remark]
    """The ledger as it is on disk."""
    remarks: dict[str, Remark]
    """The ledger as it should be."""
    progress: Progress | None
    done: int = 0
    told: float = 0.0
    added: int = 0
    updated: int = 0
    removed: int = 0
    refused: set[str] = field(default_factory=set)
    """Ids that leave the index because their file can no longer be read."""
    coming: list[bool] = field(default_factory=list)
    """Articles handed over since the last commit: True for those that were there before."""


def refresh_index(
    root: Path,
    engine: "Engine",
    folder: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Report:
    """Make `engine` say what the articles in `root` say; the ledger is kept in `folder`.

    Stops early when cancelled or when another process writes to the index; `Report` covers what
    was done. Raises `OSError` when `root` cannot be listed.
    """
    started = time.monotonic()
    unlisted: list[Skipped] = []
    found = scan_folder(root, lambda path, reason: unlisted.append(Skipped(path, reason)))
    ledger = load_ledger(folder)
    changes = find_changes(found, engine.stamps(), ledger)
    run = _Run(root, engine, changes, folder, ledger, dict(changes.remarks), progress)
    busy = False
    try:
        _carry_out(run, cancelled)
    except IndexBusy:
        busy = True
    except SearchCancelled:
        pass
    remarks = sorted(run.remarks.values(), key=lambda remark: remark.stamp.path)
    refusals = [Skipped(mark.stamp.path, mark.refused) for mark in remarks if mark.refused]
    notices = [f"{clean_line(r.stamp.path)}: {text}" for r in remarks for text in r.notices]
    return Report(
        articles=engine.count(),
        added=run.added,
        updated=run.updated,
        removed=run.removed,
        skipped=(*refusals, *unlisted),
        notices=(*([BUSY] if busy else []), *notices),
        seconds=time.monotonic() - started,
        busy=busy,
    )


def _carry_out(run: _Run, cancelled: Cancelled | None) -> None:
    """Remove, read and commit, batch by batch."""
    changes = run.changes
    if changes.gone:
        run.engine.update((), changes.gone)
        run.removed += len(changes.gone)
    jobs = [(path, changes.ids[path]) for path in changes.to_read]
    _tell(run, force=True)
    with closing(read_files(run.root, jobs, cancelled)) as answers:
        for first in answers:
            batch = chain([first], islice(answers, BATCH - 1))
            run.engine.update(_entries(run, batch), cancelled=cancelled)
            _settle(run)
    _settle(run)
    _tell(run, force=True)


def _entries(run: _Run, answers: Iterator["Answer"]) -> Iterator[Entry]:
    """Yield what can be indexed, and note what was refused."""
    for path, answer in answers:
        stamp, article_id = run.changes.to_read[path], run.changes.ids[path]
        run.remarks.pop(path, None)
        if isinstance(answer, str):
            run.remarks[path] = Remark(stamp, refused=answer)
            if article_id in run.changes.replaced:
                run.refused.add(article_id)
        else:
            if answer.notices:
                run.remarks[path] = Remark(stamp, notices=answer.notices)
            run.coming.append(article_id in run.changes.replaced)
            yield Entry(answer.article, answer.outline, stamp)
        run.done += 1
        _tell(run)


def _settle(run: _Run) -> None:
    """After a commit: count what it brought, take out what cannot be read now, save the remarks."""
    run.updated += sum(run.coming)
    run.added += len(run.coming) - sum(run.coming)
    run.coming.clear()
    if run.refused:
        run.engine.update((), frozenset(run.refused))
        run.removed += len(run.refused)
        run.refused.clear()
    if run.remarks != run.saved:
        save_ledger(run.folder, run.remarks)
        run.saved = dict(run.remarks)


def _tell(run: _Run, *, force: bool = False) -> None:
    """Tell how far reading is, not too often."""
    now = time.monotonic()
    if run.progress and (force or now - run.told >= PAUSE):
        run.told = now
        run.progress(run.done, len(run.changes.to_read))

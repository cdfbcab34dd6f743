"""Keeping the index of a corpus up to date, with one process at a time writing to it."""

import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from corpus.text import clean_line
from library.files.write_lock import write_lock
from library.index.indexing import Look, Tally, index_changes, look_through
from library.index.place import (
    current_index,
    new_index,
    open_engine,
    remove_leftovers,
    switch_index,
)
from library.index.refresh_sources import NO_SOURCES, RefreshSources
from library.model import Report, Skipped
from search.errors import IndexBusy, IndexDamaged, SearchCancelled

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]


def refresh_index(
    root: Path,
    folder: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    sources: RefreshSources = NO_SOURCES,
) -> Report:
    """Make the index in `folder` say what the articles in `root` say.

    `sources` is what people know about the articles. What was done before a cancellation stays.
    While another process writes, nothing is changed.
    Raises `OSError` when `root` cannot be listed, `IndexDamaged` when the index is unusable.
    """
    started = time.monotonic()
    index = _in_use(folder)
    with closing(open_engine(index)) as engine:
        generation, count = engine.generation(), engine.count()
        look = look_through(root, engine, index, sources)
    if look.up_to_date:
        return _report(started, count, look)
    try:
        with write_lock(folder):
            remove_leftovers(folder)
            before, index = index, _in_use(folder)
            with closing(open_engine(index, writable=True)) as engine:
                if (index, engine.generation()) != (before, generation):
                    look = look_through(root, engine, index, sources)  # another process was quicker
                tally = index_changes(root, engine, index, look, progress, cancelled)
                return _report(started, engine.count(), look, tally)
    except IndexBusy as busy:
        return _report(started, count, look, busy=busy)


def rebuild_index(
    root: Path,
    folder: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    sources: RefreshSources = NO_SOURCES,
) -> Report:
    """Build the index of `root` anew beside the one in `folder`, then put it in its place.

    The old one stays when anything fails. Raises `SearchCancelled`, `IndexBusy` when another
    process writes, `OSError` when `root` cannot be listed.
    """
    started = time.monotonic()
    with write_lock(folder):
        index = new_index(folder)
        try:
            with closing(open_engine(index, writable=True)) as engine:
                look = look_through(root, engine, index, sources)
                tally = index_changes(root, engine, index, look, progress, cancelled)
                count = engine.count()
            if cancelled and cancelled():
                raise SearchCancelled
            switch_index(folder, index)
        except BaseException:
            shutil.rmtree(index, ignore_errors=True)
            raise
    return _report(started, count, look, tally)


def _in_use(folder: Path) -> Path:
    index = current_index(folder)
    if index is None:
        raise IndexDamaged("There is no index.")
    return index


def _report(
    started: float,
    count: int,
    look: Look,
    tally: Tally | None = None,
    busy: IndexBusy | None = None,
) -> Report:
    tally = tally or Tally(look.changes.remarks)
    remarks = [tally.remarks[path] for path in sorted(tally.remarks)]
    refused = (Skipped(mark.stamp.path, mark.refused) for mark in remarks if mark.refused)
    odd = (f"{clean_line(mark.stamp.path)}: {text}" for mark in remarks for text in mark.notices)
    return Report(
        articles=count,
        added=tally.added,
        updated=tally.updated,
        removed=tally.removed,
        skipped=(*refused, *look.unlisted),
        notices=(*([str(busy)] if busy else []), *([tally.notice] if tally.notice else []), *odd),
        seconds=time.monotonic() - started,
        busy=busy is not None,
    )

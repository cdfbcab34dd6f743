"""The generations of an index: which segments belong to it, and the one writer's lock.

A generation is a table of contents: the segments of Whoosh that belong to it, as JSON, because
Whoosh's own table holds a pickle, which could run anything. Which one is valid is written in the
catalogue, in the same transaction as the rows: that transaction is the one moment in which a
commit happens. Files of a generation that the catalogue does not name are left from a crash and
cleared away.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from whoosh import fields
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.index import clean_files

from search.embedded.private import open_private
from search.embedded.segments.segment_writer import INDEX_NAME
from search.embedded.segments.storage import PrivateStorage
from search.errors import IndexBusy, IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "write.lock"
_NAME: Final = re.compile("[0-9a-z]{1,40}")
"""What Whoosh names segments by; file names are made of it."""


def schema() -> Any:
    """Return the fields of the index as Whoosh describes them, for readers of its own."""
    words = fields.TEXT(phrase=False)
    facts = fields.ID()
    return fields.Schema(
        text=words, text_parts=words, text_begins=facts,
        title=words, title_parts=words, title_begins=facts,
        outlet=facts, language=facts,
        key=fields.NUMERIC(int, bits=32, signed=False, sortable=True),
        minute=fields.NUMERIC(int, bits=32, sortable=True),
        day=fields.NUMERIC(int, bits=32, sortable=True),
        text_end=fields.NUMERIC(int, bits=32, signed=False, sortable=True),
        title_end=fields.NUMERIC(int, bits=32, signed=False, sortable=True),
    )  # fmt: skip


def storage_in(directory: Path) -> PrivateStorage:
    """Return Whoosh's view of a directory."""
    return PrivateStorage(directory)


def contents_file(directory: Path, generation: int) -> Path:
    """Return the table of contents of a generation; named as Whoosh does, which clears it away."""
    return directory / f"_{INDEX_NAME}_{generation}.toc"


def read_segments(directory: Path, generation: int) -> list[W3Segment]:
    """Return the segments of a generation.

    Raises `FileNotFoundError` when the generation is gone (a newer one has replaced it), and
    `IndexDamaged` when it cannot be read.
    """
    if not generation:
        return []
    with os.fdopen(open_private(contents_file(directory, generation)), "rb") as file:
        data = file.read()
    try:
        return [_segment_of(**item) for item in json.loads(data)]
    except (ValueError, TypeError, RecursionError) as error:
        raise IndexDamaged("The table of contents of the index is damaged.") from error


def write_segments(directory: Path, generation: int, segments: list[W3Segment]) -> None:
    """Write a generation; it counts once the catalogue names it."""
    items = [
        {
            "name": each.segid,
            "articles": each.doc_count_all(),
            "deleted": sorted(each.deleted_docs()),
        }
        for each in segments
    ]
    file = contents_file(directory, generation)
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    opened = open_private(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    with os.fdopen(opened, "w", encoding="ascii") as out:
        json.dump(items, out)
    beside.replace(file)


def _segment_of(*, name: str, articles: int, deleted: list[int]) -> W3Segment:
    """Return a segment; raises `ValueError` or `TypeError` for what cannot be one."""
    if not _NAME.fullmatch(name) or not all(0 <= each < articles for each in deleted):
        raise ValueError
    codec = W3Codec(compression=1)
    segment = W3Segment(codec, INDEX_NAME, articles, name, set(deleted) or None)
    vars(segment)["_fieldlengths"] = {}
    return segment


def clear_leftovers(directory: Path, generation: int, segments: list[W3Segment]) -> None:
    """Delete the files of other generations than the one that is valid."""
    clean_files(storage_in(directory), INDEX_NAME, generation, segments)
    unfinished = f"_{INDEX_NAME}_"
    for path in directory.glob(f"{unfinished}*.toc.*"):
        path.unlink(missing_ok=True)


@contextmanager
def write_lock(directory: Path) -> Iterator[None]:
    """Hold the lock of the one writer; raises `IndexBusy` when another process holds it.

    The system lets go of it when the process ends, however it ends.
    """
    os.close(open_private(directory / LOCK, os.O_RDWR | os.O_CREAT))  # as Whoosh would not
    lock: Any = storage_in(directory).lock(LOCK)  # type: ignore[no-untyped-call]  # of Whoosh
    if not lock.acquire():
        raise IndexBusy("Another Lesart is indexing this folder; it will be done soon.")
    try:
        yield
    finally:
        lock.release()

"""The generations of an index: which segments belong to it, and the one writer's lock.

A generation is a table of contents of Whoosh. Which one is valid is written in the catalogue, in
the same transaction as the rows: that transaction is the one moment in which a commit happens.
Files of a generation that the catalogue does not name are left from a crash and cleared away.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from whoosh import fields
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, clean_files

from search.embedded.segments.segment_writer import INDEX_NAME
from search.errors import IndexBusy, IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whoosh.codec.whoosh3 import W3Segment

LOCK = "write.lock"


def schema() -> Any:
    """Return the fields of the index as Whoosh describes them."""
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


def storage_in(directory: Path) -> FileStorage:
    """Return Whoosh's view of a directory."""
    return FileStorage(str(directory))


def read_segments(directory: Path, generation: int) -> list[W3Segment]:
    """Return the segments of a generation.

    Raises `FileNotFoundError` when the generation is gone (a newer one has replaced it), and
    `IndexDamaged` when it cannot be read.
    """
    if not generation:
        return []
    try:
        contents = TOC.read(storage_in(directory), INDEX_NAME, gen=generation, schema=schema())
    except FileNotFoundError:
        raise
    except Exception as error:  # whatever a torn pickle raises
        raise IndexDamaged("The table of contents of the index is damaged.") from error
    segments: list[W3Segment] = contents.segments
    return segments


def write_segments(directory: Path, generation: int, segments: list[W3Segment]) -> None:
    """Write a generation; it counts once the catalogue names it."""
    (directory / TOC._filename(INDEX_NAME, generation)).unlink(missing_ok=True)
    TOC(schema(), segments, generation).write(storage_in(directory), INDEX_NAME)


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
    lock = storage_in(directory).lock(LOCK)
    if not lock.acquire():
        raise IndexBusy("Another Lesart is indexing this folder; it will be done soon.")
    try:
        yield
    finally:
        lock.release()

"""Reading one segment: postings by word, and the columns. Safe to use from several threads."""

from __future__ import annotations

import mmap
import os
import weakref
from array import array
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final, cast
from zlib import crc32

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.filedb.structfile import StructFile

from search.embedded.private import open_private
from search.embedded.segments.plain_pickle import load_plain
from search.embedded.segments.postings import (
    Postings,
    extent,
    term_count,
    unpack_block,
    unpack_inlined,
)
from search.errors import IndexDamaged, IndexUnsafe

if TYPE_CHECKING:
    from whoosh.codec.whoosh3 import W3Segment

KEY_BITS: Final = 32
_FIELD_NUMBER: Final = Struct("!H")
_COLUMN_TYPES: Final = {
    "key": "I",
    "minute": "i",
    "day": "i",
    "text_end": "I",
    "title_end": "I",
}


class SegmentReader:
    """The files of one segment, mapped into memory. They stay readable when they are deleted."""

    def __init__(self, directory: Path, segment: W3Segment) -> None:
        self.name: str = segment.segment_id()
        try:
            self._postings = _map(directory / segment.make_filename(W3Codec.POSTS_EXT))
            terms = _map(directory / segment.make_filename(W3Codec.TERMS_EXT))
            self._terms = OrderedHashReader(_MappedFile(terms), len(terms))
            extras = self._terms.extras
            self._fields: dict[str, int] = extras["fieldmap"]
            columns = [
                read_column(directory, segment, name, extras["columns"][name])
                for name in _COLUMN_TYPES
            ]
            if len(self._postings) != extras["postings"]:
                raise IndexDamaged("The postings of the index are cut off.")
        except (FileNotFoundError, IndexUnsafe):
            raise
        except Exception as error:  # whatever torn files make Whoosh raise
            raise IndexDamaged("A segment of the index is damaged.") from error
        self.keys, minutes, self.days, *ends = columns
        """Columns: one item for each article, deleted ones included."""
        for column in ends:
            column.insert(0, 0)
        self.ends = dict(zip(("text", "title"), ends, strict=True))
        """By field: 0, and for each article the byte of bitmaps of places that is behind it."""
        self.moments = array(
            "q", [m << KEY_BITS | k for m, k in zip(minutes, self.keys, strict=True)]
        )
        """Minute of publication and key of each article in one number: what sorts results."""
        self._mapped = (terms, self._postings)
        self._close = weakref.finalize(self, _close, terms, self._postings)

    def __len__(self) -> int:
        return len(self.keys)

    def rest(self) -> None:
        """Give back the memory that the mapped files take; the system keeps what it can."""
        if hasattr(mmap, "MADV_DONTNEED"):
            for mapped in self._mapped:
                mapped.madvise(mmap.MADV_DONTNEED)

    @property
    def size(self) -> int:
        """Bytes of the mapped files."""
        return sum(map(len, self._mapped))

    def count(self, field: str, word: str) -> int:
        """Return the number of articles that hold `word` in `field`."""
        info = self._info(field, word)
        return 0 if info is None else term_count(info)

    def postings(self, field: str, word: str) -> Postings | None:
        """Return the postings of `word` in `field`."""
        info = self._info(field, word)
        return None if info is None else self._unpacked(info)

    def words_from(self, field: str, beginning: str) -> Iterator[tuple[str, Postings]]:
        """Yield the words of `field` that begin with `beginning`, ascending, with postings."""
        if field not in self._fields:
            return
        head = _FIELD_NUMBER.pack(self._fields[field])
        start = head + beginning.encode()
        for key, info in self._terms.items_from(start):
            if not key.startswith(start):
                return
            yield key[len(head) :].decode(), self._unpacked(info)

    def _info(self, field: str, word: str) -> bytes | None:
        number = self._fields.get(field)
        if number is None:
            return None
        try:
            info: bytes = self._terms[_FIELD_NUMBER.pack(number) + word.encode()]
        except KeyError:
            return None
        return info

    def _unpacked(self, info: bytes) -> Postings:
        inlined = unpack_inlined(info)
        if inlined is not None:
            return inlined
        start, length = extent(info)
        end = start + length
        return unpack_block(
            self._postings[start:end], lambda behind: self._postings[end : end + behind]
        )


def read_column(
    directory: Path, segment: W3Segment, name: str, checksum: int | None = None
) -> array[int]:
    """Return a column of a segment: one number for each article, deleted ones included."""
    with os.fdopen(open_private(directory / W3Codec.column_filename(segment, name)), "rb") as file:
        data = file.read()
    if checksum is not None and crc32(data) != checksum:
        raise IndexDamaged("A column of the index is damaged.")
    column = array(_COLUMN_TYPES[name], data)
    column.byteswap()
    return column


class _MappedFile(StructFile):
    """A file for Whoosh's dictionary reader that reads at a place instead of seeking to it."""

    def __init__(self, mapped: mmap.mmap) -> None:
        super().__init__(cast("BinaryIO", mapped))
        self._mapped = mapped

    def get(self, position: int, length: int) -> bytes:
        """Return `length` bytes from `position` on."""
        return self._mapped[position : position + length]

    def read_pickle(self) -> Any:
        """Return the plain values that are pickled here; raises `IndexDamaged` for others."""
        return load_plain(cast("IO[bytes]", self._mapped))


def _map(path: Path) -> mmap.mmap:
    opened = open_private(path)
    try:
        return mmap.mmap(opened, 0, access=mmap.ACCESS_READ)
    finally:
        os.close(opened)


def _close(*mapped: mmap.mmap) -> None:
    for each in mapped:
        each.close()

"""One generation of the index as readers see it: its segments, opened once and shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from search.embedded.segments.freeing import give_back
from search.embedded.segments.generations import read_segments
from search.embedded.segments.segment_reader import SegmentReader
from search.errors import IndexDamaged

if TYPE_CHECKING:
    from pathlib import Path

    from search.embedded.catalogue import Catalogue

_TRIES: Final = 20
"""A writer may replace a generation between the moment it is named and the moment it is opened."""

_LARGE: Final = 48 << 20
"""Bytes of mapped files that are not kept in memory between two searches."""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment and the numbers of its articles that are deleted in this generation."""

    reader: SegmentReader
    deleted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A generation. It stays readable after a newer one has replaced it on disk."""

    generation: int
    parts: tuple[Part, ...]

    @property
    def articles(self) -> int:
        """The number of articles."""
        return sum(len(part.reader) - len(part.deleted) for part in self.parts)

    def rest(self) -> None:
        """Give back memory until the next search, when the index is a large one."""
        if sum(part.reader.size for part in self.parts) >= _LARGE:
            for part in self.parts:
                part.reader.rest()
            give_back()

    def count(self, field: str, word: str) -> int:
        """Return the number of articles that hold `word` in `field`, deleted ones included."""
        return sum(part.reader.count(field, word) for part in self.parts)

    def values(self, field: str) -> list[str]:
        """Return all values of a field that holds one value for an article, ascending."""
        found = (part.reader.words_from(field, "") for part in self.parts)
        return sorted({value for values in found for value, _ in values})


def open_snapshot(directory: Path, catalogue: Catalogue, before: Snapshot | None) -> Snapshot:
    """Open the generation that is valid now; segments that `before` has open are shared.

    Raises `IndexDamaged` when it cannot be opened.
    """
    opened = {part.reader.name: part.reader for part in before.parts} if before else {}
    for _ in range(_TRIES):
        generation = catalogue.meta("generation")
        try:
            parts = []
            for segment in read_segments(directory, generation):
                reader = opened.get(segment.segment_id()) or SegmentReader(directory, segment)
                parts.append(Part(reader, frozenset(segment.deleted_docs())))
            return Snapshot(generation, tuple(parts))
        except FileNotFoundError:
            continue
    raise IndexDamaged("Files of the index are missing.")

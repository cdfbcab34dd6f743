"""From labels per token (B-PER, I-PER, O) to spans of tokens."""

from collections.abc import Sequence
from typing import NamedTuple


class Chunk(NamedTuple):
    """A run of tokens with one kind; `end` is exclusive."""

    start: int
    end: int
    kind: str


def spans_of(labels: Sequence[str]) -> list[Chunk]:
    """Chunks in reading order; an I- that continues nothing begins a chunk."""
    chunks: list[Chunk] = []
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            chunks.append(Chunk(start, i, kind))
            kind = ""
        if not kind and label[1:2] == "-":
            start, kind = i, label[2:]
    return chunks

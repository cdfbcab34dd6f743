"""Text with a role for each of its parts: a terminal gives roles a look, a file leaves them out."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from comparison.report.cells import break_lines, width_of


class Role(StrEnum):
    """What a piece of text is."""

    TEXT = "text"
    HEADING = "heading"
    QUIET = "quiet"
    """What may stand back: places, dates, reasons, rules."""
    MARK = "mark"
    """Words on which articles differ."""
    SHARED = "shared"
    WEAK = "weak"
    ONLY = "only"
    DIFFERS = "differs"
    COMPATIBLE = "compatible"


class Piece(NamedTuple):
    """Some text of one role, without line ends."""

    text: str
    role: Role = Role.TEXT


Line = tuple[Piece, ...]


def plain(lines: Iterable[Line]) -> str:
    """Return lines as text without roles, each with a line end and no blanks before it."""
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


def cells_of(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(width_of(piece.text) for piece in line)


def set_words(
    text: str, width: int, marks: Sequence[tuple[int, int]] = (), role: Role = Role.TEXT
) -> list[Line]:
    """Return `text` in lines of at most `width` cells; `marks` are code points to make stand out.

    They ascend and do not overlap.
    """
    return [_cut(text, start, end, marks, role) for start, end in break_lines(text, width)]


def _cut(text: str, start: int, end: int, marks: Sequence[tuple[int, int]], role: Role) -> Line:
    pieces: list[Piece] = []
    at = start
    for mark_start, mark_end in marks:
        left, right = max(at, mark_start), min(end, mark_end)
        if left < right:
            pieces += [Piece(text[at:left], role), Piece(text[left:right], Role.MARK)]
            at = right
    pieces.append(Piece(text[at:end], role))
    return tuple(piece for piece in pieces if piece.text)


def indent(lines: Sequence[Line], first: Line, width: int) -> list[Line]:
    """Return lines moved right by `width` cells; `first` stands in that room in the first line."""
    lead = (*first, Piece(" " * max(0, width - cells_of(first))))
    rest = Piece(" " * width)
    return [((*lead, *line) if not n else (rest, *line)) for n, line in enumerate(lines or [()])]


def beside(columns: Sequence[Sequence[Line]], width: int, rule: str) -> list[Line]:
    """Return columns of `width` cells next to each other, with a `rule` between them."""
    rows: list[Line] = []
    for parts in zip_longest(*columns, fillvalue=()):
        row: list[Piece] = []
        for number, part in enumerate(parts):
            row += part
            if number < len(parts) - 1:
                row.append(Piece(" " * max(0, width - cells_of(part))))
                row.append(Piece(rule, Role.QUIET))
        rows.append(tuple(row))
    return rows

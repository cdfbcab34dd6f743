"""Keeping what is on the screen for the start of the next session, and reading its cells again.

A kept screen is a line that says which terminal and folder it fits, the control sequences that
paint it, and after a zero byte its cells: a line for each row, a row of pieces, each a style and
its text. Rows with characters of more than one column are left out of it.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from library.errors import LibraryError
from library.frame_place import frame_file, frame_look
from library.places import make_private
from tui.terminal.cells import BLANK, Cell, Row, is_simple
from tui.terminal.first_frame import OPENING
from tui.terminal.sgr import blank_style
from tui.terminal.shadow import ShadowScreen

PIECE, STYLE = "\x1e", "\x1f"
"""What stands between two pieces, and between a style and its text."""
REMARK = f"{OPENING}  this is what it looked like last"


def keep_frame(
    environ: Mapping[str, str], folder: Path, rows: Sequence[Row | None], *, erases_in_colour: bool
) -> None:
    """Keep a screen for the next session; nothing is kept where that fails."""
    width, height = len(rows[0] or ()), len(rows)
    marked = [_marked(row) if y == height - 1 else row for y, row in enumerate(rows)]
    known = [row if row and is_simple(row) else None for row in marked]
    canvas = ShadowScreen(width, height, erases_in_colour=erases_in_colour)
    painted = canvas.update(
        {y: [(0, [cell for cell in row if cell])] for y, row in enumerate(known) if row}
    )
    look = frame_look(environ, (width, height), str(folder))
    cells = "\n".join(map(_line_of, known))
    file = Path(frame_file(environ, str(folder)))
    with suppress(OSError, ValueError, LibraryError):
        make_private(file.parent, file.parent.parent)
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(FileNotFoundError):
            beside.unlink()
        opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8", newline="") as out:
            out.write(f"{look}\n{painted}\x1b[m\0{cells}")
        beside.replace(file)


def read_rows(text: str, size: tuple[int, int]) -> list[Row | None]:
    """Return the cells of a kept screen; None for a row that is not known.

    A row is filled up with blanks. Without any text, nothing is known.
    """
    width, height = size
    lines = text.split("\n") if text else []
    if len(lines) != height:
        return [None] * height
    rows: list[Row | None] = []
    for line in lines:
        if line == "?":
            rows.append(None)
            continue
        cells: list[Cell | None] = []
        for piece in filter(None, line.split(PIECE)):
            style, _, shown = piece.partition(STYLE)
            cells += [(each, style) for each in shown]
        rows.append((cells + [BLANK] * width)[:width])
    return rows


def _line_of(row: Row | None) -> str:
    if row is None:
        return "?"
    cells = [cell for cell in row if cell]
    return PIECE.join(
        f"{style}{STYLE}{''.join(text for text, _ in part)}"
        for style, part in groupby(cells, key=itemgetter(1))
    )


def _marked(row: Row | None) -> Row | None:
    """Return the last row saying that the screen is not live yet."""
    if not row or row[-1] is None:
        return None
    blank = (" ", blank_style(row[-1][1]))
    written = [cell[1] for cell in row if cell and cell[0].isalpha()]
    style = written[-1] if written else blank[1]
    remark = REMARK[: len(row)]
    cells: list[Cell | None] = [blank if each == " " else (each, style) for each in remark]
    return cells + [blank] * (len(row) - len(cells))

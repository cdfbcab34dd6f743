"""Notes as CSV for a spreadsheet: no cell of which is ever taken for a formula."""

import csv
import io
from collections.abc import Iterable

from annotations.export.rows import ExportedNote

BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""

COLUMNS = (
    "article", "title", "outlet", "date", "url", "quote", "note", "tags", "author",
    "created", "modified", "state", "start", "end", "compared with", "id",
)  # fmt: skip

_FORMULA_SIGNS = frozenset("=+-@＝＋－＠\t\r\n")


def to_csv(rows: Iterable[ExportedNote], delimiter: str = ",") -> str:
    """Return notes as a table with a heading; lines end as RFC 4180 asks for.

    A cell that a spreadsheet would compute begins with an apostrophe instead (OWASP, "CSV
    injection"). Some spreadsheets of German speakers want `;` as delimiter.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(row)] for row in rows)
    return BYTE_ORDER_MARK + table.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet computes."""
    begins = cell.lstrip(" \u00a0")[:1]
    return f"'{cell}" if begins in _FORMULA_SIGNS and begins else cell


def _cells(row: ExportedNote) -> list[str]:
    about, passage = row.about, row.passage
    return [
        about.id,
        about.title,
        about.outlet or "",
        about.date or "",
        about.url or "",
        passage.quote if passage else "",
        row.note,
        ", ".join(row.tags),
        row.author,
        row.created,
        row.modified,
        row.state,
        str(passage.start) if passage else "",
        str(passage.end) if passage else "",
        "\n".join(f"{also.of.outlet or also.of.title}: {also.quote}" for also in row.also),
        row.id,
    ]

"""A comparison as text in columns, for a terminal or a file: differences first, then statements."""

from collections.abc import Iterator

from comparison.model import Status, Verdict
from comparison.report.cells import shorten
from comparison.report.contents import Contents, Difference, Entry, Quoted
from comparison.report.pieces import Line, Piece, Role, beside, indent, plain, set_words
from comparison.report.rows import Row
from comparison.signs import STATUS_SIGNS, VERDICT_SIGNS, legend

PAGE, ROOM = 100, 42
"""Cells of a report that goes into a file, and for each column when there are many."""
NARROWEST, WIDEST = 34, 76
"""Cells of a column: below, articles stand one under the other; above, lines are hard to read."""
RULE = " │ "
LEAD = 6
"""Cells before a statement: its sign, the letter of its group, the signs of its differences."""
LONGEST = 40
"""Cells of what is said in the first line of a difference."""
AROUND = 48
"""Code points of a statement that are quoted on either side of the words that differ."""

_STATUS_ROLES = {
    Status.SHARED: Role.SHARED,
    Status.WEAK: Role.WEAK,
    Status.ONLY: Role.ONLY,
}
_VERDICT_ROLES = {Verdict.DIFFERS: Role.DIFFERS, Verdict.COMPATIBLE: Role.COMPATIBLE}


def to_text(contents: Contents) -> str:
    """Return a report as plain text for a file, wide enough for all columns."""
    return plain(side_by_side(contents))


def side_by_side(contents: Contents, width: int | None = None) -> Iterator[Line]:
    """Yield the lines of a report, none wider than `width` cells where that is at least 40."""
    sides = len(contents.names)
    width = width or max(PAGE, ROOM * sides)
    column = (width - len(RULE) * (sides - 1)) // sides
    if column >= NARROWEST:
        column = min(column, WIDEST)
        body = _columns(contents, column)
        width = column * sides + len(RULE) * (sides - 1)
    else:
        width = min(width, WIDEST + LEAD)
        body = _stacked(contents, width)
    yield from _remarks(contents, width)
    yield from _differences(contents, width)
    yield from body
    yield ()
    for sign, name, _ in legend(sides):
        yield (Piece(f"{sign} {name}", Role.QUIET),)


def _remarks(contents: Contents, width: int) -> Iterator[Line]:
    for remark in contents.remarks:
        yield from set_words(remark, width)
        yield ()


def _differences(contents: Contents, width: int) -> Iterator[Line]:
    if not contents.differences:
        yield (Piece("No differing statements were found.", Role.HEADING),)
        yield ()
        return
    counts = [
        f"{VERDICT_SIGNS[verdict]} {contents.verdicts(verdict)}"
        for verdict in Verdict
        if contents.verdicts(verdict)
    ]
    yield (Piece("Differences", Role.HEADING), Piece("  " + "   ".join(counts), Role.QUIET))
    yield ()
    names = min(max(len(name) for name in contents.names), max(8, width // 4))
    for each in contents.differences:
        yield from _difference(contents, each, names, width)
        yield ()


def _difference(contents: Contents, each: Difference, names: int, width: int) -> Iterator[Line]:
    sign = Piece(f"{VERDICT_SIGNS[each.verdict]} {each.number}", _VERDICT_ROLES[each.verdict])
    yield from indent(_point(each, width - LEAD), (sign,), LEAD)
    for quote in each.quotes:
        name = Piece(shorten(contents.names[quote.entry.place.side], names))
        lines = _quote(quote, width - LEAD - names - 2)
        for line in indent(lines, (name,), names + 2):
            yield (Piece(" " * LEAD), *line)
    about = ": ".join(part for part in (each.kind, each.reason) if part)
    for line in set_words(about[:1].upper() + about[1:], width - LEAD, role=Role.QUIET):
        yield (Piece(" " * LEAD), *line)


def _point(each: Difference, width: int) -> list[Line]:
    """Return what a difference is about and what is said: `Injured: twelve ≠ 15 people`."""
    text, marks = f"{each.subject}:", []
    words = dict.fromkeys(shorten(quote.words, LONGEST) for quote in each.quotes)
    for number, said in enumerate(words):
        text += f" {VERDICT_SIGNS[each.verdict]} " if number else " "
        marks.append((len(text), len(text) + len(said)))
        text += said
    return set_words(text, width, marks, Role.HEADING)


def _quote(quote: Quoted, width: int) -> list[Line]:
    """Return the words that differ, with as much of their statement as is needed to follow."""
    text, start, end = quote.entry.text, quote.start, quote.end
    first, last = 0, len(text)
    if start > AROUND:
        first = text.find(" ", start - AROUND, start) + 1 or start
    if end + AROUND < len(text):
        last = text.rfind(" ", end, end + AROUND)
        last = last if last >= end else end
    before, after = "“" + "… " * (first > 0), " …" * (last < len(text)) + "”"
    shift = len(before) - first
    return set_words(before + text[first:last] + after, width, [(start + shift, end + shift)])


def _columns(contents: Contents, column: int) -> Iterator[Line]:
    heads = [_head(contents, side, column) for side in range(len(contents.names))]
    yield from beside(heads, column, RULE)
    yield (Piece("─┼─".join(["─" * column] * len(heads)), Role.QUIET),)
    gap = beside([[()]] * len(heads), column, RULE)
    for number, row in enumerate(contents.rows):
        yield from gap if number else ()
        cells = [
            [line for number in cell for line in _statement(contents.entries[side][number], column)]
            for side, cell in enumerate(row.cells)
        ]
        yield from beside(cells, column, RULE)


def _stacked(contents: Contents, width: int) -> Iterator[Line]:
    for side in range(len(contents.names)):
        yield from _head(contents, side, width)
        yield ()
    yield (Piece("─" * width, Role.QUIET),)
    for row in contents.rows:
        yield from _stacked_row(contents, row, width)


def _stacked_row(contents: Contents, row: Row, width: int) -> Iterator[Line]:
    for side, cell in enumerate(row.cells):
        if cell:
            yield (Piece(shorten(contents.names[side], width), Role.QUIET),)
        for number in cell:
            yield from _statement(contents.entries[side][number], width)
    yield ()


def _head(contents: Contents, side: int, width: int) -> list[Line]:
    """Return what stands above a column: who, what, when, and how much of it is shared."""
    facts = contents.facts[side]
    counts = "   ".join(
        f"{sign} {contents.number(side, status)}" for status, sign in STATUS_SIGNS.items()
    )
    lines = set_words(contents.names[side], width, role=Role.HEADING) if facts.outlet else []
    lines += set_words(facts.title, width, role=Role.TEXT if lines else Role.HEADING)
    if facts.day:
        lines += set_words(facts.day, width, role=Role.QUIET)
    return [*lines, (Piece(counts, Role.QUIET),)]


def _statement(entry: Entry, width: int) -> list[Line]:
    marks = [(mark.start, mark.end) for mark in entry.marks if mark.difference]
    lines = set_words(entry.text, width - LEAD, marks)
    lead = [Piece(STATUS_SIGNS[entry.status], _STATUS_ROLES[entry.status])]
    lead.append(Piece(f" {entry.letter:<2}"[:4], Role.QUIET))
    if entry.verdict:
        lead.append(Piece(VERDICT_SIGNS[entry.verdict], _VERDICT_ROLES[entry.verdict]))
    return indent(lines, tuple(lead), LEAD)

"""The part of a page that shows the articles side by side."""

from collections.abc import Sequence

from comparison.model import Place
from comparison.report.contents import Contents, Counterpart, Entry, Mark
from comparison.report.markup import Markup, escaped, tag
from comparison.report.rows import Row
from comparison.report.wording import Marks, mark_words
from comparison.signs import STATUS_SIGNS, VERDICT_SIGNS, VERDICTS, status_words

LEAD = (
    "Shared statements stand beside each other as far as the order of the articles allows; "
    "statements with the same letter belong together."
)


def anchor(place: Place) -> str:
    """Return the id of a statement on the page."""
    return f"s{place.side + 1}-{place.statement + 1}"


def statement_link(contents: Contents, place: Place, why: Sequence[str] = ()) -> Markup:
    """Return a link to a statement; what speaks for it shows when the pointer rests on it."""
    name = f"{contents.names[place.side]} {place.statement + 1}"
    title = f"In common: {', '.join(why)}" if why else None
    return tag("a", tag("bdi", escaped(name)), href=f"#{anchor(place)}", title=title)


def _marked(entry: Entry, marks: Sequence[Mark]) -> tuple[Markup, ...]:
    """Return a statement with marked words, each leading to the difference it takes part in."""
    parts: list[Markup] = []
    at = 0
    for start, end, number in marks:
        words = escaped(entry.text[start:end])
        parts.append(escaped(entry.text[at:start]))
        if number:
            parts.append(tag("mark", tag("a", words, href=f"#d{number}")))
        else:
            parts.append(tag("span", words, class_="other"))
        at = end
    return (*parts, escaped(entry.text[at:]))


def statements_part(contents: Contents) -> Markup:
    """Return the section with all statements in columns."""
    heads = (
        tag("th", tag("bdi", escaped(name)), scope="col", role="columnheader")
        for name in contents.names
    )
    marks = mark_words(contents)
    rows = (_row(contents, row, marks) for row in contents.rows)
    return tag(
        "section",
        tag("h2", escaped("Side by side"), id="statements-title"),
        tag("p", escaped(LEAD), class_="lead ui"),
        tag(
            "table",
            tag("thead", tag("tr", *heads, role="row"), role="rowgroup"),
            tag("tbody", *rows, role="rowgroup"),
            class_="side-by-side",
            role="table",
            aria_labelledby="statements-title",
        ),
        id="statements",
        aria_labelledby="statements-title",
    )


def _row(contents: Contents, row: Row, marks: Marks) -> Markup:
    cells = []
    for side, cell in enumerate(row.cells):
        entries = [contents.entries[side][number] for number in cell]
        inside = [_statement(contents, each, marks.get(each.place, ())) for each in entries]
        if inside:
            name = tag("bdi", escaped(contents.names[side]))
            inside.insert(0, tag("p", name, class_="from meta", aria_hidden="true"))
        cells.append(tag("td", *inside, role="cell"))
    return tag("tr", *cells, role="row", class_=None if row.group is None else "meets")


def _statement(contents: Contents, entry: Entry, marks: Sequence[Mark]) -> Markup:
    status = status_words(entry.status, len(contents.names))
    said = f"Statement {entry.place.statement + 1}, {status}: "
    language = contents.facts[entry.place.side].language
    return tag(
        "div",
        _gutter(entry),
        tag("span", escaped(said), class_="hidden"),
        tag("p", *_marked(entry, marks), lang=language, dir="auto"),
        *_links(contents, entry),
        class_="statement",
        id=anchor(entry.place),
        title=status,
    )


def _gutter(entry: Entry) -> Markup:
    """Return the sign and number beside a statement; its hidden words say the same."""
    sign = tag("span", escaped(STATUS_SIGNS[entry.status]), class_=f"sign {entry.status}")
    number = tag("span", escaped(str(entry.place.statement + 1)), class_="number")
    return tag("span", sign, number, class_="gutter ui", aria_hidden="true")


def _links(contents: Contents, entry: Entry) -> tuple[Markup, ...]:
    """Return the line below a statement: its letter, its counterparts, its differences."""
    parts = []
    if entry.letter:
        parts.append(tag("span", escaped(entry.letter), class_="letter"))
    parts += [_counterpart(contents, each) for each in entry.counterparts]
    for number in entry.differences:
        verdict = contents.differences[number - 1].verdict
        sign = tag("span", escaped(VERDICT_SIGNS[verdict]), aria_hidden="true")
        words = tag("span", escaped(VERDICTS[verdict]), class_="hidden")
        href = f"#d{number}"
        parts.append(tag("a", sign, words, escaped(f" {number}"), href=href, class_=verdict.value))
    return (tag("p", *parts, class_="meta"),) if parts else ()


def _counterpart(contents: Contents, found: Counterpart) -> Markup:
    return statement_link(contents, found.place, found.why)

"""The part of a page that shows where the articles differ, with both places quoted."""

from comparison.report.contents import Contents, Difference, Quoted
from comparison.report.markup import Markup, escaped, tag
from comparison.report.page_statements import statement_link
from comparison.signs import VERDICT_SIGNS, VERDICTS, counted

LEAD = (
    "Places where the articles say different things on one point. The program does not know which "
    "of them holds."
)
NOTHING = "No differing statements were found."


def differences_part(contents: Contents) -> Markup:
    """Return the section of all differences, in their order."""
    found = [_difference(contents, each) for each in contents.differences]
    counts = [
        counted(contents.verdicts(verdict), VERDICTS[verdict])
        for verdict in VERDICTS
        if contents.verdicts(verdict)
    ]
    lead = f"{', '.join(counts)}. {LEAD}" if found else NOTHING
    return tag(
        "section",
        tag("h2", escaped("Differences"), id="differences-title"),
        tag("p", escaped(lead), class_="lead ui"),
        *found,
        id="differences",
        tabindex="-1",
        aria_labelledby="differences-title",
    )


def _difference(contents: Contents, each: Difference) -> Markup:
    sign = tag("span", escaped(VERDICT_SIGNS[each.verdict]), aria_hidden="true")
    subject = tag("bdi", escaped(each.subject))
    head = tag(
        "div",
        tag("h3", escaped(f"{each.number}. "), subject),
        tag(
            "span", sign, escaped(f" {VERDICTS[each.verdict]}"), class_=f"verdict ui {each.verdict}"
        ),
        *([tag("span", escaped(each.kind), class_="meta")] if each.kind else []),
        class_="difference-head",
    )
    reason = [tag("p", escaped(each.reason), class_="reason meta")] if each.reason else []
    sides = dict.fromkeys(quote.entry.place.side for quote in each.quotes)
    columns = (
        tag("div", *(_quote(contents, x) for x in each.quotes if x.entry.place.side == side))
        for side in sides
    )
    return tag(
        "article",
        head,
        tag("div", *columns, class_="columns"),
        *reason,
        class_=f"difference is-{each.verdict}",
        id=f"d{each.number}",
    )


def _quote(contents: Contents, quote: Quoted) -> Markup:
    entry = quote.entry
    words = (
        escaped(entry.text[: quote.start]),
        tag("mark", escaped(quote.words)),
        escaped(entry.text[quote.end :]),
    )
    language = contents.facts[entry.place.side].language
    return tag(
        "div",
        tag("p", statement_link(contents, entry.place), class_="meta"),
        tag("blockquote", tag("p", *words, lang=language, dir="auto")),
    )

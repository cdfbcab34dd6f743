"""A comparison as Markdown (CommonMark with the tables of GitHub)."""

from itertools import zip_longest

from comparison.report.contents import Contents, Difference, Entry, Quoted
from comparison.report.links import followable, host_of
from comparison.signs import STATUS_SIGNS, VERDICT_SIGNS, VERDICTS, legend, listed
from corpus.formats.escaping import escape_line, escape_words
from corpus.text import clean_line, clean_text

NOTHING = "No differing statements were found."


def to_markdown(contents: Contents) -> str:
    """Return a report: articles, differences with both places, statements side by side, legend."""
    blocks = [f"# Side by side: {_line(listed(contents.names))}", _articles(contents)]
    blocks += [f"> {_line(remark)}" for remark in contents.remarks]
    blocks.append("## Differences")
    blocks += [_difference(contents, each) for each in contents.differences] or [NOTHING]
    blocks += ["## Statements", _table(contents), "## Signs", _legend(contents)]
    return "\n\n".join(blocks) + "\n"


def _articles(contents: Contents) -> str:
    lines = []
    for side, facts in enumerate(contents.facts):
        title, url = _line(facts.title), followable(facts.url)
        origin = [f"**{_line(contents.names[side])}**"]
        origin.append(f"[{title}](<{url}>) ({_line(host_of(url))})" if url else title)
        origin += [facts.day] if facts.day else []
        counts = (
            f"{sign} {contents.number(side, status)}" for status, sign in STATUS_SIGNS.items()
        )
        lines.append("- " + " · ".join([*origin, " ".join(counts)]))
    return "\n".join(lines)


def _difference(contents: Contents, each: Difference) -> str:
    kind = f" ({each.kind})" if each.kind else ""
    sign, verdict = VERDICT_SIGNS[each.verdict], VERDICTS[each.verdict]
    lines = [f"### {each.number}. {sign} {_line(each.subject)}{kind}", ""]
    lines += [f"- **{_name(contents, quote)}:** “{_quoted(quote)}”" for quote in each.quotes]
    reason = f" {_line(each.reason)}" if each.reason else ""
    return "\n".join([*lines, "", f"{verdict.capitalize()}.{reason}"])


def _name(contents: Contents, quote: Quoted) -> str:
    return _line(contents.names[quote.entry.place.side])


def _quoted(quote: Quoted) -> str:
    """Return a statement with the words that differ in bold."""
    text, start, end = quote.entry.text, quote.start, quote.end
    words = quote.words.strip()
    if not words:
        return _inner(text)
    start = text.index(words, start, end)
    end = start + len(words)
    return f"{_inner(text[:start])}**{_inner(words)}**{_inner(text[end:])}"


def _table(contents: Contents) -> str:
    rows = [[_line(name) for name in contents.names], ["---"] * len(contents.names)]
    for row in contents.rows:
        columns = [
            [_cell(contents.entries[side][number]) for number in cell]
            for side, cell in enumerate(row.cells)
        ]
        rows += [list(cells) for cells in zip_longest(*columns, fillvalue="")]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(entry: Entry) -> str:
    verdict = [VERDICT_SIGNS[entry.verdict]] if entry.verdict else []
    numbers = [",".join(map(str, entry.differences))] if verdict else []
    letter = [entry.letter] if entry.letter else []
    marks = [STATUS_SIGNS[entry.status], *letter, "".join(verdict + numbers)]
    return f"{' '.join(mark for mark in marks if mark)} {_inner(entry.text)}"


def _legend(contents: Contents) -> str:
    lines = [f"- {sign} **{name}**: {text}" for sign, name, text in legend(len(contents.names))]
    return "\n".join([*lines, "- Letters: statements with the same letter belong together."])


def _line(text: str) -> str:
    """Return outside text as one line of its own."""
    return escape_line(clean_line(text, 1_000))


def _inner(text: str) -> str:
    """Return outside text that stands inside a line."""
    return escape_words(clean_text(text).replace("\n", " "))

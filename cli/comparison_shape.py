"""The object that `lesart compare --json` prints: these keys and no others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cli.shapes import Shape

if TYPE_CHECKING:
    from comparison.model import Comparison, Discrepancy, Link, Place
    from library.comparing.model import Compared


def comparison_shape(compared: "Compared", threshold: float) -> Shape:
    """Return what `compare` prints, with links from `threshold` (log-odds) on.

    `sentence` is a number in `statements` of that article; `values` are the words in question, one
    for each of a discrepancy's `statements`.
    """
    from comparison.viewing import shown_links  # noqa: PLC0415 - `--help` does without

    comparison = compared.comparison
    ids = [article.id for article in compared.articles]
    links = shown_links(comparison, threshold)
    return {
        "articles": ids,
        "statements": _statements(comparison, ids, threshold),
        "links": [_link(ids, each) for each in links],
        "discrepancies": [_discrepancy(comparison, ids, x) for x in comparison.discrepancies],
    }


def _statements(comparison: "Comparison", ids: Sequence[str], threshold: float) -> Shape:
    from comparison.viewing import statuses  # noqa: PLC0415 - `--help` does without

    columns = zip(ids, comparison.sides, statuses(comparison, threshold), strict=True)
    return {
        id: [
            {
                "start": statement.span.start,
                "end": statement.span.end,
                "text": statement.text,
                "status": str(status),
            }
            for statement, status in zip(side.analysis.statements, column, strict=True)
        ]
        for id, side, column in columns
    }


def _link(ids: Sequence[str], link: "Link") -> Shape:
    return {
        "left": _sentence(ids, link.left),
        "right": _sentence(ids, link.right),
        "score": round(link.score, 3),
        "strength": "strong" if link.strong or link.decided else "weak",
        "why": list(link.why),
    }


def _sentence(ids: Sequence[str], place: "Place") -> Shape:
    return {"article": ids[place.side], "sentence": place.statement}


def _discrepancy(comparison: "Comparison", ids: Sequence[str], found: "Discrepancy") -> Shape:
    statements = []
    for value in found.values:
        side, number = value.place
        statement = comparison.sides[side].analysis.statements[number]
        start, end = statement.span
        statements.append(
            {"article": ids[side], "start": start, "end": end, "text": statement.text}
        )
    return {
        "kind": str(found.kind),
        "verdict": str(found.verdict),
        "statements": statements,
        "values": [value.text for value in found.values],
    }

"""Putting together what a report shows."""

from collections.abc import Iterable, Sequence

from comparison.facts import ArticleFacts, short_names
from comparison.model import Comparison, Discrepancy, Link, Place, Statement, Status, Verdict
from comparison.remarks import remarks
from comparison.report.contents import Contents, Counterpart, Difference, Entry, Mark, Quoted
from comparison.report.rows import align
from comparison.signs import KINDS
from comparison.viewing import groups, shown_links, statuses

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ONE_LINE = str.maketrans("\n", " ")


def gather(comparison: Comparison, facts: Sequence[ArticleFacts], threshold: float) -> Contents:
    """Return what a report on a comparison shows with links from `threshold` (log-odds) on."""
    grouped = sorted(groups(comparison, threshold), key=lambda group: group.places)
    letters = {
        place: letters_of(number) for number, group in enumerate(grouped) for place in group.places
    }
    links = sorted(shown_links(comparison, threshold), key=lambda link: -link.score)
    entries = _entries(comparison, threshold, links, letters)
    counts = [len(side) for side in entries]
    return Contents(
        tuple(facts),
        short_names(facts),
        remarks(comparison, facts),
        tuple(
            _difference(number, each, entries, comparison)
            for number, each in enumerate(comparison.discrepancies, 1)
        ),
        entries,
        align(counts, grouped, links),
        comparison.sides,
        tuple(links),
    )


def letters_of(number: int) -> str:
    """Return `a` … `z`, `aa`, `ab` … for the numbers from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def _entries(
    comparison: Comparison, threshold: float, links: Sequence[Link], letters: dict[Place, str]
) -> tuple[tuple[Entry, ...], ...]:
    counterparts, marks = _counterparts(links), _marks(comparison)

    def entry(place: Place, status: Status) -> Entry:
        here = marks.get(place, [])
        numbers = sorted({mark.difference for mark in here})
        verdicts = {comparison.discrepancies[number - 1].verdict for number in numbers}
        return Entry(
            place,
            _statement(comparison, place).text.translate(_ONE_LINE),
            status,
            letters.get(place, ""),
            tuple(counterparts.get(place, ())),
            _apart(here),
            tuple(numbers),
            next((each for each in Verdict if each in verdicts), None),
        )

    return tuple(
        tuple(entry(Place(side, number), status) for number, status in enumerate(column))
        for side, column in enumerate(statuses(comparison, threshold))
    )


def _statement(comparison: Comparison, place: Place) -> Statement:
    return comparison.sides[place.side].analysis.statements[place.statement]


def _marks(comparison: Comparison) -> dict[Place, list[Mark]]:
    """Return the words of every statement that take part in differences."""
    marks: dict[Place, list[Mark]] = {}
    for number, each in enumerate(comparison.discrepancies, 1):
        for place, span, _ in each.values:
            start = _statement(comparison, place).span.start
            mark = Mark(span.start - start, span.end - start, number)
            marks.setdefault(place, []).append(mark)
    return marks


def _counterparts(links: Sequence[Link]) -> dict[Place, list[Counterpart]]:
    """Return the counterparts of every linked statement by side, as sure as `links` are sorted."""
    found: dict[Place, list[Counterpart]] = {}
    for link in links:
        for place, other in ((link.left, link.right), (link.right, link.left)):
            found.setdefault(place, []).append(Counterpart(other, link.strong, link.why))
    for each in found.values():
        each.sort(key=lambda counterpart: counterpart.place.side)
    return found


def _apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks by place; of two that overlap, the one that begins first."""
    kept: list[Mark] = []
    for mark in sorted(marks):
        if mark.start < mark.end and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return tuple(kept)


def _difference(
    number: int,
    found: Discrepancy,
    entries: Sequence[Sequence[Entry]],
    comparison: Comparison,
) -> Difference:
    kind = KINDS[found.kind]
    quotes = []
    for place, span, _ in found.values:
        start = _statement(comparison, place).span.start
        entry = entries[place.side][place.statement]
        quotes.append(Quoted(entry, span.start - start, span.end - start))
    subject = found.subject.rstrip(" .:,;") or kind
    return Difference(
        number,
        subject[:1].upper() + subject[1:],
        "" if subject == kind else kind,
        found.verdict,
        found.reason,
        tuple(quotes),
    )

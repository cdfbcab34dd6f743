"""Reports on one fact as one: a row with what each of several sources says."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from comparison.discrepancies.report import Report, ordered
from comparison.model import Kind, Value, Verdict


def join_reports(reports: Sequence[Report]) -> Iterator[Report]:
    """Yield the reports, those of one kind that share a value or a key as one."""
    reports = _without_rivals(reports)
    leaders = list(range(len(reports)))
    held: dict[Hashable, int] = {}
    for number, report in enumerate(reports):
        keys: list[Hashable] = [(report.kind, value) for value in report.values]
        if report.key:
            keys = [(report.kind, report.key)]
        for key in keys:
            other = held.setdefault(key, number)
            leaders[_top(leaders, number)] = _top(leaders, other)
    groups: dict[int, list[Report]] = defaultdict(list)
    for number, report in enumerate(reports):
        groups[_top(leaders, number)].append(report)
    for group in groups.values():
        yield _joined(group) if len(group) > 1 else group[0]


def _without_rivals(reports: Sequence[Report]) -> list[Report]:
    """Return the reports without figures that lose against a surer one of their own side.

    When B's figure stands against one of A and C's against another one of A, but B's and C's are
    of one fact, then the surer figure of A is the one that is meant.
    """
    kept: list[Report] = []
    held: dict[Value, dict[int, Value]] = {}
    for report in sorted(reports, key=lambda each: -each.sureness):
        if report.kind not in (Kind.QUANTITY, Kind.DATE):
            kept.append(report)
            continue
        row: dict[int, Value] = {}
        for value in report.values:
            for side, other in (*held.get(value, {}).items(), (value.place.side, value)):
                if row.setdefault(side, other) != other:
                    break
            else:
                continue
            break
        else:
            kept.append(report)
            for value in report.values:
                held.setdefault(value, row).update(row)
    return kept


def _top(leaders: list[int], number: int) -> int:
    while leaders[number] != number:
        leaders[number] = leaders[leaders[number]]
        number = leaders[number]
    return number


def _joined(group: Sequence[Report]) -> Report:
    """Return one report with all values; it differs when any of them does."""
    differing = [each for each in group if each.verdict is Verdict.DIFFERS]
    first = max(differing or group, key=lambda each: each.sureness)
    subject = first.subject or next((each.subject for each in group if each.subject), "")
    values = ordered(value for each in group for value in each.values)
    return replace(first, values=values, subject=subject)

"""All differences between compared articles, joined by fact and in reading order."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from comparison.discrepancies.counting.figures import find_figures
from comparison.discrepancies.denials import find_denials
from comparison.discrepancies.joining import join_reports
from comparison.discrepancies.members import find_members
from comparison.discrepancies.names import find_names
from comparison.discrepancies.outcomes import find_outcomes
from comparison.discrepancies.report import Report
from comparison.discrepancies.roles import find_roles
from comparison.discrepancies.speakers import find_speakers
from comparison.discrepancies.versions import find_versions
from comparison.model import Discrepancy, Place, Side, Verdict

Scored = Mapping[tuple[Place, Place], float]
_SEARCHES: tuple[Callable[[Sequence[Side], Scored], Iterator[Report]], ...] = (
    find_figures,
    find_names,
    find_roles,
    find_speakers,
    find_versions,
    find_denials,
    find_outcomes,
    find_members,
)


def find_discrepancies(
    sides: Sequence[Side], scored: Scored, step: Callable[[], None] = lambda: None
) -> tuple[Discrepancy, ...]:
    """Return on what the sides differ.

    `scored` holds the log-odds that two statements report the same, for pairs above about -1.5,
    the place of the earlier side first. Reports on one fact are one discrepancy; differing ones
    come before compatible ones, surer ones before others, then by place. `step` is called again
    and again; it may raise to stop.
    """
    watched = _Watched(scored, step)
    reports = [report for search in _SEARCHES for report in search(sides, watched)]
    joined = sorted(join_reports(reports), key=_rank)
    return tuple(
        Discrepancy(each.kind, each.verdict, each.values, each.subject, each.reason)
        for each in joined
    )


def looks_at(scored: Scored) -> int:
    """Return how often `find_discrepancies` calls `step` at most, or a little more often."""
    return len(_SEARCHES) * len(scored)


class _Watched(Mapping[tuple[Place, Place], float]):
    """The scored pairs; calls `step` for each pair that is looked at."""

    def __init__(self, scored: Scored, step: Callable[[], None]) -> None:
        self._scored, self._step = scored, step

    def __getitem__(self, pair: tuple[Place, Place]) -> float:
        self._step()
        return self._scored[pair]

    def __iter__(self) -> Iterator[tuple[Place, Place]]:
        return iter(self._scored)

    def __len__(self) -> int:
        return len(self._scored)


def _rank(report: Report) -> tuple[bool, float, Place]:
    return report.verdict is not Verdict.DIFFERS, -report.sureness, report.values[0].place

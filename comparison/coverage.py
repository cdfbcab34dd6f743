"""How outlets cover one event: when, how much, and how much of it others report as well.

A statement counts as shared only when an article of *another* outlet makes it, too: two articles of
one outlet do not confirm each other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

from comparison.facts import ArticleFacts
from comparison.model import Comparison, Side, Status
from comparison.viewing import shown_links

NOON = 12
"""Hour that stands for a day of which no time is known."""
HOUR = 3600
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article appeared."""

    facts: ArticleFacts
    outlet: int
    """Number of its outlet in `Coverage.outlets`."""
    hours: float | None
    """Since the first article of the event; None when its day is unknown."""
    exact: bool
    """False when only the day is known and noon stands for it."""


@dataclass(frozen=True, slots=True)
class OutletCoverage:
    """What one outlet brought on the event."""

    outlet: str | None
    """None for all articles that name none."""
    articles: tuple[str, ...]
    """Ids, by time."""
    shared: int
    """Statements that another outlet makes, too."""
    weak: int
    """Statements that are possibly related to one of another outlet."""
    only: int
    """Statements of this outlet alone."""
    names: int
    """Different people, organisations, places and the like."""
    own_names: int
    """Those of them that no other outlet mentions."""
    first: str | None
    """ISO 8601 day or time of its first article; None when unknown."""
    last: str | None

    @property
    def statements(self) -> int:
        """All statements of its articles that were compared."""
        return self.shared + self.weak + self.only


@dataclass(frozen=True, slots=True)
class Coverage:
    """An event at a glance."""

    outlets: tuple[OutletCoverage, ...]
    """By first article; those without a date last."""
    moments: tuple[Moment, ...]
    """By time; articles without a date last."""

    @property
    def span(self) -> float:
        """Hours from the first to the last article; 0 for a single moment."""
        return max((each.hours or 0.0 for each in self.moments), default=0.0)


def coverage(
    facts: Sequence[ArticleFacts], comparisons: Iterable[Comparison], threshold: float
) -> Coverage:
    """Return how outlets cover the event of these articles.

    `comparisons` should hold every two of the articles once or more, see `plan_comparisons`;
    articles in none of them are counted, with no statement. `threshold` is in log-odds.
    """
    outlet_of = {each.id: each.outlet for each in facts}
    sides: dict[str, Side] = {}
    standing: dict[str, dict[int, Status]] = {}
    for comparison in comparisons:
        ids = [side.analysis.article for side in comparison.sides]
        sides |= zip(ids, comparison.sides, strict=True)
        for link in shown_links(comparison, threshold):
            left, right = ids[link.left.side], ids[link.right.side]
            if outlet_of.get(left) != outlet_of.get(right):
                status = Status.SHARED if link.strong or link.decided else Status.WEAK
                for id, place in ((left, link.left), (right, link.right)):
                    _raise(standing.setdefault(id, {}), place.statement, status)
    ordered = sorted(facts, key=_order)
    outlets = tuple(dict.fromkeys(each.outlet for each in ordered))
    names = {outlet: _names(ordered, outlet, sides) for outlet in outlets}
    return Coverage(
        tuple(_outlet(outlet, ordered, sides, standing, names) for outlet in outlets),
        _moments(ordered, outlets),
    )


def plan_comparisons(articles: Sequence[str], most: int) -> tuple[tuple[str, ...], ...]:
    """Return groups of at most `most` articles in which every two of them meet."""
    if len(articles) <= most:
        return (tuple(articles),)
    half = max(1, most // 2)
    blocks = [tuple(articles[at : at + half]) for at in range(0, len(articles), half)]
    return tuple(left + right for left, right in combinations(blocks, 2))


def moment_of(date: str | None) -> tuple[datetime, bool] | None:
    """Return when something appeared, in UTC, and whether the time of day is known.

    None when the date is unknown or not understood. A time without a zone is taken as UTC.
    """
    if not date:
        return None
    try:
        moment = datetime.fromisoformat(date)
        exact = len(date) > len("2025-05-07")
        if not exact:
            moment = moment.replace(hour=NOON)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC), exact
    except (ValueError, OverflowError):
        return None


def _raise(standing: dict[int, Status], statement: int, status: Status) -> None:
    """Note a status, unless a better one is known."""
    if standing.get(statement) is not Status.SHARED:
        standing[statement] = status


def _order(facts: ArticleFacts) -> tuple[bool, datetime, str]:
    moment = moment_of(facts.date)
    return (moment is None, moment[0] if moment else datetime.min.replace(tzinfo=UTC), facts.id)


def _names(
    facts: Sequence[ArticleFacts], outlet: str | None, sides: dict[str, Side]
) -> frozenset[str]:
    mentions = (
        sides[each.id].mentions for each in facts if each.outlet == outlet and each.id in sides
    )
    return frozenset(mention.entity for each in mentions for mention in each)


def _outlet(
    outlet: str | None,
    facts: Sequence[ArticleFacts],
    sides: dict[str, Side],
    standing: dict[str, dict[int, Status]],
    names: dict[str | None, frozenset[str]],
) -> OutletCoverage:
    own = [each for each in facts if each.outlet == outlet]
    ids = tuple(each.id for each in own)
    total = sum(len(sides[id].analysis.statements) for id in ids if id in sides)
    found = [status for id in ids for status in standing.get(id, {}).values()]
    shared, weak = found.count(Status.SHARED), found.count(Status.WEAK)
    others = frozenset[str]().union(*(each for other, each in names.items() if other != outlet))
    dates = [each.date for each in own if moment_of(each.date)]
    return OutletCoverage(
        outlet,
        ids,
        shared,
        weak,
        total - shared - weak,
        len(names[outlet]),
        len(names[outlet] - others),
        dates[0] if dates else None,
        dates[-1] if dates else None,
    )


def _moments(facts: Sequence[ArticleFacts], outlets: Sequence[str | None]) -> tuple[Moment, ...]:
    known = [moment_of(each.date) for each in facts]
    first = next((moment[0] for moment in known if moment), None)
    return tuple(
        Moment(
            each,
            outlets.index(each.outlet),
            (moment[0] - first).total_seconds() / HOUR if moment and first else None,
            moment[1] if moment else False,
        )
        for each, moment in zip(facts, known, strict=True)
    )

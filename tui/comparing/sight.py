"""What a comparison shows at one threshold: signs, letters of groups, counterparts."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from comparison.model import Comparison, Link, Place, Status, Verdict
from comparison.signs import STATUS_SIGNS, VERDICT_SIGNS
from comparison.viewing import groups, shown_links, statuses

DIFFERS, COMPATIBLE = VERDICT_SIGNS[Verdict.DIFFERS], VERDICT_SIGNS[Verdict.COMPATIBLE]
SHARED, WEAK, ONLY = (STATUS_SIGNS[each] for each in (Status.SHARED, Status.WEAK, Status.ONLY))
MEANINGS = {SHARED: "both", WEAK: "related", ONLY: "only here"}
"""What the signs of a statement mean, in a word or two."""
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Mark(NamedTuple):
    """What stands beside a statement."""

    sign: str
    letters: str
    """Of its group, one or two; empty when it is in none."""


class Sight:
    """A comparison as it is looked at. Making one may take a moment: make it in a thread."""

    def __init__(self, comparison: Comparison, threshold: float) -> None:
        """`threshold` is the least score of a link that is shown, in log-odds."""
        self.comparison = comparison
        self.threshold = threshold
        self.links: Sequence[Link] = shown_links(comparison, threshold)
        self.statuses = statuses(comparison, threshold)
        self.groups = sorted(groups(comparison, threshold), key=lambda group: group.places)
        self._letters = {
            place: letters_of(number)
            for number, group in enumerate(self.groups)
            for place in group.places
        }
        self._links: dict[Place, list[Link]] = {}
        for link in sorted(self.links, key=lambda each: (not each.decided, -each.score)):
            self._links.setdefault(link.left, []).append(link)
            self._links.setdefault(link.right, []).append(link)
        self._linked: dict[tuple[int, int | None], list[int]] = {}
        self._points: dict[Place, list[int]] = {}
        for number, point in enumerate(comparison.discrepancies):
            for value in point.values:
                at = self._points.setdefault(value.place, [])
                if number not in at:
                    at.append(number)

        self._marks = [
            [self._make_mark(Place(side, at)) for at in range(len(found))]
            for side, found in enumerate(self.statuses)
        ]

    def _make_mark(self, place: Place) -> Mark:
        verdicts = {
            self.comparison.discrepancies[number].verdict for number in self.points_at(place)
        }
        sign = STATUS_SIGNS[self.statuses[place.side][place.statement]]
        if Verdict.DIFFERS in verdicts:
            sign = DIFFERS
        elif verdicts:
            sign = COMPATIBLE
        return Mark(sign, self._letters.get(place, ""))

    def mark(self, place: Place) -> Mark:
        """Return what stands beside a statement."""
        return self._marks[place.side][place.statement]

    def marks(self, side: int) -> Sequence[Mark]:
        """Return what stands beside each statement of a side."""
        return self._marks[side]

    def points_at(self, place: Place) -> Sequence[int]:
        """Return the numbers of the differences in which a statement has a part."""
        return self._points.get(place, ())

    def links_at(self, place: Place) -> Sequence[Link]:
        """Return the links of a statement: what people tied first, then the surest."""
        return self._links.get(place, ())

    def counterparts(self, place: Place) -> list[Place]:
        """Return the statements of other sides that a statement is linked to, surest first."""
        return [other_end(link, place) for link in self.links_at(place)]

    def counterpart(self, place: Place, side: int) -> Place | None:
        """Return the surest one on a certain side."""
        return next((each for each in self.counterparts(place) if each.side == side), None)

    def links_between(self, one: Place, other: Place) -> list[Link]:
        """Return the links between two statements: one or none."""
        return [link for link in self.links_at(one) if other_end(link, one) == other]

    def point_sign(self, one: Place, other: Place) -> str:
        """Return the sign of a difference between two statements; empty when there is none."""
        shared = [number for number in self.points_at(one) if number in self.points_at(other)]
        verdicts = {self.comparison.discrepancies[number].verdict for number in shared}
        order = (verdict for verdict in VERDICT_SIGNS if verdict in verdicts)
        return next((VERDICT_SIGNS[verdict] for verdict in order), "")

    def linked(self, side: int, other: int | None = None) -> list[int]:
        """Return the statements of a side that are linked to another one, ascending."""
        if (side, other) not in self._linked:
            ends = ((link.left, link.right) for link in self.links)
            found = {
                here.statement
                for left, right in ends
                for here, there in ((left, right), (right, left))
                if here.side == side and other in (None, there.side)
            }
            self._linked[side, other] = sorted(found)
        return self._linked[side, other]

    def only(self, side: int) -> list[int]:
        """Return the statements that only this side reports, ascending."""
        return [at for at, status in enumerate(self.statuses[side]) if status is Status.ONLY]

    def counts(self, side: int) -> dict[str, int]:
        """Return how many statements of a side are reported by others too, by sign."""
        found = [STATUS_SIGNS[status] for status in self.statuses[side]]
        return {sign: found.count(sign) for sign in MEANINGS}


def other_end(link: Link, place: Place) -> Place:
    """Return where a link leads from a statement."""
    return link.right if link.left == place else link.left


def letters_of(number: int) -> str:
    """Return `a` for 0, `z` for 25, `aa` for 26; above 701 two dots, which fit as well."""
    if number < len(ALPHABET):
        return ALPHABET[number]
    first, second = divmod(number - len(ALPHABET), len(ALPHABET))
    return ALPHABET[first] + ALPHABET[second] if first < len(ALPHABET) else "··"


def nearest(numbers: Sequence[int], here: int) -> int | None:
    """Return which of ascending numbers is nearest, of two equally near the lower one."""
    at = bisect_left(numbers, here)
    around = numbers[max(0, at - 1) : at + 1]
    return min(around, key=lambda number: abs(number - here)) if around else None

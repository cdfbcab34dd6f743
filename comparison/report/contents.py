"""What a report shows, in order and in words, before it is set as text, Markdown or HTML."""

from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from comparison.facts import ArticleFacts
from comparison.model import Link, Place, Side, Status, Verdict
from comparison.report.rows import Row


class Mark(NamedTuple):
    """Words of a statement that stand out."""

    start: int
    end: int
    """In code points of the statement's text."""
    difference: int
    """Number of the difference that they take part in, from 1; 0 for none."""


class Counterpart(NamedTuple):
    """A linked statement of another side."""

    place: Place
    strong: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as it is shown. `text` is one line as long as the statement's own text."""

    place: Place
    text: str
    status: Status
    letter: str
    """Of the group it is in, as on the screen; empty when it is in none."""
    counterparts: tuple[Counterpart, ...]
    marks: tuple[Mark, ...]
    """Ascending, without overlaps."""
    differences: tuple[int, ...]
    """Numbers of all differences it takes part in."""
    verdict: Verdict | None
    """Of those: differing when one of them is; None when there are none."""


class Quoted(NamedTuple):
    """What one side says on a point."""

    entry: Entry
    start: int
    end: int
    """The words that differ, in code points of the entry's text."""

    @property
    def words(self) -> str:
        """The words that differ."""
        return self.entry.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which the articles differ."""

    number: int
    """From 1."""
    subject: str
    """What it is about; never empty."""
    kind: str
    """In words; empty when the subject says it already."""
    verdict: Verdict
    reason: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole report; `facts`, `names` and `entries` hold one element for each side."""

    facts: tuple[ArticleFacts, ...]
    names: tuple[str, ...]
    """Short, all different."""
    remarks: tuple[str, ...]
    differences: tuple[Difference, ...]
    entries: tuple[tuple[Entry, ...], ...]
    rows: tuple[Row, ...]
    sides: tuple[Side, ...]
    links: tuple[Link, ...]
    """Those that are shown, the surest first."""

    @property
    def common(self) -> bool:
        """Whether the articles have anything to do with each other."""
        return bool(self.differences) or any(entry.counterparts for entry in chain(*self.entries))

    def number(self, side: int, status: Status) -> int:
        """Return how many statements of a side have that status."""
        return sum(entry.status is status for entry in self.entries[side])

    def verdicts(self, verdict: Verdict) -> int:
        """Return how many differences there are of one verdict."""
        return sum(each.verdict is verdict for each in self.differences)

"""The list by event: headings between the articles, and copies of one text as one entry."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.dates import short_day
from corpus.text import clean_line
from tui.names_in_words import counted
from tui.widgets.bars import join_parts

if TYPE_CHECKING:
    from library.events.model import Event
    from search.model import Row


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the articles of one event."""

    title: str
    about: str
    """How many articles of how many outlets, and when."""


@dataclass(frozen=True, slots=True)
class EventGroups:
    """Which articles of a list report one event; articles by key."""

    events: Mapping[int, str] = field(default_factory=dict)
    """Id of the event of an article."""
    headings: Mapping[str, Heading] = field(default_factory=dict)
    first_copies: Mapping[int, int] = field(default_factory=dict)
    """The article that stands for one with nearly the same text."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """The entries of a list."""

    keys: tuple[int, ...]
    """Keys of articles; -1 and less for a heading, see `heading_of`."""
    headings: tuple[Heading, ...]
    copies: Mapping[int, int]
    """How many further articles with nearly the same text an article stands for."""

    def heading_of(self, key: int) -> Heading:
        """Return the heading that a negative key means."""
        return self.headings[-1 - key]


def find_groups(rows: Iterable["Row"], events: Sequence["Event"]) -> EventGroups:
    """Return the groups of the articles in a list."""
    by_id = {row.id: row for row in rows}
    of: dict[int, str] = {}
    headings: dict[str, Heading] = {}
    first_copies: dict[int, int] = {}
    for event in events:
        members = [by_id[id] for id in event.articles if id in by_id]
        if not members:
            continue
        of.update((row.key, event.id) for row in members)
        headings[event.id] = _heading(event, members)
        for copies in event.copies:
            keys = [by_id[id].key for id in copies if id in by_id]
            first_copies.update((key, keys[0]) for key in keys[1:])
    return EventGroups(of, headings, first_copies)


def _heading(event: "Event", members: Sequence["Row"]) -> Heading:
    outlets = len({row.outlet for row in members})
    first, last = short_day(event.first), short_day(event.last)
    days = first if first == last else f"{first} – {last}"
    about = join_parts(counted(len(members), "article"), counted(outlets, "outlet"), days)
    return Heading(clean_line(event.title), about)


def group_keys(keys: Sequence[int], groups: EventGroups) -> Grouped:
    """Return the entries for the articles of a list, those of one event behind each other.

    What belongs to no event with another article of the list stands below one last heading.
    """
    by_event: dict[str, list[int]] = {}
    copies: dict[int, int] = {}
    shown = set(keys)
    for key in keys:
        members = by_event.setdefault(groups.events.get(key, ""), [])
        first = groups.first_copies.get(key, key)
        if first != key and first in shown:
            copies[first] = copies.get(first, 0) + 1
        else:
            members.append(key)
    entries: list[int] = []
    headings: list[Heading] = []
    alone = by_event.pop("", [])
    for event, members in by_event.items():
        headings.append(groups.headings[event])
        entries += [-len(headings), *members]
    if alone:
        what = "Articles that stand alone" if headings else "No events yet"
        headings.append(Heading(what, counted(len(alone), "article")))
        entries += [-len(headings), *alone]
    return Grouped(tuple(entries), tuple(headings), copies)

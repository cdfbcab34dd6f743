"""What can be decided about the event of an article, in words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from library.events.model import Event
from search.model import Row
from tui.names_in_words import counted, quoted

if TYPE_CHECKING:
    from library.events.events import Events


class Correction(NamedTuple):
    """Something that can be decided about events."""

    title: str
    about: str
    decide: Callable[[], str]
    """Writes it down and returns what was done, for people. Blocks."""


class EventCorrections:
    """Decisions about an article and those that are marked beside it."""

    def __init__(self, events: "Events", here: Row, marked: Sequence[str]) -> None:
        self._events, self._here, self._marked = events, here, marked

    def offer(self) -> list[Correction]:
        """Return what can be decided. Blocks."""
        events, here, marked = self._events, self._here, self._marked
        event = events.event_of(here.id)
        others = [id for id in marked if id != here.id]
        theirs = events.event_of(others[0]) if others else None
        found = []
        if theirs and (event is None or theirs.id != event.id):
            found.append(self._offer_move(theirs))
            if event:
                found.append(self._offer_merge(event, theirs))
        parted = [id for id in marked if theirs and id in theirs.articles]
        if theirs and 0 < len(parted) < len(theirs.articles):
            found.append(self._offer_split(theirs, parted))
        if event:
            found.append(self._offer_alone())
        return [
            *found,
            Correction("Take the last decision back", "of this session", self._take_back),
        ]

    def _offer_move(self, event: Event) -> Correction:
        def decide() -> str:
            self._events.move(self._here.id, event.id)
            return f"It belongs to {quoted(event.title)} now. V can take it back."

        return Correction("It belongs to the marked article’s event", event.title, decide)

    def _offer_merge(self, event: Event, other: Event) -> Correction:
        def decide() -> str:
            self._events.merge([event.id, other.id])
            return "Both are one event now. V can take it back."

        return Correction("Both events are one", f"{event.title} · {other.title}", decide)

    def _offer_split(self, event: Event, parted: Sequence[str]) -> Correction:
        def decide() -> str:
            self._events.split(event.id, parted)
            return f"{counted(len(parted), 'article')} parted from the rest. V can take it back."

        title = f"The {counted(len(parted), 'marked article')} of an event are one of their own"
        return Correction(title, event.title, decide)

    def _offer_alone(self) -> Correction:
        def decide() -> str:
            self._events.move(self._here.id, None)
            return "It stands alone now. V can take it back."

        return Correction("It belongs to none of these events", "and stands alone", decide)

    def _take_back(self) -> str:
        undone = self._events.undo()
        return "Taken back." if undone else "Nothing to take back."

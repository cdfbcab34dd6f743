"""The last word on events: an article is moved, events are split and merged, and it is undone."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import work
from textual.binding import Binding, BindingType

from comparison.signs import counted
from library.comparisons_model import Event
from search.model import Row
from tui.names_in_words import quoted
from tui.screens.asking import ChoiceQuestion
from tui.screens.browse.comparing import ComparingScreen
from tui.widgets.line_list import Entry


class Correction(NamedTuple):
    """Something that can be decided about events."""

    title: str
    about: str
    decide: Callable[[], str]
    """Writes it down and returns what was done, for people. Blocks."""


class CorrectingScreen(ComparingScreen):
    """Asks what is wrong with the event of an article; marks say which other ones are meant."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("V", "correct_event", "Correct the event", id="compare.event", show=False),
    ]

    @work(exclusive=True, group="decide", exit_on_error=False)
    async def action_correct_event(self) -> None:
        """Say to which event an article belongs, or that events are one or several."""
        here, marked = self._article_at_hand(), tuple(self.articles.marked)
        offered = await self.ask_names(lambda: self._corrections(here, marked)) if here else None
        if here is None or offered is None:
            return
        question = f"The event of {quoted(here.title)}"
        if not marked:
            question += ". Articles marked with space can be joined to it, or parted from theirs."
        entries = [Entry(each.title, each.about) for each in offered]
        at = await self.app.push_screen_wait(ChoiceQuestion(question, entries, "decide"))
        done = None if at is None else await self.ask_names(offered[at].decide)
        if done:
            self.articles.marked = ()
            self.confirm(done)
            self.events_found()

    def _corrections(self, here: Row, marked: Sequence[str]) -> list[Correction]:
        """Return what can be decided. Blocks."""
        comparisons = self.library.comparisons
        event = comparisons.event_of(here.id)
        others = [id for id in marked if id != here.id]
        theirs = comparisons.event_of(others[0]) if others else None
        found = []
        if theirs and (event is None or theirs.id != event.id):
            found.append(self._offer_move(here, theirs))
            if event:
                found.append(self._offer_merge(event, theirs))
        parted = [id for id in marked if theirs and id in theirs.articles]
        if theirs and 0 < len(parted) < len(theirs.articles):
            found.append(self._offer_split(theirs, parted))
        if event:
            found.append(self._offer_alone(here))
        return [
            *found,
            Correction("Take the last decision back", "of this session", self._take_back),
        ]

    def _offer_move(self, here: Row, event: Event) -> Correction:
        def decide() -> str:
            self.library.comparisons.move(here.id, event.id)
            return f"It belongs to {quoted(event.title)} now. V can take it back."

        return Correction("It belongs to the marked article’s event", event.title, decide)

    def _offer_merge(self, event: Event, other: Event) -> Correction:
        def decide() -> str:
            self.library.comparisons.merge([event.id, other.id])
            return "Both are one event now. V can take it back."

        return Correction("Both events are one", f"{event.title} · {other.title}", decide)

    def _offer_split(self, event: Event, parted: Sequence[str]) -> Correction:
        def decide() -> str:
            self.library.comparisons.split(event.id, parted)
            return f"{counted(len(parted), 'article')} parted from the rest. V can take it back."

        title = f"The {counted(len(parted), 'marked article')} of an event are one of their own"
        return Correction(title, event.title, decide)

    def _offer_alone(self, here: Row) -> Correction:
        def decide() -> str:
            self.library.comparisons.move(here.id, None)
            return "It stands alone now. V can take it back."

        return Correction("It belongs to none of these events", "and stands alone", decide)

    def _take_back(self) -> str:
        undone = self.library.comparisons.undo_event()
        return "Taken back." if undone else "Nothing to take back."

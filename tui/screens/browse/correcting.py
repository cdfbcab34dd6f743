"""The last word on events: an article is moved, events are split and merged, and it is undone."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from tui.binding import bind
from tui.names_in_words import quoted
from tui.screens.browse.comparing import ComparingScreen
from tui.widgets.lists.line_list import Entry


class CorrectingScreen(ComparingScreen):
    """Asks what is wrong with the event of an article; marks say which other ones are meant."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("compare.event", "correct_event", show=False),
    ]

    @work(exclusive=True, group="decide", exit_on_error=False)
    async def action_correct_event(self) -> None:
        """Say to which event an article belongs, or that events are one or several."""
        from tui.event_corrections import EventCorrections  # noqa: PLC0415 - the start needs none
        from tui.screens.asking import ChoiceQuestion  # noqa: PLC0415

        here, marked = self._article_at_hand(), tuple(self.articles.marked)
        if here is None:
            return
        corrections = EventCorrections(self.library.events, here, marked)
        offered = await self.ask_names(corrections.offer)
        if offered is None:
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

"""Which articles of one corpus report the same event: `Library.events`.

Reading may be done from any thread and loads no dictionary. Events are stored beside the index;
corrections of people are laid over them at every question. Errors are `LibraryError`s with a text
for people.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from comparison.corrections import Correction, Corrections, Fix, Merge, Move, Split
from comparison.events import free_id
from corpus.text import clean_line
from corpus.work import Cancelled, Progress
from library.errors import LibraryError
from library.events.corrections_file import CorrectionsFile
from library.events.found_events import FoundEvents
from library.events.model import Event, EventsReport
from library.files.derived_view import DerivedView

if TYPE_CHECKING:
    from library.articles import Articles
    from library.context import Context
    from library.events.event_search import TitledBy
    from library.events.seeking import NamesOf
    from library.files.derived_store import DerivedStore
    from search.language.resolving import Resolver
    from search.model import Row


class Events:
    """The events of one corpus. Opening it reads nothing; the first question does."""

    def __init__(
        self, context: "Context", articles: "Articles", names: "NamesOf", store: "DerivedStore"
    ) -> None:
        """`store` holds the analyses; so far as articles are taken apart, their events, too."""
        self._context = context
        self._articles = articles
        self._names = names
        self._store = store
        self._view = DerivedView(articles, lambda: store, self._state)
        self._events: tuple[object, FoundEvents] | None = None

    @property
    def folder(self) -> Path:
        """The private folder in which analyses and events are stored."""
        return self._store.folder

    @cached_property
    def _corrections(self) -> CorrectionsFile:
        return CorrectionsFile(self._context.place_notes().root)

    # -- freshness -----------------------------------------------------------------------------
    @property
    def notices(self) -> tuple[str, ...]:
        """What people should know: a broken file of corrections, corrections that wait."""
        waiting = tuple(clean_line(f"{notice}.") for notice in self._found().notices)
        broken = self._corrections.notice
        return ((broken,) if broken else ()) + waiting

    def generation(self) -> int:
        """Return a number that changes when events were found or decided; cheap."""
        return self._view.generation()

    def renew(self) -> bool:
        """Answer from the newest state from now on; True when there was a newer one. Cheap.

        True also after a decision of this very session: ask everything again then.
        """
        return self._view.renew()

    def pending(self) -> int:
        """Return how many articles of the index are not taken apart yet, or in an older text."""
        return self._view.pending()

    def find(
        self,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        apart: bool = True,
        model: str | None = None,
    ) -> EventsReport:
        """Take apart the articles that have not been yet, and group what is new by event.

        Blocks: a screen calls it from a worker thread after every `names.find`, because events
        are told by names, too; then `renew`. The work is done in processes of its own; what was
        done before a cancellation, a crash or a kill is kept. Returns at once when there is
        nothing to do. `model` takes the place of the setting `sentence_model`. Raises
        `LibraryError` when the run fails as a whole.
        """
        model = self._context.settings.sentence_model if model is None else model
        if apart:
            from library.events.finding_apart import find_events_apart  # noqa: PLC0415

            return find_events_apart(self._context, model, (progress, cancelled))
        from library.events.run import run_analyses  # noqa: PLC0415 - only this process

        return run_analyses(
            self._articles,
            self._names,
            self._corrections.current,
            self.folder,
            model,
            progress,
            cancelled,
        )

    # -- reading -------------------------------------------------------------------------------
    def all(self) -> list[Event]:
        """Return all events, the one with the newest article first."""
        return self._found().all()

    def event(self, id: str) -> Event | None:
        """Return an event by its id; None when it has less than two articles."""
        return self._found().event(id)

    def event_of(self, article: str) -> Event | None:
        """Return the event that an article belongs to; None when it stands alone."""
        found = self._found()
        event = found.of([article]).get(article)
        return found.event(event) if event else None

    def beside(self, article: str) -> tuple[str, ...]:
        """Return the articles of the event of one, itself among them; none when it is alone."""
        event = self.event_of(article)
        return event.articles if event else ()

    def of(self, articles: Sequence[str]) -> dict[str, str]:
        """Return the ids of the events of articles; those that stand alone are left out."""
        return self._found().of(articles)

    def with_events(self, rows: list["Row"]) -> list["Row"]:
        """Return list rows with the ids of their events."""
        events = self.of([row.id for row in rows])
        return [replace(row, event=events.get(row.id)) for row in rows] if events else rows

    def by_event(self, keys: Sequence[int]) -> list[int]:
        """Return keys of articles with those of one event behind each other."""
        from library.events.order import by_event  # noqa: PLC0415 - only in this order

        return by_event(keys, self._articles, self.all(), self.of)

    def resolver(self, titled: "TitledBy") -> "Resolver":
        """Return what puts the articles that a part about events means into its place.

        `titled` finds the articles whose titles match a query.
        """
        from library.events.event_search import events_resolver  # noqa: PLC0415 - only for queries

        return events_resolver(self._found(), titled)

    # -- deciding ------------------------------------------------------------------------------
    def move(self, article: str, event: str | None) -> None:
        """Decide that an article belongs to an event, or, with None, that it stands alone.

        Written to `articles.yaml` like all decisions about events; when this returns it is on the
        disk and holds. Raises `LibraryError`, `NotSaved` or `NotConfirmed`; nothing changes then.
        """
        if event is not None:
            self._must_exist(event)
        self._decide(Move(article, event))

    def split(self, event: str, articles: Sequence[str]) -> str:
        """Decide that some articles of an event are one of their own; return its id. See `move`."""
        found = self._found()
        strangers = set(articles) - set(found.members(event))
        if strangers:
            raise LibraryError(f"{min(strangers)} does not belong to {event}.")
        id = free_id(list(articles), found.exists) if articles else event
        self._decide(Split(event, tuple(articles), id))
        return id

    def merge(self, events: Sequence[str]) -> None:
        """Decide that events are one; the first one's id stays. See `move`."""
        first, *others = dict.fromkeys(events) or [""]
        for event in (first, *others):
            self._must_exist(event)
        if not others:
            raise LibraryError("Choose two events or more to merge.")
        self._decide(*(Merge(event, first) for event in others))

    def correct(
        self,
        article: str,
        *,
        outlet: str | None = None,
        date: str | None = None,
        title: str | None = None,
    ) -> None:
        """Decide what an article's outlet, date (`2025-05-07`) or title is; see `move`.

        Call `Library.refresh` then: lists and searches follow the index. The text is not touched.
        """
        given = (("outlet", outlet), ("date", date), ("title", title))
        fixes = [Fix(article, field, clean_line(value)) for field, value in given if value]
        if fixes:
            self._decide(*fixes)

    def undo(self) -> bool:
        """Take back the last decision about an article or event of this session, if any."""
        return self._corrections.undo() is not None

    def corrections(self) -> Corrections:
        """Return all corrections that hold, in the order of the file."""
        return self._corrections.current()

    @property
    def file(self) -> Path:
        """The file of corrections, `articles.yaml`; it need not exist yet."""
        return self._corrections.path

    # -- inside --------------------------------------------------------------------------------
    def _state(self) -> tuple[object, ...]:
        return (*self._store.state(), self._corrections.stamp())

    def _found(self) -> FoundEvents:
        """Return the events as they are now."""
        state = self._store.state(), self._corrections.current()
        if self._events is None or self._events[0] != state:
            self._events = state, FoundEvents(self._store.ask, state[1])
        return self._events[1]

    def _must_exist(self, event: str) -> None:
        if not self._found().exists(event):
            raise LibraryError(f"There is no event {clean_line(event)}.")

    def _decide(self, *corrections: Correction) -> None:
        self._corrections.decide(*corrections)

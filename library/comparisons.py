"""Comparing the articles of one corpus and grouping them by event: `Library.comparisons`.

Reading may be done from any thread and loads no dictionary. Analyses and events are stored beside
the index; corrections of people are laid over them at every question. Errors are `LibraryError`s
with a text for people.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from comparison.corrections import Correction, Corrections, Fix, Merge, Move, Split
from comparison.events import free_id
from corpus.text import clean_line
from library.comparisons_file import COMPARISONS_FILE, FOLDER
from library.comparisons_model import (
    Compared,
    ComparisonsReport,
    Counterpart,
    Event,
    Passage,
)
from library.corrections_file import CorrectionsFile
from library.derived_store import DerivedStore
from library.errors import LibraryError
from library.events_reading import FoundEvents
from library.notebook_place import place_notebook
from library.places import make_private

if TYPE_CHECKING:
    from library.desk import Library
    from library.event_search import TitledBy
    from library.links_file import LinksFile
    from search.model import Row
    from search.syntax import Query

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Comparisons:
    """What the articles of one corpus have to do with each other. Opening it reads nothing."""

    def __init__(self, library: "Library", chosen: Path | None) -> None:
        """`chosen` is the folder of the notes, when it is not the usual one."""
        self._library = library
        self._chosen = chosen
        self._told: tuple[object, ...] | None = None
        self._pending: tuple[object, int] | None = None
        self._events: tuple[object, FoundEvents] | None = None

    @cached_property
    def folder(self) -> Path:
        """The private folder in which analyses and events are stored."""
        return make_private(self._library.places.index_of(self._library.folder) / FOLDER)

    @cached_property
    def store(self) -> DerivedStore:
        """What was stored there; for other parts of the library."""
        return DerivedStore(self.folder, COMPARISONS_FILE)

    @cached_property
    def _notes(self) -> Path:
        library = self._library
        shared = library.settings.notebook
        return place_notebook(
            library.folder, library.places, chosen=self._chosen, shared=shared
        ).root

    @cached_property
    def _corrections(self) -> CorrectionsFile:
        return CorrectionsFile(self._notes)

    @cached_property
    def _links(self) -> "LinksFile":
        from library.links_file import LinksFile  # noqa: PLC0415 - only when articles are compared

        return LinksFile(self._notes)

    # -- freshness -----------------------------------------------------------------------------
    @property
    def notices(self) -> tuple[str, ...]:
        """What people should know: a broken file of decisions, corrections that wait."""
        waiting = tuple(clean_line(f"{notice}.") for notice in self._found().notices)
        self._links.current()
        broken = (self._corrections.notice, self._links.notice)
        return (*(notice for notice in broken if notice), *waiting)

    def generation(self) -> int:
        """Return a number that changes when events were found or decided, or links were; cheap."""
        return hash(self._state())

    def renew(self) -> bool:
        """Answer from the newest state from now on; True when there was a newer one. Cheap.

        True also after a decision of this very session: ask everything again then.
        """
        state = self._state()
        newer, self._told = state != self._told, state
        return newer

    def pending(self) -> int:
        """Return how many articles of the index are not taken apart yet, or in an older text."""
        state = self._library.generation(), self.store.state()
        if self._pending is None or self._pending[0] != state:
            stored = dict(self.store.ask("SELECT id, digest FROM articles", {}))
            current = self._library.digests(list(stored))
            fresh = sum(stored[id] == digest for id, digest in current.items())
            self._pending = state, max(0, self._library.count() - fresh)
        return self._pending[1]

    def find(
        self,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        apart: bool = True,
        model: str | None = None,
    ) -> ComparisonsReport:
        """Take apart the articles that have not been yet, and group what is new by event.

        Blocks: a screen calls it from a worker thread after every `names.find`, because events
        are told by names, too; then `renew`. The work is done in processes of its own; what was
        done before a cancellation, a crash or a kill is kept. Returns at once when there is
        nothing to do. `model` takes the place of the setting `sentence_model`. Raises
        `LibraryError` when the run fails as a whole.
        """
        library = self._library
        model = library.settings.sentence_model if model is None else model
        if apart:
            from library.comparisons_apart import find_comparisons_apart  # noqa: PLC0415

            return find_comparisons_apart(
                library.folder, library.places, self._notes, model, progress, cancelled
            )
        from library.comparisons_run import find_comparisons  # noqa: PLC0415 - only this process

        return find_comparisons(library, self.folder, model, progress, cancelled)

    # -- comparing -----------------------------------------------------------------------------
    def counterparts(self, article: str, text: str = "") -> list[Counterpart]:
        """Return articles to compare with `article`, best first.

        Those of its event come first, in each part those of other outlets. With `text`, only
        articles whose title, outlet or path hold every word of it, also quite unlike ones.
        """
        from library.counterparts import find_counterparts  # noqa: PLC0415 - only when comparing

        return find_counterparts(self._library, article, text)

    def compare(
        self,
        articles: Sequence[str],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Compared:
        """Compare two to eight articles; the sides are in the order of `articles`.

        Blocks: call it in a worker thread. Long articles are compared in a process of its own,
        which tells `progress` how far it is. Raises `LibraryError` with a sentence for people and,
        when asked to stop, `ComparisonCancelled`.
        """
        from library.comparing import compare_articles  # noqa: PLC0415 - only when comparing

        decisions = self._links.current()
        return compare_articles(self._library, articles, decisions, (progress, cancelled))

    def tie(self, left: Passage, right: Passage, tied: bool) -> None:
        """Decide that two statements say the same, or that they do not.

        Written to `links.yaml`; when this returns it is on the disk. Compare anew then. Raises
        `LibraryError`, `NotSaved` or `NotConfirmed`; nothing changes then.
        """
        from library.link_deciding import decide_link  # noqa: PLC0415 - rarely needed

        decide_link(self._library, self._links, left, right, tied)

    def untie(self, left: Passage, right: Passage) -> None:
        """Take back what was decided about two statements, in whatever session; see `tie`."""
        from library.link_deciding import decide_link  # noqa: PLC0415 - rarely needed

        decide_link(self._library, self._links, left, right, None)

    def undo(self) -> bool:
        """Take back the last decision about links of this session; False when there is none."""
        return self._links.undo() is not None

    # -- events --------------------------------------------------------------------------------
    def events(self) -> list[Event]:
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

    def events_of(self, articles: Sequence[str]) -> dict[str, str]:
        """Return the ids of the events of articles; those that stand alone are left out."""
        return self._found().of(articles)

    def with_events(self, rows: list["Row"]) -> list["Row"]:
        """Return list rows with the ids of their events."""
        events = self.events_of([row.id for row in rows])
        return [replace(row, event=events.get(row.id)) for row in rows] if events else rows

    def answer(self, query: "Query", titled: "TitledBy") -> "Query":
        """Return a query in which every part about events is replaced by the articles it means.

        `titled` finds the articles whose titles match a query.
        """
        from library.event_search import with_events_listed  # noqa: PLC0415 - only for queries

        return with_events_listed(query, self._found(), titled)

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

    def undo_event(self) -> bool:
        """Take back the last decision about an article or event of this session, if any."""
        return self._corrections.undo() is not None

    def corrections(self) -> Corrections:
        """Return all corrections that hold, in the order of the file."""
        return self._corrections.current()

    @property
    def file(self) -> Path:
        """The file of corrections, `articles.yaml`; it need not exist yet."""
        return self._corrections.path

    def close(self) -> None:
        """Let go of all files."""
        if "store" in self.__dict__:
            self.store.close()

    # -- inside --------------------------------------------------------------------------------
    def _state(self) -> tuple[object, ...]:
        return (*self.store.state(), self._corrections.stamp(), self._links.stamp())

    def _found(self) -> FoundEvents:
        """Return the events as they are now."""
        state = self.store.state(), self._corrections.current()
        if self._events is None or self._events[0] != state:
            self._events = state, FoundEvents(self.store.ask, state[1])
        return self._events[1]

    def _must_exist(self, event: str) -> None:
        if not self._found().exists(event):
            raise LibraryError(f"There is no event {clean_line(event)}.")

    def _decide(self, *corrections: Correction) -> None:
        self._corrections.decide(*corrections)

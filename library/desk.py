"""The one desk: a `Library` is one corpus folder, opened, searched and kept fresh.

Reading methods may be called from any thread, also while another thread searches or refreshes.
This module is quick to import: what only some of the methods need is imported by them.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.text import clean_line
from corpus.work import Cancelled, Progress
from library.chosen_file import expand_path
from library.context import Context
from library.errors import CorpusMissing, LibraryError, UnsafePlace
from library.files.damage import FAILURES, is_damage
from library.index.indexed_articles import IndexedArticles
from library.index.live_index import GONE, LiveIndex
from library.model import Listing, Opened, Report
from library.permissions import Permissions
from library.places import Places
from library.settings import Settings, load_settings
from search.model import Hits, Order, Row

if TYPE_CHECKING:
    from library.comparing.comparisons import Comparisons
    from library.events.events import Events
    from library.files.derived_store import DerivedStore
    from library.index.answers import Answers
    from library.index.refresh_sources import RefreshSources
    from library.index.watching import Watch
    from library.marks.marks import Marks
    from library.names.names import Names
    from library.notes.notebook import Notebook
    from search.language.syntax import Query

__all__ = ["GONE", "Library"]

FREE = Permissions()
"""What a session may do unless somebody restricted it: everything."""
ANALYSES = "comparisons"
"""Folder of what articles were taken apart into, beside the index."""


class Library:
    """One corpus folder with its index and the marks of one reader. Make one with `open`."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.folder = context.folder
        """The resolved folder of articles; only notes are ever written into it."""
        self.settings = context.settings
        self.places = context.places
        self.permissions = context.permissions
        """What this session may do."""
        self._home = context.home
        self._index = LiveIndex(self._home)
        self.articles = IndexedArticles(self._index)
        """The articles as they stand in the index now."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        settings: Settings | None = None,
        places: Places | None = None,
        notebook: Path | None = None,
        permissions: Permissions = FREE,
    ) -> Self:
        """Open the articles in `folder`: at once, with the index as it is; then `refresh`.

        `notebook` is the folder of the notes, when it is not the usual one.
        Raises `CorpusMissing`, `BadSettings`, `UnsafePlace` or, when `permissions` rule the
        folder out, `NotAllowed`, each with a message for people.
        """
        found = find_corpus(folder)
        permissions.check_corpus(found)
        places = places or Places.from_environment(os.environ)
        settings = settings or load_settings(places.settings_file)
        return cls(Context(found, places, settings, permissions, notebook or places.notebook))

    @property
    def name(self) -> str:
        """The name of the folder, fit for a screen."""
        return clean_line(self.folder.name) or "/"

    @property
    def notices(self) -> Sequence[str]:
        """What people should know about the index: that it was damaged, for instance."""
        return self._index.notices

    @cached_property
    def marks(self) -> "Marks":
        """Read marks, stars, reading positions, query history and last place."""
        from library.marks.marks import Marks  # noqa: PLC0415

        return Marks(self.places.marks_of(self.folder))

    @cached_property
    def notebook(self) -> "Notebook":
        """The notes on the articles."""
        from library.notes.opening import open_notebook  # noqa: PLC0415

        return open_notebook(
            self.context, self.articles, self.matching, lambda text: self.listing(text).keys
        )

    @cached_property
    def names(self) -> "Names":
        """The people, organisations and places that the articles mention."""
        from library.names.names import Names  # noqa: PLC0415

        return Names(self.context, self.articles)

    @cached_property
    def events(self) -> "Events":
        """Which articles report the same event."""
        from library.events.events import Events  # noqa: PLC0415

        return Events(self.context, self.articles, self.names, self._analyses)

    @cached_property
    def comparisons(self) -> "Comparisons":
        """What the articles say beside each other."""
        from library.comparing.comparisons import Comparisons  # noqa: PLC0415
        from library.comparing.sources import Sources  # noqa: PLC0415

        names, events = self.names, self.events
        sources = Sources(
            self.articles, self._analyses, names.of, names.counted, events.of, events.beside
        )
        return Comparisons(self.context, sources)

    @cached_property
    def _analyses(self) -> "DerivedStore":
        """What articles were taken apart into."""
        from library.analyses.analyses_file import ANALYSES_FILE  # noqa: PLC0415
        from library.files.derived_store import DerivedStore  # noqa: PLC0415

        return DerivedStore(self.context.derived(ANALYSES), ANALYSES_FILE)

    @cached_property
    def _answers(self) -> "Answers":
        """What the index asks the others while it answers a query."""
        from library.index.answers import Answers  # noqa: PLC0415

        return Answers(
            read=lambda: self.marks.read_ids(),
            starred=lambda: self.marks.starred_ids(),
            noted=lambda: frozenset(self.notebook.counts()),
            notes=lambda unfinished: self.notebook.resolver(unfinished),
            names=lambda unfinished: self.names.resolver(unfinished),
            unnamed=lambda: self.names.pending(),
            events=lambda titled: self.events.resolver(titled),
            ungrouped=lambda: self.events.pending(),
            by_event=self._by_event,
        )

    def _by_event(self, keys: Sequence[int]) -> Sequence[int]:
        return self.events.by_event(keys)

    # -- freshness -----------------------------------------------------------------------------
    def refresh(
        self,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        apart: bool = False,
    ) -> Report:
        """Bring the index in line with the folder and return what changed; then call `renew`.

        Blocks: a screen calls it from a worker thread, with `apart`, so that the work is done in
        a process of its own and neither memory nor pace of this one suffers. What was indexed
        before a cancellation stays. Never raises for a bad file; raises `CorpusMissing` when the
        folder is gone and `LibraryError` when indexing fails as a whole, as on a full disk.
        """
        find_corpus(self.folder)
        if apart:
            from library.index.refreshing_apart import refresh_apart  # noqa: PLC0415

            return refresh_apart(self.context, (progress, cancelled))
        from library.index.refreshing import refresh_index  # noqa: PLC0415

        try:
            return self._index.ask(
                lambda _: refresh_index(
                    self.folder, self._home, progress, cancelled, sources=self._sources()
                )
            )
        except FAILURES as error:
            raise unwritten(error) from error

    def rebuild(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Report:
        """Build the whole index anew beside the old one, put it in its place; then call `renew`.

        Raises `SearchCancelled` and, when another process is indexing, `IndexBusy`, both from
        `search.errors`; the old index stays in use then.
        """
        from library.index.refreshing import rebuild_index  # noqa: PLC0415

        find_corpus(self.folder)
        try:
            return rebuild_index(
                self.folder, self._home, progress, cancelled, sources=self._sources()
            )
        except FAILURES as error:
            raise unwritten(error) from error

    def generation(self) -> int:
        """Return a number that changes when any process commits to the index; cheap to poll.

        `GONE` when the index has been deleted: `renew` begins an empty one, `refresh` fills it.
        """
        return self.articles.generation()

    def renew(self) -> bool:
        """Read from the newest index from now on; True when there was a newer one.

        Ask for listings anew then: when the index was rebuilt, keys of before mean nothing.
        """
        return self._index.renew()

    def watch(self, changed: Callable[[], None]) -> "Watch":
        """Call `changed` from a thread when it is time to `refresh`; stop by `stop`.

        That is soon after files in the folder change, and when the index had to be begun anew.
        """
        from library.index.watching import Watch  # noqa: PLC0415

        self._index.unfilled = changed
        return Watch(self.folder, changed)

    def refill_at_once(self) -> None:
        """From now on, fill an index that had to be begun anew before anything is answered."""
        from library.index.refreshing import refresh_index  # noqa: PLC0415

        self._index.unfilled = partial(
            refresh_index, self.folder, self._home, sources=self._sources()
        )

    # -- finding -------------------------------------------------------------------------------
    def count(self) -> int:
        """Return the number of articles in the index."""
        return self.articles.count()

    def listing(
        self,
        text: str,
        order: Order = Order.NEWEST,
        *,
        typing: bool = False,
        cancelled: Cancelled | None = None,
    ) -> Listing:
        """Find the articles that match the query `text`; an empty one matches all.

        With `typing`, the last word is the beginning of a word and the answer is fast.
        Raises `ImpossibleQuery` (with a reason for people) for the few queries that are refused
        and `SearchCancelled` when asked to stop, both from `search.errors`.
        """
        if not text:
            from library.index.all_articles import list_all  # noqa: PLC0415

            return self._index.ask(lambda engine: list_all(engine, order, self._by_event))
        from library.index.querying import find  # noqa: PLC0415

        return self._index.ask(
            lambda engine: find(
                engine, self._answers, text, order, typing=typing, cancelled=cancelled
            )
        )

    def matching(self, query: "Query", ids: Sequence[str], *, typing: bool) -> frozenset[str]:
        """Return those of `ids` whose articles match a query that does not ask about notes."""
        from library.index.querying import matching  # noqa: PLC0415

        return self._index.ask(
            lambda engine: matching(engine, self._answers, query, ids, typing=typing)
        )

    def narrow(self, keys: Sequence[int], text: str) -> Sequence[int]:
        """Return the keys, in order, whose title, outlet or path hold every word of `text`."""
        return self.articles.narrow(keys, text)

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the list rows of `keys`, in order; articles that are gone are left out.

        Events are not among what they say: `rows_with_events` looks those up, too.
        """
        return self.articles.rows(keys)

    def rows_with_events(self, keys: Sequence[int]) -> list[Row]:
        """Return the list rows of `keys` with the ids of their events."""
        rows = self.rows(keys)
        if "events" in self.__dict__ or (self._home / ANALYSES).is_dir():
            with suppress(UnsafePlace):  # what is about events says so; a list does without
                return self.events.with_events(rows)
        return rows

    def keys_of(self, ids: Sequence[str]) -> list[int]:
        """Return the keys of articles, in order; articles that are gone are left out."""
        return self.articles.keys_of(ids)

    def digests(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the SHA-256 of the texts of articles, by id; those that are gone are left out."""
        return self.articles.digests(ids)

    def identities(self) -> Mapping[str, tuple[str, str, str]]:
        """Return id, title and SHA-256 of the text of every article, by the path of its file."""
        return self.articles.identities()

    def addresses(self) -> list[tuple[str, str]]:
        """Return id and address of every article that has an address."""
        return self.articles.addresses()

    def hits(self, id: str, listing: Listing, snippets: int = 2) -> Hits:
        """Return where the query of `listing` hits inside an article."""
        return self._index.ask(
            lambda engine: engine.hits(id, listing.query, snippets, typing=listing.typing)
        )

    def outlets(self) -> list[tuple[str, int]]:
        """Return every outlet with its number of articles, most frequent first."""
        return self.articles.outlets()

    # -- reading -------------------------------------------------------------------------------
    def resolve(self, name: str) -> list[str]:
        """Return the ids `name` can mean: an id, the beginning of one, or a path."""
        return self._index.ask(lambda engine: engine.resolve(name))

    def article(self, id: str) -> Opened | None:
        """Return an article of the index, or None when it is gone."""
        return self.articles.article(id)

    def gone_article(self, id: str) -> str | None:
        """Return what an article was called that had an id and is gone; None for all others."""
        from annotations.files.naming import is_safe_id  # noqa: PLC0415 - rarely asked
        from library.index.identity_file import IdentityFile  # noqa: PLC0415

        if not is_safe_id(id) or self.keys_of([id]):
            return None
        known = IdentityFile(self.places.marks_of(self.folder)).find(id)
        if known and known.path:
            return clean_line(f"{known.title} ({known.path})")
        return id if self.notebook.counts().get(id) else None

    def _sources(self) -> "RefreshSources":
        """Return what people know about the articles."""
        from library.events.corrections_file import CorrectionsFile  # noqa: PLC0415
        from library.index.refresh_sources import Notes, RefreshSources  # noqa: PLC0415

        place = self.context.place_notes()
        fixes = CorrectionsFile(place.root).current().fixes()
        notes = [Notes(place.root, self._home)]
        notes += [Notes(place.beside, self._home / "beside")] if place.beside else []
        personal = self.places.marks_of(self.folder)
        return RefreshSources(fixes, personal, tuple(notes), lambda ids: self.marks.rename(ids))

    def close(self) -> None:
        """Let go of all files."""
        self._index.close()
        if "marks" in self.__dict__:
            self.marks.close()
        if "names" in self.__dict__:
            self.names.close()
        if "_analyses" in self.__dict__:
            self._analyses.close()


def unwritten(error: BaseException) -> LibraryError:
    """Say for people why indexing failed as a whole."""
    reason = getattr(error, "strerror", None) or str(error)
    advice = " `lesart index --rebuild` builds it anew." if is_damage(error) else ""
    return LibraryError(
        f"The index cannot be written: {clean_line(reason)}. What was finished is kept.{advice}"
    )


def find_corpus(folder: Path) -> Path:
    """Return the resolved folder of articles; raises `CorpusMissing` when it is unusable."""
    try:
        resolved = expand_path(folder).resolve(strict=True)
        if not resolved.is_dir():
            raise CorpusMissing(f"{clean_line(str(folder))} is not a folder.")
        with os.scandir(resolved):
            return resolved
    except FileNotFoundError as error:
        raise CorpusMissing(f"There is no folder {clean_line(str(folder))}.") from error
    except LibraryError as error:
        raise CorpusMissing(str(error)) from error
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CorpusMissing(
            f"The folder {clean_line(str(folder))} cannot be read: {reason}."
        ) from error

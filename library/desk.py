"""The one desk: a `Library` is one corpus folder, opened, searched and kept fresh.

Reading methods may be called from any thread, also while another thread searches or refreshes.
Nothing heavy is imported before a library is opened.
"""

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.text import clean_line
from library.errors import CorpusMissing
from library.model import Listing, Opened, Report
from library.places import Places
from library.settings import Settings, load_settings
from search.model import Hits, Order, Row

if TYPE_CHECKING:
    from library.marks import Marks
    from library.watching import Watch
    from search.engine import Engine

Cancelled = Callable[[], bool]
"""Asked now and then during long work; True means: stop."""

Progress = Callable[[int, int], None]
"""Told the number of files done and of all files to be read, at most ten times a second."""


class Library:
    """One corpus folder with its index and the marks of one reader. Make one with `open`."""

    def __init__(self, folder: Path, settings: Settings, places: Places) -> None:
        self.folder = folder
        """The resolved folder of articles; nothing of ours is ever written into it."""
        self.settings = settings
        self.places = places
        self.notices: tuple[str, ...] = ()
        """What people should know about how this library was opened."""

    @classmethod
    def open(
        cls, folder: Path, *, settings: Settings | None = None, places: Places | None = None
    ) -> Self:
        """Open the articles in `folder`: at once, with the index as it is; then `refresh`.

        Raises `CorpusMissing`, `BadSettings` or `UnsafePlace`, each with a message for people.
        """
        places = places or Places.from_environment(os.environ)
        settings = settings or load_settings(places.settings_file)
        return cls(find_corpus(folder), settings, places)

    @property
    def name(self) -> str:
        """The name of the folder, fit for a screen."""
        return clean_line(self.folder.name) or "/"

    @cached_property
    def marks(self) -> "Marks":
        """Read marks, stars, reading positions, query history and last place."""
        from library.marks import Marks  # noqa: PLC0415 - opens a database

        return Marks(self.places.marks_of(self.folder))

    # -- freshness -----------------------------------------------------------------------------
    def refresh(
        self,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        apart: bool = False,
    ) -> Report:
        """Bring the index in line with the folder and return what changed.

        Blocks; call it from a worker thread. With `apart`, changed files are read and indexed
        in a process of their own, so that neither the memory nor the pace of this one suffers.
        What was indexed before a cancellation stays. Never raises for a bad file.
        """
        raise RuntimeError((progress, cancelled, apart))

    def rebuild(
        self,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Report:
        """Build the whole index anew beside the old one, then put it in its place."""
        raise RuntimeError((progress, cancelled))

    def generation(self) -> int:
        """Return a number that grows when any process commits to the index; cheap to poll."""
        return self._engine.generation()

    def renew(self) -> bool:
        """Read from the newest index from now on; True when there was a newer one.

        Keys of before stay valid: a row that is gone is left out by `rows`.
        """
        return self._engine.refresh()

    def watch(self, changed: Callable[[], None]) -> "Watch":
        """Call `changed` from a thread, soon after files in the folder change; stop by `stop`."""
        from library.watching import Watch  # noqa: PLC0415 - only readers watch

        return Watch(self.folder, changed)

    # -- finding -------------------------------------------------------------------------------
    def count(self) -> int:
        """Return the number of articles in the index."""
        return self._engine.count()

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
        raise RuntimeError((text, order, typing, cancelled, date.today()))

    def narrow(self, keys: Sequence[int], text: str) -> Sequence[int]:
        """Return the keys, in order, whose title, outlet or path hold every word of `text`."""
        return self._engine.narrow(keys, text)

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """Return the list rows of `keys`, in order; articles that are gone are left out."""
        return self._engine.rows(keys)

    def keys_of(self, ids: Sequence[str]) -> list[int]:
        """Return the keys of articles, in order; articles that are gone are left out."""
        return self._engine.keys_of(ids)

    def hits(self, id: str, listing: Listing, snippets: int = 2) -> Hits:
        """Return where the query of `listing` hits inside an article."""
        return self._engine.hits(id, listing.query, snippets)

    def outlets(self) -> list[tuple[str, int]]:
        """Return every outlet with its number of articles, most frequent first."""
        return self._engine.outlets()

    # -- reading -------------------------------------------------------------------------------
    def resolve(self, name: str) -> list[str]:
        """Return the ids `name` can mean: an id, the beginning of one, or a path."""
        return self._engine.resolve(name)

    def article(self, id: str) -> Opened | None:
        """Return an article of the index, or None when it is gone."""
        found = self._engine.article(id)
        return Opened(*found) if found else None

    def close(self) -> None:
        """Let go of all files and processes."""
        self._engine.close()
        if "marks" in self.__dict__:
            self.marks.close()

    @cached_property
    def _engine(self) -> "Engine":
        raise RuntimeError


def find_corpus(folder: Path) -> Path:
    """Return the resolved folder of articles; raises `CorpusMissing` when it is unusable."""
    try:
        resolved = folder.expanduser().resolve(strict=True)
        if not resolved.is_dir():
            raise CorpusMissing(f"{clean_line(str(folder))} is not a folder.")
        with os.scandir(resolved):
            return resolved
    except FileNotFoundError as error:
        raise CorpusMissing(f"There is no folder {clean_line(str(folder))}.") from error
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CorpusMissing(
            f"The folder {clean_line(str(folder))} cannot be read: {reason}."
        ) from error

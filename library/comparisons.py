"""Comparing the articles of one corpus and grouping them by event: `Library.comparisons`.

Reading may be done from any thread and loads no dictionary. Errors are `LibraryError`s with a text
for people.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from comparison.model import NamedMention, Side
from library.comparing import analyse_now, compare_sides
from library.comparisons_model import (
    Compared,
    ComparisonsReport,
    Counterpart,
    Event,
    Passage,
)
from library.errors import LibraryError
from search.model import Order

if TYPE_CHECKING:
    from comparison.model import Analysis
    from library.desk import Library
    from library.model import Opened

MOST = 8
"""Articles that are compared at once at most."""
AROUND = 200
"""Articles that are offered at most."""

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Comparisons:
    """What the articles of one corpus have to do with each other."""

    def __init__(self, library: "Library", chosen: Path | None) -> None:
        """`chosen` is the folder of the notes, when it is not the usual one."""
        self._library = library
        self._chosen = chosen

    # -- freshness -----------------------------------------------------------------------------
    @property
    def notices(self) -> tuple[str, ...]:
        """What people should know: a broken file of corrections, decisions that wait."""
        return ()

    def generation(self) -> int:
        """Return a number that changes when events were found or decided; cheap."""
        return 0

    def renew(self) -> bool:
        """Answer from the newest state from now on; True when there was a newer one. Cheap."""
        return False

    def pending(self) -> int:
        """Return how many articles of the index have not been taken apart yet."""
        return self._library.count()

    def find(
        self,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        apart: bool = True,
    ) -> ComparisonsReport:
        """Take apart the articles that have not been yet, and group them by event."""
        return ComparisonsReport()

    # -- comparing -----------------------------------------------------------------------------
    def counterparts(self, article: str, text: str = "") -> list[Counterpart]:
        """Return articles to compare with `article`, best first."""
        library = self._library
        keys = library.narrow(library.listing("", Order.NEWEST).keys, text)
        own = {row.id: row for row in library.rows(library.keys_of([article]))}
        outlet = own[article].outlet if article in own else None
        rows = [row for row in library.rows(keys[: AROUND + 1]) if row.id != article]
        found = [Counterpart(row, None, False, 0.0) for row in rows]
        return sorted(found, key=lambda each: each.row.outlet == outlet)

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
        opened = [self._open(id) for id in _checked(articles)]
        analyses = self._analyses(opened, cancelled)
        sides = [Side(analysis, self._mentions(analysis.article)) for analysis in analyses]
        comparison = compare_sides(sides, (), frozenset(), (progress, cancelled))
        texts = tuple(each.article for each in opened)
        return Compared(texts, tuple(each.outlet or each.title for each in texts), comparison)

    def _open(self, id: str) -> "Opened":
        if opened := self._library.article(id):
            return opened
        raise LibraryError(f"There is no article {id} any more.")

    def _analyses(
        self, opened: "Sequence[Opened]", cancelled: Cancelled | None
    ) -> "list[Analysis]":
        return analyse_now(opened, cancelled)

    def _mentions(self, article: str) -> tuple[NamedMention, ...]:
        """Return the names in an article, ascending; none while they are being found."""
        names = self._library.names.of(article)
        found = [(*span, name.id, name.type) for name in names for span in name.spans]
        return tuple(NamedMention(*each) for each in sorted(found))

    # -- deciding ------------------------------------------------------------------------------
    def tie(self, left: Passage, right: Passage, tied: bool) -> None:
        """Decide that two statements say the same, or that they do not."""
        raise LibraryError("Decisions about links cannot be kept yet.")

    def untie(self, left: Passage, right: Passage) -> None:
        """Take back what was decided about two statements."""
        raise LibraryError("Decisions about links cannot be kept yet.")

    def undo(self) -> bool:
        """Take back the last decision about links of this session; False when there is none."""
        return False

    # -- events --------------------------------------------------------------------------------
    def events(self) -> list[Event]:
        """Return all events, the one with the newest article first."""
        return []

    def event_of(self, article: str) -> Event | None:
        """Return the event that an article belongs to; None when it stands alone."""
        return None

    def move(self, article: str, event: str | None) -> None:
        """Decide that an article belongs to an event, or to none."""
        raise LibraryError("Decisions about events cannot be kept yet.")

    def split(self, event: str, articles: Sequence[str]) -> None:
        """Decide that some articles of an event are an event of their own."""
        raise LibraryError("Decisions about events cannot be kept yet.")

    def merge(self, events: Sequence[str]) -> None:
        """Decide that events are one; the first one's id stays."""
        raise LibraryError("Decisions about events cannot be kept yet.")

    def undo_event(self) -> bool:
        """Take back the last decision about events of this session; False when there is none."""
        return False

    def close(self) -> None:
        """Let go of all files."""


def _checked(articles: Sequence[str]) -> Sequence[str]:
    """Return what can be compared; raises `LibraryError` for what cannot."""
    if len(set(articles)) < len(articles):
        raise LibraryError("An article cannot be compared with itself: choose another one.")
    if len(articles) < 2:
        raise LibraryError("Choose two articles or more to compare.")
    if len(articles) > MOST:
        raise LibraryError(f"At most {MOST} articles can be compared at once.")
    return articles

"""The names in one corpus, for screens and commands: `Library.names`.

Reading may be done from any thread and loads no model. What the models found is stored beside the
index; the user's decisions are laid over it at every question, so that they hold everywhere at
once, without finding or linking anything again. Errors are `LibraryError`s with a text for people.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from entities.decisions import Decision
from library.names_model import (
    MentionedName,
    NameInArticle,
    NameOrder,
    NameRow,
    NamesReport,
    OutletCount,
    Spelling,
)

if TYPE_CHECKING:
    from library.desk import Library

Progress = Callable[[int, int], None]
"""Told articles done and articles in all; when all are done, the names are being linked."""


class Names:
    """All names of one corpus. Opening it reads nothing; the first question does."""

    def __init__(self, library: "Library", chosen: Path | None) -> None:
        """`chosen` is the folder of the notes, when it is not the usual one."""
        self._library = library
        self._chosen = chosen

    # -- freshness -----------------------------------------------------------------------------
    @property
    def notices(self) -> tuple[str, ...]:
        """What people should know: a broken names.yaml, decisions that wait for their name."""
        raise NotImplementedError

    @property
    def file(self) -> Path:
        """The file of decisions, `names.yaml`; it need not exist yet."""
        raise NotImplementedError

    def generation(self) -> int:
        """Return a number that changes when names were found or decided by any process; cheap."""
        raise NotImplementedError

    def renew(self) -> bool:
        """Answer from the newest state from now on; True when there was a newer one. Cheap.

        True also after a `decide` or `undo` of this very session: ask everything again then.
        """
        raise NotImplementedError

    def pending(self) -> int:
        """Return how many articles of the index have no names yet, or those of an older text."""
        raise NotImplementedError

    def find(
        self,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        apart: bool = True,
    ) -> NamesReport:
        """Find and link the names of all articles that have none yet; then call `renew`.

        Blocks: a screen calls it from a worker thread after every `refresh` of the library. The
        work is done in processes of its own; what was found before a cancellation, a crash or a
        kill is kept. Names appear in between, not only at the end: poll `generation`. Returns at
        once when nothing is to be done. Raises `LibraryError` when the run fails as a whole.
        """
        raise NotImplementedError

    # -- reading -------------------------------------------------------------------------------
    def of(self, article: str) -> list[NameInArticle]:
        """Return the names in an article, by first mention; none while it is pending."""
        raise NotImplementedError

    def table(
        self,
        text: str = "",
        order: NameOrder = NameOrder.MENTIONS,
        *,
        reverse: bool = False,
        kind: str | None = None,
    ) -> Sequence[NameRow]:
        """Return the names whose name or spellings hold every word (or its beginning) of `text`.

        Rows are fetched as they are looked at. Numbers and `LAST` are sorted greatest first,
        everything else least first; `reverse` turns that around. `kind` is one of `PER`, `ORG`,
        `LOC`, `MISC`, or None for all.
        """
        raise NotImplementedError

    def entity(self, id: str) -> NameRow | None:
        """Return one entity, following merges; None when there is none of this id."""
        raise NotImplementedError

    def outlets_of(self, id: str) -> list[OutletCount]:
        """Return which outlets mention an entity, the one with most mentions first."""
        raise NotImplementedError

    def spellings(self, id: str) -> list[Spelling]:
        """Return all spellings of an entity, the most frequent first."""
        raise NotImplementedError

    def articles_of(self, id: str) -> frozenset[str]:
        """Return the ids of the articles that mention an entity."""
        raise NotImplementedError

    def mentioned(self, articles: Sequence[str] | None = None) -> Iterator[MentionedName]:
        """Yield all entities with their mentions, most mentioned first; all, or in `articles`."""
        raise NotImplementedError

    # -- deciding ------------------------------------------------------------------------------
    def decide(self, decision: Decision) -> None:
        """Write a decision to `names.yaml`; when this returns it is on the disk and holds.

        Takes `Merge`, `Split`, `Apart`, `Rename`, `Retype` or `Hide` of `entities.decisions`.
        Blocks some milliseconds (seconds on a sick disk). Raises `LibraryError` for a decision
        that contradicts others or a file that is broken, `NotSaved` and `NotConfirmed` as notes
        do; nothing changes then.
        """
        raise NotImplementedError

    def undo(self) -> Decision | None:
        """Take back the last decision of this session; None when there is none left."""
        raise NotImplementedError

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions that hold, oldest first."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of all files."""
        raise NotImplementedError

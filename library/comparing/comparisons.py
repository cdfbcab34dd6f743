"""Comparing the articles of one corpus: `Library.comparisons`.

Comparing may be done from any thread and loads no dictionary: articles were taken apart before,
in processes of their own. Errors are `LibraryError`s with a text for people.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.work import Cancelled, Progress
from library.comparing.links_file import LinksFile
from library.comparing.model import Compared, Counterpart, Passage

if TYPE_CHECKING:
    from library.comparing.covering import Covered
    from library.comparing.sources import Sources
    from library.context import Context


class Comparisons:
    """What the articles of one corpus say beside each other. Opening it reads nothing."""

    def __init__(self, context: "Context", sources: "Sources") -> None:
        self._context = context
        self._sources = sources

    @cached_property
    def _links(self) -> LinksFile:
        return LinksFile(self._context.place_notes().root)

    @property
    def notices(self) -> tuple[str, ...]:
        """What people should know: a broken file of ties and cuts."""
        self._links.current()
        return (self._links.notice,) if self._links.notice else ()

    def counterparts(self, article: str, text: str = "") -> list[Counterpart]:
        """Return articles to compare with `article`, best first.

        Those of its event come first, in each part those of other outlets. With `text`, only
        articles whose title, outlet or path hold every word of it, also quite unlike ones.
        """
        from library.comparing.counterparts import find_counterparts  # noqa: PLC0415 - as below

        return find_counterparts(self._sources, article, text)

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
        from library.comparing.comparing import compare_articles  # noqa: PLC0415 - when asked for

        decisions = self._links.current()
        return compare_articles(self._sources, articles, decisions, (progress, cancelled))

    def tie(self, left: Passage, right: Passage, tied: bool) -> None:
        """Decide that two statements say the same, or that they do not.

        Written to `links.yaml`; when this returns it is on the disk. Compare anew then. Raises
        `LibraryError`, `NotSaved` or `NotConfirmed`; nothing changes then.
        """
        from library.comparing.deciding import decide_link  # noqa: PLC0415 - rarely needed

        decide_link(self._sources.articles, self._links, left, right, tied)

    def untie(self, left: Passage, right: Passage) -> None:
        """Take back what was decided about two statements, in whatever session; see `tie`."""
        from library.comparing.deciding import decide_link  # noqa: PLC0415 - rarely needed

        decide_link(self._sources.articles, self._links, left, right, None)

    def undo(self) -> bool:
        """Take back the last decision about links of this session; False when there is none."""
        return self._links.undo() is not None

    def cover(
        self,
        articles: Sequence[str],
        copies: Sequence[Sequence[str]],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> "Covered":
        """Compare the articles of an event and return how outlets cover it.

        `copies` are groups of near copies among them. Blocks: call it in a worker. `progress` is
        told groups done and groups in all. Raises `LibraryError` with a sentence for people,
        `ComparisonCancelled` when asked to stop.
        """
        from library.comparing.covering import cover  # noqa: PLC0415 - when asked for

        rows = self._sources.articles.rows(self._sources.articles.keys_of(articles))
        return cover(rows, copies, self.compare, (progress, cancelled))

    def write_report(self, path: Path, text: str, *, replace: bool = False) -> Path:
        """Write a report into a file and return its absolute path.

        Raises `NotSaved`, `AlreadyThere` when there is such a file and `replace` is False, and
        `NotAllowed` when a restricted session may not write there.
        """
        from library.files.export_file import write_export  # noqa: PLC0415 - when asked for

        notes = self._context.place_notes().root
        allowed = self._context.permissions.check_output(path, notes)
        return write_export(allowed, text, replace=replace)

"""What people know about the articles of a folder, as far as the index must hear of it.

That is what they corrected, which ids they were given, and which articles their notes are on.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from library.errors import NotSaved
from library.index.correcting import NO_FIXES, Fixes
from library.index.identities import Known
from library.index.identity_file import IdentityFile
from library.index.remembering import News

if TYPE_CHECKING:
    from annotations.claims import Claims


@dataclass(frozen=True, slots=True)
class Notes:
    """A folder of notes that is read for its ids."""

    root: Path
    cache: Path
    """A private folder for what is derived of it."""


@dataclass(frozen=True, slots=True)
class RefreshSources:
    """Where corrections, ids and notes come from; by default there is nothing."""

    fixes: Fixes = field(default_factory=lambda: NO_FIXES)
    personal: Path | None = None
    """The private folder with this user's memory of ids and their marks."""
    notes: tuple[Notes, ...] = ()
    """The notebook, and perhaps one that may only be read."""
    rename_marks: Callable[[Mapping[str, str]], None] | None = None
    """Lets personal marks follow articles that have another id now; may raise `NotSaved`."""

    def known(self) -> dict[str, Known]:
        """Return the ids that this user's articles had."""
        return IdentityFile(self.personal).load() if self.personal else {}

    def heard(self) -> str | None:
        """Return the state of the notes when they were last heard; None: never."""
        return IdentityFile(self.personal).notebook_state() if self.personal else ""

    def remember(self, news: News, state: str | None = None) -> str:
        """Keep what a look found, and move personal marks; return what went wrong, for people."""
        if self.personal is None:
            return ""
        file = IdentityFile(self.personal)
        file.remember(news.known, state)
        if news.renames and self.rename_marks:
            with suppress(NotSaved):
                self.rename_marks(news.renames)
        return file.notice

    def notes_state(self) -> str:
        """Return a value that changes when notes come or go; quick. Empty without a notebook."""
        lines = [line for notes in self.notes for line in _folders(notes.root)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""

    def claims(self) -> "Claims":
        """Return what the notes say about ids. Reads those that changed: blocks."""
        if not any(each.root.is_dir() for each in self.notes):
            return {}
        from annotations.claims import claims_of  # noqa: PLC0415 - many folders have no notes
        from annotations.store import NoteStore  # noqa: PLC0415

        notes, folders = [], set()
        for each in self.notes:
            if each.root.is_dir():
                store = NoteStore(each.root, "", cache=each.cache)
                store.refresh()
                notes += [stored.note for stored in (*store.notes(), *store.deleted())]
                folders |= {article for article, _ in store.names("damaged")}
        return claims_of(notes, folders)


NO_SOURCES = RefreshSources()


def _folders(root: Path) -> Iterable[str]:
    """Return the folders of a notebook, each with the moment when a file in it came or went."""
    found = []
    with suppress(OSError), os.scandir(root) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                status = entry.stat(follow_symlinks=False)
                found.append(f"{entry.name!a} {status.st_mtime_ns} {status.st_ino}")
    return sorted(found)

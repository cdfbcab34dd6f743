"""Where the notes on a corpus live."""

import os
import pwd
import re
from dataclasses import dataclass
from pathlib import Path

from library.chosen_file import expand_path
from library.places import Places, corpus_digest

FOLDER = "annotations"
"""Folder of the notes, inside the corpus or inside our data folder."""


@dataclass(frozen=True, slots=True)
class NotebookPlace:
    """The folder of the notes on one corpus; it need not exist yet."""

    root: Path
    notice: str = ""
    """What people should know about this choice."""
    beside: Path | None = None
    """A folder of notes that may only be read: those of others, beside the articles."""


def place_notebook(
    corpus: Path, places: Places, *, chosen: Path | None = None, shared: str = ""
) -> NotebookPlace:
    """Return where notes on `corpus` are kept; nothing is made yet.

    `chosen` is a folder for this corpus alone; in `shared` every corpus has a folder of its own.
    Without both, notes live beside the articles, or in our data folder where we may not write.
    """
    if chosen is not None:
        return NotebookPlace(Path(os.path.abspath(expand_path(chosen))))  # noqa: PTH100 - keeps links
    if shared:
        return NotebookPlace(expand_path(shared) / _own_name(corpus))
    beside = corpus / FOLDER
    if _is_writable(beside):
        return NotebookPlace(beside)
    own = places.data / corpus_digest(corpus) / FOLDER
    notice = f"You may not write into this folder of articles: your notes are kept in {own}."
    if not beside.is_dir():
        return NotebookPlace(own, notice)
    if not _is_allowed(beside, os.R_OK | os.X_OK):
        return NotebookPlace(own, f"{notice} Those in {beside} may not even be read.")
    return NotebookPlace(own, f"{notice} Those in {beside} are shown, too.", beside)


def user_name() -> str:
    """Return the name of the system user, who is the author unless the settings name one."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return f"user {os.geteuid()}"


def _own_name(corpus: Path) -> str:
    """Return a name for the notes on one corpus that no other corpus has."""
    slug = re.sub(r"[^a-z0-9]+", "-", corpus.name.lower()).strip("-")[:40]
    return f"{slug or 'articles'}-{corpus_digest(corpus)[:8]}"


def _is_writable(folder: Path) -> bool:
    """Tell whether a folder can be written to, or be made."""
    return _is_allowed(folder if folder.exists() else folder.parent, os.W_OK | os.X_OK)


def _is_allowed(folder: Path, mode: int) -> bool:
    return os.access(folder, mode, effective_ids=os.access in os.supports_effective_ids)

"""Whether folders, notes, index and settings are in order; looks only, and changes nothing."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.folder import scan_folder
from corpus.text import clean_line
from library.desk import find_corpus
from library.errors import CorpusMissing, LibraryError
from library.files.damage import FAILURES
from library.index.place import current_index, open_engine
from library.notebook_place import place_notebook
from library.places import PRIVATE, Places, corpus_digest
from library.settings import Settings, load_settings
from search.errors import IndexOutdated
from search.language.parsing import parse_query


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    found: str
    """What is the case, on one safe line."""
    advice: str = ""
    """What to change; empty when all is well."""


Check = Callable[[Settings, Path], None]
"""Raises a `LibraryError` for settings in a file that are wrong for reasons only others know."""


def examine(
    corpus: Path | None, notebook: Path | None, places: Places, check: Check
) -> Iterator[Finding]:
    """Look at everything that lies on the disk; `corpus` is None where no folder was named."""
    settings = Settings()
    try:
        settings = load_settings(places.settings_file)
        check(settings, places.settings_file)
        kept = shown(places.settings_file)
        yield Finding("settings", kept if places.settings_file.exists() else f"none in {kept}")
    except LibraryError as error:
        advice = "Mend it; until then Lesart does not start."
        yield Finding("settings", clean_line(str(error), 500), advice)
    for name, folder in (("cache", places.cache), ("state", places.state)):
        yield _private(name, folder)
    if corpus is None:
        yield Finding("articles", "no folder was named", "Name one: `lesart doctor -C FOLDER`.")
        return
    try:
        folder = find_corpus(corpus)
    except CorpusMissing as error:
        yield Finding("articles", str(error), "Name another folder, or ask for the right to read.")
        return
    files = sum(1 for _ in scan_folder(folder))
    few = "" if files else "Put .txt, .md or .html files into it."
    yield Finding("articles", f"{files:,} files in {shown(folder)}", few)
    place = place_notebook(folder, places, chosen=notebook or places.notebook,
                           shared=settings.notebook)  # fmt: skip
    yield _notebook(place.root, place.notice)
    yield _index(places.cache / corpus_digest(folder), files)


def _private(name: str, folder: Path) -> Finding:
    """Look at one of our own folders."""
    elsewhere = f"Set XDG_{name.upper()}_HOME to a folder of yours."
    try:
        found = folder.stat()
    except FileNotFoundError:
        above = next(each for each in folder.parents if each.exists())
        if os.access(above, os.W_OK | os.X_OK):
            return Finding(name, f"{shown(folder)} will be made when it is needed")
        return Finding(name, f"{shown(folder)} cannot be made", elsewhere)
    except OSError as error:
        return Finding(name, f"{shown(folder)}: {error.strerror}", elsewhere)
    if found.st_uid != os.geteuid() or not os.access(folder, os.W_OK | os.X_OK):
        return Finding(name, f"{shown(folder)} is not yours to write", elsewhere)
    if stat.S_IMODE(found.st_mode) & ~PRIVATE:
        return Finding(name, f"{shown(folder)} is open to others", f"chmod 700 {shown(folder)}")
    return Finding(name, shown(folder))


def _notebook(root: Path, notice: str) -> Finding:
    """Look at the folder of the notes."""
    if notice:
        advice = "To write beside the articles, ask for the right to."
        return Finding("notes", clean_line(notice, 500), advice)
    try:
        mode = root.stat().st_mode
    except FileNotFoundError:
        return Finding("notes", f"none yet; they will be in {shown(root)}")
    except OSError as error:
        return Finding("notes", f"{shown(root)}: {error.strerror}", "Ask for the right to use it.")
    if not os.access(root, os.R_OK | os.W_OK | os.X_OK):
        advice = "Ask for the right to write, or choose another by --notebook."
        return Finding("notes", f"{shown(root)} is read-only for you", advice)
    if not mode & stat.S_IWGRP:
        return Finding("notes", f"{shown(root)}, written by you alone")
    return _shared(root, mode)


def _shared(root: Path, mode: int) -> Finding:
    """Look whether a group can share the notes."""
    found = f"{shown(root)}, shared with a group"
    if not mode & stat.S_ISGID:
        advice = f"chmod g+s {shown(root)}, so that new notes belong to the group."
        return Finding("notes", f"{found}, but without the set-group-id bit", advice)
    umask = _umask()
    if umask & 0o060:
        said = f"{found}, but your umask {umask:03o} keeps the group out"
        return Finding("notes", said, "umask 007 before Lesart starts.")
    return Finding("notes", found)


def _index(home: Path, files: int) -> Finding:
    """Look at the index without mending it."""
    index = current_index(home)
    if index is None:
        return Finding("index", "none yet", "lesart index, or just start the reader.")
    mended = "Nothing: it is made anew at the next start; notes are no part of it."
    try:
        engine = open_engine(index)
        # A search opens the files that a count does not need.
        engine.search(parse_query("a", today=date.today()).query)
        count = engine.count()
        engine.close()
    except IndexOutdated:
        return Finding("index", "made by another version of Lesart", mended)
    except FAILURES as error:
        return Finding("index", f"damaged: {clean_line(str(error))}", mended)
    behind = "" if abs(files - count) <= max(5, files // 10) else "lesart index"
    return Finding("index", f"{count:,} articles in {shown(home)}", behind)


def _umask() -> int:
    """Return the umask of this process; there is no way to look without setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def shown(path: Path) -> str:
    """Return a path as people write it: safe for a screen, with `~` for their home."""
    text, home = str(path), str(Path.home())
    return clean_line("~" + text[len(home) :] if text.startswith(home + "/") else text, 500)

"""Looks through a notebook without opening a file: what lies where, and since when."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotations.errors import explain
from annotations.files.durable import TEMPORARY
from annotations.files.naming import is_own_file, is_safe_id, is_sync_leftover
from annotations.files.settling import Look, look_of
from annotations.stored import FoundFile, Problem


@dataclass(slots=True)
class Scan:
    """What one look brought."""

    files: dict[str, list[FoundFile]] = field(default_factory=dict)
    """Notes and second versions by article."""
    problems: list[Problem] = field(default_factory=list)
    """Files and folders that are no notes."""
    unfinished: list[Problem] = field(default_factory=list)
    """Temporary files; normal while somebody saves."""
    folders: dict[str, "Scan"] = field(default_factory=dict)
    """What each folder of an article holds."""
    fresh: set[str] = field(default_factory=set)
    """The folders that were looked into this time; those of before count for the others."""


def scan_notebook(
    root: Path,
    before: Scan | None = None,
    must_look: Callable[[str, Look], bool] = lambda *_: True,
) -> Scan:
    """Look through a notebook; an absent one is empty. Links are not followed.

    A folder that `before` knows is looked into only if `must_look`, which is told the article and
    how its folder looks, says so: a file changed in place leaves no trace in its folder.
    """
    scan = Scan()
    for entry in _entries(root, "", scan):
        if entry.is_dir(follow_symlinks=False) and is_safe_id(entry.name):
            _take_folder(entry, scan, before, must_look)
        elif entry.is_symlink() or entry.is_dir() or is_sync_leftover(entry.name):
            scan.problems.append(_foreign(entry.name, entry.name))
    return scan


def _take_folder(
    entry: "os.DirEntry[str]",
    scan: Scan,
    before: Scan | None,
    must_look: Callable[[str, Look], bool],
) -> None:
    """Add what the folder of an article holds, or held when it was looked into last."""
    article = entry.name
    try:
        wanted = must_look(article, look_of(entry.stat(follow_symlinks=False)))
    except OSError:
        return
    part = before.folders.get(article) if before and not wanted else None
    if part is None:
        part = Scan()
        files = list(_article_files(entry.path, article, part))
        if files:
            part.files[article] = files
        scan.fresh.add(article)
    scan.folders[article] = part
    scan.files.update(part.files)
    scan.problems += part.problems
    scan.unfinished += part.unfinished


def _article_files(folder: str, article: str, scan: Scan) -> Iterator[FoundFile]:
    for entry in _entries(folder, article, scan):
        name = entry.name
        if not is_own_file(name):
            scan.problems.append(_foreign(f"{article}/{name}", name))
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue
        if stat.S_ISREG(status.st_mode):
            yield FoundFile(
                article,
                name,
                status.st_size,
                status.st_mtime_ns,
                status.st_ctime_ns,
                status.st_ino,
                status.st_uid,
            )
        else:
            problem = Problem("foreign", f"{article}/{name}", "it is not a plain file")
            scan.problems.append(problem)


def _entries(folder: Path | str, shown: str, scan: Scan) -> Iterator["os.DirEntry[str]"]:
    """Yield what lies in a folder, without what begins with a dot."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    yield entry
                elif entry.name.startswith(TEMPORARY):
                    path = f"{shown}/{entry.name}"
                    reason = "a save was interrupted, or is going on just now"
                    scan.unfinished.append(Problem("unfinished", path, reason))
    except FileNotFoundError:
        return
    except OSError as error:
        scan.problems.append(Problem("unreadable", shown or ".", explain(error)))


def _foreign(path: str, name: str) -> Problem:
    reason = "this program wrote no such file"
    if is_sync_leftover(name):
        reason = "a copy put aside by a synchroniser, git or an editor: compare and decide"
    return Problem("foreign", path, reason)

"""Looks through a notebook without opening a file: what lies where, and since when."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotations.durable import TEMPORARY
from annotations.errors import explain
from annotations.naming import is_own_file, is_safe_id, is_sync_leftover
from annotations.settling import look_of
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


def scan_notebook(root: Path) -> Scan:
    """Look through a notebook; an absent one is empty. Links are not followed."""
    scan = Scan()
    for entry in _entries(root, "", scan):
        if entry.is_dir(follow_symlinks=False) and is_safe_id(entry.name):
            files = list(_article_files(entry.path, entry.name, scan))
            if files:
                scan.files[entry.name] = files
        elif entry.is_symlink() or entry.is_dir() or is_sync_leftover(entry.name):
            scan.problems.append(_foreign(entry.name, entry.name))
    return scan


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
            yield FoundFile(article, name, *look_of(status), status.st_uid)
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

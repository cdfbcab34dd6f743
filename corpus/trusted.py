"""Folders and files that nobody but this user can change, so that what they hold can be believed.

Looked at by `lstat`, level by level: the owner, and that neither group nor others may write. A
link on the way to a root (a home on another disk) is followed when it belongs to this user or to
root; below a root no link is followed at all.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
JOURNALS: Final = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps beside a database and opens by itself."""
MOST_LINKS: Final = 40
"""Links that may stand on the way to a folder, as many as Linux follows."""
ROOT: Final = 0


class Untrusted(PermissionError):
    """What stands at a path may be somebody else's; the message names it and says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.strerror = message


def check_file(path: Path) -> None:
    """Raise `Untrusted` unless a file, if there, is a plain one that only this user writes."""
    _check(path, path.lstat, stat.S_ISREG, "no plain file")


def check_folder(path: Path) -> None:
    """Raise `Untrusted` unless a folder, if it is there, is one that only this user writes to."""
    _check(path, path.lstat, stat.S_ISDIR, "no folder")


def check_contents(folder: Path) -> None:
    """Raise `Untrusted` for a file or link directly inside of `folder` that might not be ours.

    Folders are left to who opens them. Raises `OSError` when `folder` cannot be listed.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                check_file(folder / entry.name)


def check_database(file: Path) -> None:
    """Raise `Untrusted` unless an SQLite file and its journals, as far as they exist, are ours."""
    for ending in ("", *JOURNALS):
        check_file(file.with_name(file.name + ending))


def open_trusted(path: Path, flags: int, mode: int = 0o600) -> int:
    """Open a file of ours as `os.open` does: no link is followed, no pipe waited for.

    Raises `Untrusted` when it is not a plain file that only this user writes, else `OSError`.
    """
    flags |= os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    truncating = flags & os.O_TRUNC
    check_file(path)
    opened = os.open(path, flags & ~os.O_TRUNC, mode)
    try:
        _check(path, lambda: os.fstat(opened), stat.S_ISREG, "no plain file")
        if truncating:
            os.ftruncate(opened, 0)
    except BaseException:
        os.close(opened)
        raise
    return opened


def set_aside(file: Path) -> Path:
    """Give a database and its journals other names, links unfollowed; return the new first one.

    Raises `OSError`.
    """
    number = 1
    while os.path.lexists(kept := file.with_name(f"{file.name}.untrusted-{number}")):
        number += 1
    for ending in ("", *JOURNALS):
        beside = file.with_name(file.name + ending)
        if os.path.lexists(beside):
            beside.rename(kept.with_name(kept.name + ending))
    return kept


def make_way(file: Path) -> None:
    """Set a derived database aside when it might be somebody else's, so that a new one is made.

    Raises `OSError` when that cannot be done.
    """
    try:
        check_database(file)
    except Untrusted:
        set_aside(file)


def is_wholly_ours(folder: Path) -> bool:
    """Tell whether everything in a folder belongs to this user, whoever may write to it."""
    mine = os.geteuid()
    try:
        if folder.lstat().st_uid != mine or folder.is_symlink():
            return False
        with os.scandir(folder) as entries:
            return all(
                is_wholly_ours(folder / entry.name)
                if entry.is_dir(follow_symlinks=False)
                else entry.stat(follow_symlinks=False).st_uid == mine
                for entry in entries
            )
    except OSError:
        return False


def _check(
    path: Path,
    look: Callable[[], os.stat_result],
    is_kind: Callable[[int], bool],
    otherwise: str,
) -> None:
    try:
        found = look()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found.st_mode):
        raise Untrusted(f"{path} is {otherwise} but a link, which is not followed. Remove it.")
    if not is_kind(found.st_mode):
        raise Untrusted(f"{path} is {otherwise}. Remove it.")
    if found.st_uid != os.geteuid():
        raise Untrusted(f"{path} does not belong to you. Look where it comes from and remove it.")
    if found.st_mode & OTHERS_WRITE:
        raise Untrusted(f"Others can write to {path}. Look at it and remove it.")

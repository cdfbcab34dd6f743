"""Where trust begins: the folder of ours that everything private lies in, and the way to it.

The root is resolved once. Whoever owns a link or a folder on the way could put other things in its
place, so each must be this user's or root's; of the folders above the root, the first that others
cannot write to ends the search, and those before it must be sticky, as `/tmp` is.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final

from corpus.trusted import MOST_LINKS, OTHERS_WRITE, ROOT, Untrusted

ELSEWHERE: Final = "set XDG_CACHE_HOME and XDG_STATE_HOME to folders of yours."


def secure_root(root: Path) -> None:
    """Raise `Untrusted` unless a folder that exists is ours, and nobody else can replace it.

    One that is ours, but open to others, is closed to their writing. Raises `OSError` when it
    cannot be looked at.
    """
    real = _follow(root)
    found = real.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise Untrusted(f"{real} does not belong to you. Look at it, or {ELSEWHERE}")
    if found.st_mode & OTHERS_WRITE:
        real.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS_WRITE)
    for parent in real.parents:
        found = parent.lstat()
        _check_owner(parent, found)
        if not found.st_mode & OTHERS_WRITE or _is_private_group(found):
            return
        if not found.st_mode & stat.S_ISVTX:
            close = f"Close it (chmod go-w), or {ELSEWHERE}"
            raise Untrusted(f"Others can write to {parent}, in which Lesart keeps things. {close}")


def _follow(path: Path) -> Path:
    """Return a path without links, each of which must belong to this user or to root."""
    real, links = Path("/"), 0
    waiting = [*reversed(path.absolute().parts[1:])]
    while waiting:
        name = waiting.pop()
        step = real.parent if name == ".." else real / name
        found = step.lstat()
        if not stat.S_ISLNK(found.st_mode):
            real = step
            continue
        _check_owner(step, found)
        links += 1
        if links > MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        target = step.readlink()
        real = Path("/") if target.is_absolute() else real
        waiting.extend(reversed([part for part in target.parts if part != "/"]))
    return real


def _check_owner(path: Path, found: os.stat_result) -> None:
    if found.st_uid not in (ROOT, os.geteuid()):
        raise Untrusted(f"{path} belongs to another user. Look at it, or {ELSEWHERE}")


def _is_private_group(found: os.stat_result) -> bool:
    """Tell whether those who may write are a group of this user alone, as on many systems."""
    import grp  # noqa: PLC0415 - only where a group may write
    import pwd  # noqa: PLC0415

    if found.st_mode & stat.S_IWOTH:
        return False
    try:
        user, group = pwd.getpwuid(os.geteuid()), grp.getgrgid(found.st_gid)
    except KeyError:
        return False
    return (
        group.gr_gid == user.pw_gid
        and group.gr_name == user.pw_name
        and set(group.gr_mem) <= {user.pw_name}
    )

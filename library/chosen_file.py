"""Paths that people name, and reading what stands there: never waits for good, never without end.

A path may lead through links; what it leads to must be a plain file or, where that makes sense, a
pipe out of which something comes.
"""

import errno
import os
import select
import stat
from pathlib import Path
from typing import Final

from corpus.text import clean_line
from library.errors import LibraryError

STANDARD_INPUT: Final = Path("-")
PIPE_PATIENCE: Final = 10.0
"""Seconds to wait for something to come out of a pipe, or for somebody to read from it."""
AT_ONCE: Final = 1 << 20
"""Bytes."""


class ImpossiblePath(LibraryError):
    """A path that nothing can stand at; the message says why."""


def expand_path(path: Path | str) -> Path:
    """Return a path with `~` and `~name` replaced by home folders.

    Raises `ImpossiblePath` when there is no such user, or a zero byte is in it.
    """
    shown = clean_line(str(path), 200)
    if "\0" in str(path):
        raise ImpossiblePath(f"“{shown}” is no possible path: it holds a zero byte.")
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise ImpossiblePath(
            f"“{shown}” leads nowhere: there is no such user, or no home folder. "
            "Write the path in full, or begin it with ./"
        ) from error


def resolve_path(path: Path | str) -> Path:
    """Return a path expanded and without links, as far as that can be: loops stay as they are.

    Raises `ImpossiblePath`.
    """
    return Path(os.path.realpath(expand_path(path)))


def read_chosen(path: Path, limit: int, *, pipes: bool = False) -> bytes:
    """Return what a file holds, up to one byte more than `limit`.

    With `pipes`, also what comes out of a pipe, or of standard input where `path` is `-`. Raises
    `OSError` whose `strerror` is half a sentence for people.
    """
    if pipes and path == STANDARD_INPUT:
        if os.isatty(0):
            raise OSError(errno.EINVAL, "a terminal is no file; pipe one into this command")
        return _read(0, limit)
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except ValueError:
        raise OSError(errno.EINVAL, "that is not a possible path") from None
    try:
        kind = os.fstat(opened).st_mode
        if not (stat.S_ISREG(kind) or (pipes and stat.S_ISFIFO(kind))):
            what = "a folder" if stat.S_ISDIR(kind) else "a pipe or device"
            raise OSError(errno.EINVAL, f"it is {what} and no plain file")
        return _read(opened, limit)
    finally:
        os.close(opened)


def write_special(path: Path, data: bytes) -> None:
    """Write into something that is no plain file: a pipe that somebody reads, a device.

    Raises `OSError` as `read_chosen` does; some bytes may have been taken then.
    """
    opened = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    try:
        rest = memoryview(data)
        while rest:
            _await(opened, select.POLLOUT, "nobody reads from the pipe")
            try:
                rest = rest[os.write(opened, rest[:AT_ONCE]) :]
            except BlockingIOError:
                continue
    finally:
        os.close(opened)


def _read(opened: int, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit + 1
    while left:
        _await(opened, select.POLLIN, "nothing comes out of the pipe")
        try:
            part = os.read(opened, min(left, AT_ONCE))
        except BlockingIOError:
            continue
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _await(opened: int, event: int, otherwise: str) -> None:
    poll = select.poll()
    poll.register(opened, event)
    if not poll.poll(PIPE_PATIENCE * 1000):
        raise OSError(errno.ETIMEDOUT, otherwise)

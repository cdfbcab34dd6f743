"""Writing files so that none is ever half written, and none that was confirmed is lost.

A file is written under a temporary name, synced, given its real name in one step, and the
folder is synced; only then does a function return. Until the real name is given, every error
leaves the old state. The method is that of Maildir and git; it was tested by failing and by
killing at every system call, and against a model of power cuts (`tests/annotations`).
"""

import contextlib
import errno
import hashlib
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotations.errors import ChangedMeanwhile, NameTaken, NotConfirmed, explain, not_saved
from annotations.files.disk import Disk
from annotations.files.in_place import in_place
from annotations.files.locking import close_quietly, locked

TEMPORARY = ".tmp-"
"""How the names of files begin that are still being written."""
FILE_MODE = 0o660
FOLDER_MODE = 0o770
MAX_BYTES = 1 << 20

_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.EOPNOTSUPP, errno.EBADF})
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of the bytes of a file, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@contextmanager
def opened(disk: Disk, path: Path | str, folder: int | None = None) -> Iterator[int]:
    """Open a folder for as long as it is needed; in another folder, never through a link."""
    file = disk.open_folder(path, folder, link=folder is None)
    try:
        yield file
    finally:
        close_quietly(disk, file)


def write_new(disk: Disk, folder: int, name: str, data: bytes) -> None:
    """Create a file. Raises `NameTaken`, `NotSaved` or `NotConfirmed`."""
    temporary = _write_temporary(disk, folder, data)
    try:
        _give_name(disk, folder, temporary, name)
    except FileExistsError:
        raise NameTaken(f"Not saved: {name} exists already.") from None
    except OSError as error:
        raise not_saved(error) from error
    finally:
        with contextlib.suppress(OSError):
            disk.unlink(temporary, folder)
    confirm(disk, folder)


def write_over(
    disk: Disk, folder: int, name: str, data: bytes, standing: str | None = None
) -> None:
    """Put `data` in the place of a file. Raises `NotSaved` or `NotConfirmed`.

    With `standing`, the SHA-256 of the file that was read, `ChangedMeanwhile` if another one
    stands there at the last moment: locks do not keep out editors and `git`.
    """
    temporary = _write_temporary(disk, folder, data)
    try:
        if standing is not None:
            _compare(disk, folder, name, standing)
        disk.rename(temporary, name, folder)
    except (OSError, ChangedMeanwhile) as error:
        with contextlib.suppress(OSError):
            disk.unlink(temporary, folder)
        raise not_saved(error) if isinstance(error, OSError) else error from error
    confirm(disk, folder)


def remove(disk: Disk, folder: int, name: str) -> None:
    """Remove a file for good. Raises `NotSaved` or `NotConfirmed`."""
    try:
        disk.unlink(name, folder)
    except OSError as error:
        raise not_saved(error) from error
    confirm(disk, folder)


def read_whole(disk: Disk, folder: int, name: str) -> bytes | None:
    """Return what a file holds, up to one byte more than `MAX_BYTES`; None if there is none."""
    try:
        file = disk.open_file(name, folder)
    except FileNotFoundError:
        return None
    try:
        parts = []
        left = MAX_BYTES + 1
        while left and (part := disk.read(file, left)):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        close_quietly(disk, file)


def make_folder(disk: Disk, path: Path, mode: int = FOLDER_MODE) -> None:
    """Make a folder and the folders above it, each synced. Raises `OSError`."""
    if path.is_dir():
        return
    make_folder(disk, path.parent, mode)
    with contextlib.suppress(FileExistsError):
        disk.mkdir(path, mode)
    with opened(disk, path.parent) as parent:
        sync_names(disk, parent)


def change_file(
    path: Path, change: Callable[[bytes | None], bytes], *, disk: Disk | None = None
) -> None:
    """Change one whole file in one step: what `change` makes of what stands takes its place.

    It is given None when there is no file. It may be called again when somebody who knows no
    locks was quicker, and may raise what it likes; nothing is written then. The folder is made if
    missing. Raises `Busy`, `NotSaved` or `NotConfirmed`.
    """
    used = disk or Disk()

    def work(folder: int) -> None:
        with locked(used, folder):
            current = read_whole(used, folder, path.name)
            data = change(current)
            if current is None:
                _write_first(used, folder, path.name, data)
            else:
                write_over(used, folder, path.name, data, sha256_of(current))

    @contextmanager
    def opening() -> Iterator[int]:
        make_folder(used, path.parent)
        with opened(used, path.parent) as folder:
            yield folder

    try:
        in_place(used, path.parent, opening, work)
    except OSError as error:
        raise not_saved(error) from error


def sync_names(disk: Disk, folder: int) -> None:
    """Sync the names in a folder; not every file system knows such a thing."""
    try:
        disk.fsync(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def confirm(disk: Disk, folder: int) -> None:
    """Sync the names in a folder after one changed, or raise `NotConfirmed`."""
    try:
        sync_names(disk, folder)
    except OSError as error:
        raise NotConfirmed(
            f"The change can be seen, but {explain(error)}: it may not last. "
            "Keep your draft and save again."
        ) from error


def _write_temporary(disk: Disk, folder: int, data: bytes) -> str:
    """Write and sync a file under a temporary name; leave nothing behind on failure."""
    name = f"{TEMPORARY}{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(6)}"
    file = -1
    try:
        file = disk.create_file(name, folder, FILE_MODE)
        rest = memoryview(data)
        while rest:
            rest = rest[disk.write(file, rest) :]
        disk.fsync(file)
        closing, file = file, -1
        disk.close(closing)
    except OSError as error:
        if file >= 0:
            close_quietly(disk, file)
        with contextlib.suppress(OSError):
            disk.unlink(name, folder)
        raise not_saved(error) from error
    return name


def _write_first(disk: Disk, folder: int, name: str, data: bytes) -> None:
    """Write a file where none was; `ChangedMeanwhile` when there is one by now."""
    try:
        write_new(disk, folder, name, data)
    except NameTaken as error:
        raise ChangedMeanwhile from error


def _compare(disk: Disk, folder: int, name: str, standing: str) -> None:
    """Raise `ChangedMeanwhile` unless the file of that name is the one that was read."""
    current = read_whole(disk, folder, name)
    if current is None or sha256_of(current) != standing:
        raise ChangedMeanwhile


def _give_name(disk: Disk, folder: int, temporary: str, name: str) -> None:
    """Name a finished file, never over another one.

    Where a file can have one name only, look and rename: no two sessions choose the same name.
    """
    try:
        disk.link(temporary, name, folder)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if read_whole(disk, folder, name) is not None:
            raise FileExistsError from None
        disk.rename(temporary, name, folder)

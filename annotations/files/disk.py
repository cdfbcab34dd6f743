"""The system calls that this room writes with, one method each.

Everything that must survive a crash goes through a `Disk`, so that a test can fail, kill or
record any single call. All calls raise `OSError`; names are relative to `folder`, an open folder,
where one is given, so that no folder can be exchanged for a link half-way.
"""

import errno
import fcntl
import os
import stat
from pathlib import Path

Identity = tuple[int, int]
"""What tells a file or folder from all others that exist: device and number of the inode."""


class Disk:
    """The real disk."""

    def open_folder(self, path: Path | str, folder: int | None = None, *, link: bool) -> int:
        """Open a folder; refuse a symbolic link in its place unless `link` allows it."""
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | (0 if link else os.O_NOFOLLOW)
        return os.open(path, flags, dir_fd=folder)

    def open_file(self, name: str, folder: int, *, writing: bool = False) -> int:
        """Open a plain file for reading, also for writing; follows no link, waits for no pipe."""
        way = os.O_RDWR if writing else os.O_RDONLY
        file = os.open(name, way | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
        if not stat.S_ISREG(os.fstat(file).st_mode):
            os.close(file)
            raise OSError(errno.EINVAL, "it is a pipe or device and no plain file")
        return file

    def create_file(self, name: str, folder: int, mode: int) -> int:
        """Create a file that must not exist yet, for writing; the umask narrows `mode`."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        return os.open(name, flags, mode, dir_fd=folder)

    def read(self, file: int, size: int) -> bytes:
        """Read up to `size` bytes."""
        return os.read(file, size)

    def write(self, file: int, data: memoryview) -> int:
        """Write and return how many bytes were taken."""
        return os.write(file, data)

    def fsync(self, file: int) -> None:
        """Return once a file, or the names in a folder, would outlive a power cut."""
        os.fsync(file)

    def close(self, file: int) -> None:
        """Close a file or folder."""
        os.close(file)

    def link(self, name: str, new_name: str, folder: int) -> None:
        """Give a file a second name; fails where that name exists."""
        os.link(name, new_name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)

    def rename(self, name: str, new_name: str, folder: int) -> None:
        """Give a file a new name; what had that name before is gone."""
        os.rename(name, new_name, src_dir_fd=folder, dst_dir_fd=folder)

    def unlink(self, name: str, folder: int) -> None:
        """Remove a name."""
        os.unlink(name, dir_fd=folder)

    def mkdir(self, name: str | Path, mode: int, folder: int | None = None) -> None:
        """Make a folder; the umask narrows `mode`, a set-group-id bit is inherited."""
        os.mkdir(name, mode, dir_fd=folder)

    def lock(self, file: int) -> None:
        """Take the lock of a file or raise `BlockingIOError` at once; closing it lets go."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def identity_of(self, file: int) -> Identity:
        """Return what an open file or folder is."""
        found = os.fstat(file)
        return found.st_dev, found.st_ino

    def identity_at(self, path: Path | str, folder: int | None = None) -> Identity:
        """Return what has a name now; a link counts as what it leads to."""
        found = os.stat(path, dir_fd=folder)
        return found.st_dev, found.st_ino

"""Which files of a corpus folder are articles. Reads names and stamps, never contents."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})
"""Endings of files that are articles, compared in lower case; other files are ignored."""

NOTEBOOK = "annotations"
"""Folder directly inside the corpus that holds notes, never articles."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that looks like an article; its stamp tells whether it has changed."""

    path: str
    """Relative to the corpus folder, with `/`. May hold any character a file system allows."""
    size: int
    """Bytes."""
    mtime_ns: int
    inode: int
    ctime_ns: int = 0
    """When content, rights or names changed last, which nobody can set back."""


def scan_folder(
    root: Path, problem: Callable[[str, str], None] | None = None
) -> Iterator[FoundFile]:
    """Yield the articles below `root`, sorted by path.

    Hidden files and folders, the notebook, links to folders and links that leave `root` are
    skipped. `problem` is told path and reason of each folder that cannot be listed.
    Raises `OSError` when `root` itself is no readable folder.
    """
    base = os.path.realpath(root)
    found: list[FoundFile] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(os.path.join(base, folder)) as entries:  # noqa: PTH118 (speed)
                waiting.extend(_take(base, folder, entries, found))
        except OSError as error:
            if not folder:
                raise
            if problem:
                problem(folder, error.strerror or "cannot be listed")
    yield from sorted(found, key=lambda file: file.path)


def _take(
    base: str, folder: str, entries: Iterator[os.DirEntry[str]], found: list[FoundFile]
) -> list[str]:
    """Add the articles among `entries` to `found` and return the folders to visit."""
    folders = []
    for entry in entries:
        name = entry.name
        path = f"{folder}/{name}" if folder else name
        if name.startswith(".") or path == NOTEBOOK:
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(path)
        elif os.path.splitext(name)[1].lower() in SUFFIXES:  # noqa: PTH122 (speed)
            file = _stamp(base, path, entry)
            if file:
                found.append(file)
    return folders


def _stamp(base: str, path: str, entry: os.DirEntry[str]) -> FoundFile | None:
    """Return the stamp of a file; None for links that leave the folder or lead nowhere."""
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if not target.startswith(base.rstrip("/") + "/"):
            return None
    try:
        status = entry.stat()
    except OSError:
        return None
    if stat.S_ISDIR(status.st_mode):
        return None
    return FoundFile(path, status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)

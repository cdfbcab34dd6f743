"""Noticing that files in a corpus folder change while the program runs.

The operating system tells (library `watchfiles`). Where it cannot, as on network folders or when
no more watches are to be had, the stamps of the files are compared every few seconds.
"""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from corpus.folder import NOTEBOOK, SUFFIXES, FoundFile, scan_folder

QUIET = 150
"""Milliseconds without a change after which changes are reported."""
LONGEST = 1500
"""Milliseconds after which changes are reported even when they go on."""
POLL = 3.0
"""Seconds between two looks at the stamps, at least."""
SHARE = 20
"""A look at the stamps may take this part of the time between two looks."""
SETTLED = 0.5
"""Seconds the watching thread is waited for when it should stop."""
REMOTE = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "fuse.rclone", "afs", "ceph", "glusterfs")
"""Beginnings of the names of file systems that do not tell what other machines change."""
MOUNTS = Path("/proc/self/mountinfo")
ESCAPE = re.compile(r"\\([0-7]{3})")
"""How a mount table writes spaces and the like."""


class Watch:
    """Calls `changed` from a thread of its own, soon after articles in `folder` change.

    `changed` must not wait for the thread that calls `stop`.
    """

    def __init__(self, folder: Path, changed: Callable[[], None], *, poll: bool = False) -> None:
        self._folder = folder
        self._changed = changed
        self._poll = poll or is_remote(folder)
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="watching", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; `changed` is not called any more once this returns."""
        self._stopped.set()
        self._thread.join(SETTLED)

    def _run(self) -> None:
        if self._poll or self._listen():
            self._look()

    def _listen(self) -> bool:
        """Pass on what the operating system tells; True when it cannot tell any more."""
        from watchfiles import watch  # noqa: PLC0415 - heavy

        with suppress(OSError, RuntimeError):  # no more watches, a name that is no valid text
            for _ in watch(
                self._folder,
                watch_filter=lambda _, path: is_article(self._folder, path),
                debounce=LONGEST,
                step=QUIET,
                stop_event=self._stopped,
                ignore_permission_denied=True,
                raise_interrupt=False,
            ):
                self._changed()
                if not self._folder.is_dir():
                    break
        return not self._stopped.is_set()

    def _look(self) -> None:
        """Compare the stamps of all files every few seconds."""
        before, pause = _stamps(self._folder), POLL
        if not self._poll:
            self._changed()  # what happened up to now may have gone unnoticed
        while not self._stopped.wait(pause):
            started = time.monotonic()
            now = _stamps(self._folder)
            pause = max(POLL, SHARE * (time.monotonic() - started))
            if now != before:
                before = now
                self._changed()


def is_article(folder: Path, path: str) -> bool:
    """Tell whether a change of `path` can concern an article in `folder`.

    A name without an ending can be a folder of articles that was moved.
    """
    parts = path.removeprefix(str(folder)).strip("/").split("/")
    if parts[0] == NOTEBOOK or any(part.startswith(".") for part in parts):
        return False
    return Path(path).suffix.lower() in SUFFIXES or not Path(path).is_file()


def is_remote(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Tell whether `folder` lies on a file system that other machines change unnoticed.

    `mounts` is a mount table as described in proc(5); without one the answer is no.
    """
    try:
        lines = mounts.read_bytes().decode("utf-8", "surrogateescape").strip().split("\n")
    except OSError:
        return False
    best, kind = "", ""
    for line in lines:
        left, _, right = line.partition(" - ")
        point = ESCAPE.sub(lambda digits: chr(int(digits[1], 8)), left.split(" ")[4])
        if folder.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, right.split(" ")[0]
    return kind.startswith(REMOTE)


def _stamps(folder: Path) -> list[FoundFile] | None:
    """Return the state of all files; None while the folder cannot be listed."""
    try:
        return list(scan_folder(folder))
    except OSError:
        return None

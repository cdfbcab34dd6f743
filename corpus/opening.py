"""Opening a file of the corpus without trusting what stands at its path."""

import os
import stat
from pathlib import Path

MAX_BYTES = 2_000_000
"""Largest article, in bytes; news articles are a hundred times smaller."""


class UnreadableArticle(Exception):
    """A file that is no article or cannot be read: `reason` for people, in a few words."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def read_bytes(root: Path, path: str, limit: int = MAX_BYTES) -> bytes:
    """Return the contents of the regular file `path` below `root`.

    Never blocks and never leaves `root`. Raises `UnreadableArticle` for links that lead outside,
    pipes, devices, folders, files larger than `limit` bytes and whatever the system refuses.
    """
    base = os.path.realpath(root)
    try:
        target = os.path.realpath(os.path.join(base, path), strict=True)  # noqa: PTH118
        if not target.startswith(base.rstrip("/") + "/"):
            raise UnreadableArticle(path, "a link that leads out of the folder")
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NOCTTY
        with open(os.open(target, flags), "rb", buffering=0) as file:  # noqa: PTH123
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableArticle(path, "not a regular file")
            if status.st_size > limit:
                raise UnreadableArticle(path, f"larger than {limit // 1_000_000} MB")
            return file.read(status.st_size) or b""
    except ValueError:
        raise UnreadableArticle(path, "not a possible file name") from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise UnreadableArticle(path, reason) from error

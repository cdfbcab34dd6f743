"""What the names of files in a notebook mean.

`<article>/<note>.yaml` is a note, `<article>/<note>.conflict-<author>-<ulid>.yaml` a second
version of it. Names that begin with a dot are not for readers.
"""

import re
from typing import Literal, NamedTuple

Kind = Literal["note", "second", "foreign"]

_SAFE_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,199}")
_NOTE_FILE = re.compile(
    r"(?P<id>[a-z0-9][a-z0-9_-]{0,79})(?P<second>\.conflict-[a-z0-9_-]{1,80})?\.yaml"
)
_SYNC_LEFTOVER = re.compile(r"\.sync-conflict-|\.orig$|\.rej$|~$|\.bak$")


class NamedFile(NamedTuple):
    """What a file name says."""

    kind: Kind
    id: str
    """The note; for a foreign file the name itself."""


def is_safe_id(id: str) -> bool:
    """Tell whether an article or note may give its name to a file or folder."""
    return bool(_SAFE_ID.fullmatch(id))


def classify(name: str) -> NamedFile:
    """Say what a file is by its name."""
    found = _NOTE_FILE.fullmatch(name)
    if not found:
        return NamedFile("foreign", name)
    return NamedFile("second" if found["second"] else "note", found["id"])


def is_own_file(name: str) -> bool:
    """Tell whether a file is a note or a second version by its name."""
    return _NOTE_FILE.fullmatch(name) is not None


def is_sync_leftover(name: str) -> bool:
    """Tell whether a synchroniser, git or an editor put a copy aside under this name."""
    return bool(_SYNC_LEFTOVER.search(name))


def note_file(id: str) -> str:
    """Return the file name of a note."""
    return f"{id}.yaml"


def second_file(id: str, author: str, ulid: str) -> str:
    """Return the file name of a second version that `author` wrote."""
    slug = re.sub(r"[^a-z0-9]+", "-", author.lower()).strip("-")[:40]
    return f"{id}.conflict-{slug or 'somebody'}-{ulid}.yaml"

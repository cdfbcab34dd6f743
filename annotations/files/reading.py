"""Reads the files of a notebook. Takes no lock: a file is always complete, old or new."""

from collections.abc import Iterable
from pathlib import Path

from annotations.errors import DamagedNote, UnreadableNote, explain
from annotations.files.decoding import decode_note
from annotations.files.disk import Disk
from annotations.files.durable import MAX_BYTES, opened, read_whole, sha256_of
from annotations.files.naming import classify
from annotations.stored import FoundFile, Stored


def read_files(
    disk: Disk, root: Path, article: str, files: Iterable[FoundFile]
) -> dict[str, Stored | DamagedNote]:
    """Read files of one article, by name; those that vanished meanwhile are left out."""
    outcomes: dict[str, Stored | DamagedNote] = {}
    try:
        with opened(disk, root) as notebook, opened(disk, article, notebook) as folder:
            for file in files:
                outcome = _read(disk, folder, article, file.name)
                if outcome is not None:
                    outcomes[file.name] = outcome
    except FileNotFoundError:
        return outcomes
    except OSError as error:
        for file in files:
            outcomes.setdefault(file.name, UnreadableNote(explain(error)))
    return outcomes


def _read(disk: Disk, folder: int, article: str, name: str) -> Stored | DamagedNote | None:
    try:
        return read_stored(disk, folder, article, name)
    except DamagedNote as error:
        return error
    except OSError as error:
        return UnreadableNote(explain(error))


def read_stored(disk: Disk, folder: int, article: str, name: str) -> Stored | None:
    """Read one file from an open folder; None if there is none.

    Raises `DamagedNote`, or `OSError` when it cannot be read at all.
    """
    data = read_whole(disk, folder, name)
    if data is None:
        return None
    if len(data) > MAX_BYTES:
        raise DamagedNote("it is far too large for a note")
    decoded = decode_note(data, article=article, id=classify(name).id)
    return Stored(decoded.note, name, sha256_of(data), decoded.notices)

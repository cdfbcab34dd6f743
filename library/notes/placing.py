"""Where the passages of notes stand now, remembered as long as note and article stay the same."""

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock

from annotations.belonging import WHOLE, gone, resolve_notes
from annotations.note import Resolution
from annotations.stored import Stored
from corpus.article import Span
from corpus.trusted import make_way

_FILE = "places.sqlite"
# Earlier versions believed positions without their words; what they found lies in `place`.
_TABLE = """CREATE TABLE IF NOT EXISTS found (
    revision TEXT PRIMARY KEY, digest TEXT, state TEXT, start INTEGER, stop INTEGER,
    score REAL, reason TEXT) WITHOUT ROWID"""
_PATIENCE = 0.2
"""Seconds to wait for another session that writes."""

_Found = dict[str, tuple[str, Resolution]]
"""Digest of a text, and where the passage is in it, by the SHA-256 of the file of a note."""


class Placing:
    """Finds the passages of notes. Safe for several threads; never fails for want of its cache."""

    def __init__(self, folder: Path) -> None:
        """`folder` is private to the user and holds what can be derived again."""
        self._file = folder / _FILE
        self._lock = Lock()
        self._found: _Found | None = None

    def place(self, text: str, digest: str, notes: Sequence[Stored]) -> list[Resolution]:
        """Return where notes of one article stand in its `text`, whose SHA-256 is `digest`."""
        known = {note.sha256: self._remembered(note, digest) for note in notes}
        asked = [note for note in notes if known[note.sha256] is None]
        found = resolve_notes(text, digest, [note.note for note in asked])
        fresh = dict(zip((note.sha256 for note in asked), found, strict=True))
        self._remember(digest, fresh)
        return [known[note.sha256] or fresh[note.sha256] for note in notes]

    def recall(self, digest: str | None, note: Stored) -> Resolution | None:
        """Return where a note stands without looking at the text; None when that is not known.

        `digest` is that of the text; None when the article is gone.
        """
        if digest is None:
            return gone(note.note)
        return self._remembered(note, digest)

    def _remembered(self, note: Stored, digest: str) -> Resolution | None:
        if note.note.anchor is None and note.note.text_sha256 in ("", digest):
            return WHOLE
        with self._lock:
            if self._found is None:
                self._found = _load(self._file)
            of, found = self._found.get(note.sha256, ("", None))
        return found if of == digest else None

    def _remember(self, digest: str, fresh: dict[str, Resolution]) -> None:
        with self._lock:
            if self._found is not None:
                self._found.update({note: (digest, found) for note, found in fresh.items()})
        if fresh:
            _save(self._file, ((note, digest, found) for note, found in fresh.items()))


def _load(file: Path) -> _Found:
    try:
        with contextlib.closing(_open(file)) as database:
            rows = database.execute("SELECT * FROM found").fetchall()
    except (sqlite3.OperationalError, OSError):
        return {}
    except sqlite3.DatabaseError:
        with contextlib.suppress(OSError):
            file.unlink()
        return {}
    return {
        revision: (
            digest,
            Resolution(state, None if start is None else Span(start, stop), score, reason),
        )
        for revision, digest, state, start, stop, score, reason in rows
    }


def _save(file: Path, fresh: Iterable[tuple[str, str, Resolution]]) -> None:
    rows = [
        (note, digest, found.state, *(found.span or (None, None)), found.score, found.reason)
        for note, digest, found in fresh
    ]
    with (
        contextlib.suppress(sqlite3.Error, OSError),
        contextlib.closing(_open(file)) as database,
        database,
    ):
        database.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _open(file: Path) -> sqlite3.Connection:
    make_way(file)
    database = sqlite3.connect(file, timeout=_PATIENCE)
    database.execute("PRAGMA synchronous = OFF")
    database.execute(_TABLE)
    return database

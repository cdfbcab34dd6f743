"""Errors of the notes, as errors of the library with the same message for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from annotations import errors
from annotations.importing.incoming import BadImport
from corpus.article import Span
from library.errors import LibraryError, NotConfirmed, NotSaved

LONGEST_QUOTE = 20_000
"""Most code points of a passage with a new note: ten pages. Longer ones of before are still found,
but the file of a note with a whole article in it could not be read again."""


def check_length(span: Span | None) -> None:
    """Raise `NotSaved` for a passage that is too long for a note."""
    if span and span.end - span.start > LONGEST_QUOTE:
        raise NotSaved(
            f"Not saved: the passage has {span.end - span.start:,} characters, a note keeps "
            f"{LONGEST_QUOTE:,} at most. Nothing was changed; choose a shorter one, or write a "
            "note on the whole article."
        )


@contextmanager
def for_people() -> Iterator[None]:
    """Raise `NotSaved`, `NotConfirmed` or another `LibraryError` for what goes wrong with notes."""
    try:
        yield
    except errors.NotSaved as error:
        raise NotSaved(str(error)) from error
    except errors.NotConfirmed as error:
        raise NotConfirmed(str(error)) from error
    except errors.NotesError as error:
        raise LibraryError(
            f"This note cannot be read: {error}. Its file was left as it is."
        ) from error
    except BadImport as error:
        raise LibraryError(f"{error} Nothing was imported.") from error

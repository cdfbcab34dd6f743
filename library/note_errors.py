"""Errors of the notes, as errors of the library with the same message for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from annotations import errors
from annotations.importing.incoming import BadImport
from library.errors import LibraryError, NotConfirmed, NotSaved


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

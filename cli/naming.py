"""Which article a person means on the command line."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cli.outcomes import BadInput, NothingFound
from corpus.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.desk import Library
    from library.model import Skipped

SHOWN = 8
"""Candidates that are listed when a name is ambiguous."""


def find_article(library: "Library", name: str, skipped: "Sequence[Skipped]" = ()) -> str:
    """Return the id that `name` means: an id, its unambiguous beginning, or a path.

    Raises `NothingFound`, or `BadInput` when several articles can be meant or when it is one of
    the files that could not be read.
    """
    found, inside = library.resolve(name), _inside(library.folder, name)
    if found != [name] and (gone := library.gone_article(name)):
        raise NothingFound(_gone(gone, name, found))
    if len(found) != 1 and inside:
        found = library.resolve(inside) or found
    for each in () if found else skipped:
        if each.path in {name, inside}:
            raise BadInput(f"{clean_line(each.path)} cannot be read: {each.reason}.")
    if not found:
        raise NothingFound(f'There is no article "{clean_line(name)}". Try `lesart list`.')
    if len(found) > 1:
        rest = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise BadInput(
            f'"{clean_line(name)}" can mean {", ".join(found[:SHOWN])}{rest}. Write more of it.'
        )
    return found[0]


def _gone(what: str, id: str, others: "Sequence[str]") -> str:
    """Say that an article is gone: what begins like its id is another one."""
    also = f" Did you mean {', '.join(others[:SHOWN])}?" if others else ""
    return f'The article "{clean_line(id)}", {what}, is gone; its notes are kept.{also}'


def _inside(folder: Path, name: str) -> str | None:
    """Return a path as typed, relative to the working folder, as one relative to the corpus."""
    try:
        return Path(os.path.realpath(name)).relative_to(folder).as_posix()
    except (ValueError, OSError):
        return None

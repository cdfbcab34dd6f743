"""Whose file a note is: a name in a file can be invented, the owner of the file cannot."""

import pwd
from functools import lru_cache

_NAMES_KNOWN = 1_024


def other_owner(author: str, owner: int) -> str:
    """Return the owner's name if `author` is a different system user; otherwise nothing.

    A name that belongs to no system user (`Anna K.`) can belong to anybody. A negative `owner`
    is unknown.
    """
    number = _number_of(author)
    return "" if owner < 0 or number in (None, owner) else _name_of(owner)


@lru_cache(maxsize=_NAMES_KNOWN)
def _number_of(name: str) -> int | None:
    try:
        return pwd.getpwnam(name).pw_uid
    except (KeyError, ValueError):
        return None


@lru_cache(maxsize=_NAMES_KNOWN)
def _name_of(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user number {number}"

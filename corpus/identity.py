"""Ids for new articles: slugs of their paths, unique in a corpus, none that was given before."""

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

ID_LENGTH = 80
"""Longest id, in characters."""

_MOST_DIGITS = 64
"""Digits of a whole SHA-256."""

_FOLDS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "oe",
        "ł": "l",
        "ı": "i",
    }
)
_OTHER = re.compile("[^a-z0-9_]+")
# Names that cannot be folders on some systems; notes are kept in a folder named by the id.
_RESERVED = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")


def assign_ids(paths: Iterable[str], taken: Collection[str] = frozenset()) -> dict[str, str]:
    """Return an id for each path: `[a-z0-9][a-z0-9_-]{0,79}`, unique, the same in any order.

    The id is the path without its ending, in lower case, umlauts as two letters, everything else
    as hyphens. Files that would share an id, or get one of those `taken`, have their ending added
    or, when that does not tell them apart, a short digest of their path. `taken` is a set.
    """
    ids = {path: short_id(path) for path in paths}
    for path, slug in ids.items():
        if len(slug) > ID_LENGTH or not slug or _RESERVED.fullmatch(slug):
            ids[path] = _digested(path, slug)
    for path in _shared(ids, taken):
        slug = _slug(path)
        ids[path] = slug if slug != ids[path] else _digested(path, slug)
    attempt = 0
    while shared := _shared(ids, taken):
        for path in shared:
            ids[path] = _digested(path, short_id(path), attempt)
        attempt += 1
    return ids


def short_id(path: str) -> str:
    """Return the id that a file has if no other one would share it; may be empty or too long."""
    return _slug(os.path.splitext(path)[0])  # noqa: PTH122 (a string)


def _slug(path: str) -> str:
    """Return letters, digits, `_` and `-` only; empty when nothing of the path can be kept."""
    text = path.lower()
    if not path.isascii():
        text = unicodedata.normalize("NFC", path).casefold().translate(_FOLDS)
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return _OTHER.sub("-", text).strip("-_")


def _digested(path: str, slug: str, attempt: int = 0) -> str:
    """Return a slug with digits that stand for the path: others and more of them at each attempt.

    The digest of the path alone comes first; whoever makes folders of notes by hand could have
    taken each of its beginnings, so from the fourth attempt on it is another digest each time.
    """
    size = min(8 << attempt, _MOST_DIGITS)
    named = path if size < _MOST_DIGITS else f"{attempt}/{path}"
    digest = hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:size]
    return f"{(slug or 'article')[: ID_LENGTH - 1 - size].strip('-_') or 'article'}-{digest}"


def _shared(ids: dict[str, str], taken: Collection[str]) -> list[str]:
    """Return the paths whose id is not theirs alone."""
    counts = Counter(ids.values())
    return [
        path
        for path, slug in ids.items()
        if counts[slug] > 1 or slug in taken or len(slug) > ID_LENGTH
    ]

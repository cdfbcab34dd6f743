"""Ids of articles: slugs of their paths, unique in a corpus, unchanged when a text is edited."""

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

ID_LENGTH = 80
"""Longest id, in characters."""

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


def assign_ids(paths: Iterable[str]) -> dict[str, str]:
    """Return the id of each path: `[a-z0-9][a-z0-9_-]{0,79}`, unique, the same in any order.

    The id is the path without its ending, in lower case, umlauts as two letters, everything else
    as hyphens. Files that would share an id all get their ending added or, when that does not
    tell them apart, a short digest of their path; so a newcomer never takes over an id.
    """
    ids = {path: _slug(os.path.splitext(path)[0]) for path in paths}  # noqa: PTH122 (a string)
    for path, slug in ids.items():
        if len(slug) > ID_LENGTH or not slug or _RESERVED.fullmatch(slug):
            ids[path] = _digested(path, slug)
    for path in _shared(ids):
        slug = _slug(path)
        ids[path] = slug if slug != ids[path] else _digested(path, slug)
    size = 8
    while shared := _shared(ids):
        for path in shared:
            ids[path] = _digested(path, _slug(os.path.splitext(path)[0]), size)  # noqa: PTH122
        size *= 2
    return ids


def _slug(path: str) -> str:
    """Return letters, digits, `_` and `-` only; empty when nothing of the path can be kept."""
    text = path.lower()
    if not path.isascii():
        text = unicodedata.normalize("NFC", path).casefold().translate(_FOLDS)
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return _OTHER.sub("-", text).strip("-_")


def _digested(path: str, slug: str, size: int = 8) -> str:
    digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:size]
    return f"{(slug or 'article')[: ID_LENGTH - 1 - size].strip('-_') or 'article'}-{digest}"


def _shared(ids: dict[str, str]) -> list[str]:
    """Return the paths whose id is not theirs alone."""
    counts = Counter(ids.values())
    return [path for path, slug in ids.items() if counts[slug] > 1 or len(slug) > ID_LENGTH]

"""What background work is to be done for: the articles of the index as they stand there now."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from search.model import Order

if TYPE_CHECKING:
    from library.articles import Articles
    from search.model import Row

AT_ONCE = 500
"""Rows of the index that are asked for at once."""


@dataclass(frozen=True, slots=True)
class CurrentArticle:
    """An article of the index as it stands there now."""

    stamp: str
    """Changes with everything the work depends on: text, metadata, models and rules."""
    digest: str
    outlet: str | None
    day: str | None


def current_articles(articles: "Articles", version: str) -> dict[str, CurrentArticle]:
    """Return all articles of the index by id, newest first; `version` is that of the work."""
    keys = articles.keys(Order.NEWEST)
    wanted: dict[str, CurrentArticle] = {}
    for at in range(0, len(keys), AT_ONCE):
        rows = articles.rows(keys[at : at + AT_ONCE])
        digests = articles.digests([row.id for row in rows])
        for row in rows:
            if row.id in digests:
                wanted[row.id] = _want(row, digests, version)
    return wanted


def _want(row: "Row", digests: Mapping[str, str], version: str) -> CurrentArticle:
    known = (version, digests[row.id], row.title, row.outlet, row.date, row.language)
    stamp = hashlib.sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return CurrentArticle(stamp, digests[row.id], row.outlet, row.date[:10] if row.date else None)


def version_of(room: ModuleType, *, without: Collection[str] = ()) -> str:
    """Return a digest of the rules, models and word lists of a room, but for some sub-packages.

    Work is done anew when any of them changes, without anybody having to remember it.
    """
    folder = Path(room.__path__[0])
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        if file.is_file() and file.suffix != ".pyc" and inside.parts[0] not in without:
            digest.update(str(inside).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:32]

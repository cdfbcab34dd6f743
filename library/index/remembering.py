"""What a look through a folder adds to the memory of ids, and whose personal marks move. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotations.recognising import is_same_title
from corpus.identity import assign_ids
from library.index.identifying import Seen
from library.index.identities import Given, Known

NOBODY = Known("", "", "", False)
"""An id that was given up: nobody gets it, and no file comes back to it."""


@dataclass(frozen=True, slots=True)
class News:
    """What is to be kept of one look."""

    known: dict[str, Known] = field(default_factory=dict)
    """What is remembered anew, by id."""
    renames: dict[str, str] = field(default_factory=dict)
    """Whose marks go to which id; all at once."""


def find_news(
    given: Given, files: Mapping[str, str], read: Mapping[str, Seen], renames: Mapping[str, str]
) -> News:
    """Compare what was known with what a look found.

    `files` is the id of every file in the folder, `read` what was seen of those that were read,
    both by path; `renames` are ids that files lost before they were looked at.
    """
    news = News()
    path_of = {id: path for path, id in files.items()}
    for id, path in path_of.items():
        before = given.known.get(id)
        now = _now(path, read.get(path), before)
        if now and now != before:
            news.known[id] = now
            if before and before.path and not before.here and not _is_same(before, now):
                _make_way(id, before, given, news)
    for id, known in given.known.items():
        if id not in path_of and known.here:
            news.known[id] = Known(known.path, known.title, known.digest, False)
    for id, known in given.known.items():
        now_id = files.get(known.path) if known.here and id not in path_of else None
        if now_id and (renames.get(id) == now_id or _has_text(now_id, known.digest, given, news)):
            news.known[id] = NOBODY
            news.renames[id] = now_id
    return news


def _now(path: str, seen: Seen | None, before: Known | None) -> Known | None:
    if seen:
        return Known(path, seen.title, seen.digest, True)
    return Known(path, before.title, before.digest, True) if before else None


def _is_same(one: Known, other: Known) -> bool:
    return one.digest == other.digest or is_same_title(one.title, other.title)


def _make_way(id: str, before: Known, given: Given, news: News) -> None:
    """Keep what somebody noted for themselves on an article whose id the notebook gave away."""
    taken = {*given.ids, *news.known}
    aside = assign_ids([before.path], taken)[before.path]
    news.known[aside] = before
    news.renames[id] = aside


def _has_text(id: str, digest: str, given: Given, news: News) -> bool:
    """Tell whether the article with an id has a text now."""
    now = news.known.get(id) or given.known.get(id)
    return now is not None and now.digest == digest

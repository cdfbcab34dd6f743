"""Outlet, date and title that people gave an article: they enter the index in place of its own.

The text stays as it is, its title line included. A corrected file counts as changed when its
correction does: the number of its inode is mixed with a number for the correction.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from zlib import crc32

from corpus.article import Article
from corpus.folder import FoundFile
from corpus.identity import assign_ids

Fixes = Mapping[str, Mapping[str, str]]
"""What is fixed of articles, by id and field: `outlet`, `date`, `title`."""
NO_FIXES: Fixes = MappingProxyType({})


def marked(found: Iterable[FoundFile], fixes: Fixes) -> Iterable[FoundFile]:
    """Return files so that those of corrected articles are told from uncorrected ones."""
    return _marked(list(found), fixes) if fixes else found


def _marked(files: list[FoundFile], fixes: Fixes) -> Iterator[FoundFile]:
    ids = assign_ids(file.path for file in files)
    for file in files:
        fields = fixes.get(ids[file.path])
        if fields is None:
            yield file
        else:
            number = crc32(repr(sorted(fields.items())).encode("utf-8", "surrogatepass"))
            yield replace(file, inode=file.inode ^ (number >> 1))


def corrected(article: Article, fixes: Fixes) -> Article:
    """Return an article with what people fixed of it."""
    fields = fixes.get(article.id, {})
    return replace(
        article,
        outlet=fields.get("outlet", article.outlet),
        date=fields.get("date", article.date),
        title=fields.get("title", article.title),
        titled=article.titled or "title" in fields,
    )

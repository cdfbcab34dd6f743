"""Outlet, date and title that people gave an article: they enter the index in place of its own.

The text stays as it is, its title line included. A corrected file counts as changed when its
correction does: the number of its inode is mixed with a number for the correction.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from zlib import crc32

from corpus.article import Article
from search.model import Stamp

Fixes = Mapping[str, Mapping[str, str]]
"""What is fixed of articles, by id and field: `outlet`, `date`, `title`."""
NO_FIXES: Fixes = MappingProxyType({})


def marked(stamp: Stamp, fields: Mapping[str, str] | None) -> Stamp:
    """Return the stamp of a file so that a corrected article is told from an uncorrected one."""
    if not fields:
        return stamp
    number = crc32(repr(sorted(fields.items())).encode("utf-8", "surrogatepass"))
    return replace(stamp, inode=stamp.inode ^ (number >> 1))


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

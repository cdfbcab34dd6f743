"""How articles are written into the rows of the catalogue, and read back from them."""

import zlib
from array import array
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from corpus.article import Article, Outline, Span
from corpus.folding import fold_spelled
from corpus.text import clean_line
from search.language.analysis import forms
from search.model import Entry, Row

ROW_COLUMNS = "key, id, title, outlet, date, language, path, words, titled"
ARTICLE_WIDTH = 19
"""Columns of the table `articles`."""
ARTICLE_COLUMNS = "id, title, outlet, date, url, author, language, path, digest, titled"

_COMPRESSION = 1
"""zlib level: news text shrinks to 45 %; higher levels cost three times as much for 5 % more."""


def row_of(found: Sequence[Any]) -> Row:
    """Make a row of what `ROW_COLUMNS` selects."""
    key, id_, title, outlet, date, language, path, words, titled = found
    return Row(key, id_, title, outlet, date, language, unpack_path(path), words, bool(titled))


def article_of(found: Sequence[Any], packed: bytes) -> Article:
    """Make an article of what `ARTICLE_COLUMNS` selects and its packed text."""
    id_, title, outlet, date, url, author, language, path, digest, titled = found
    return Article(
        id_, title, outlet, date, url, author, language, unpack_text(packed), unpack_path(path),
        digest, bool(titled),
    )  # fmt: skip


def article_values(key: int, entry: Entry, words: int) -> tuple[object, ...]:
    """Return the values of a row of `articles`, in the order of its columns."""
    article, stamp = entry.article, entry.stamp
    return (
        key, article.id, article.title, article.outlet, article.date, article.language,
        pack_path(article.path), words, article.titled, article.url, article.author, article.digest,
        stamp.size, stamp.mtime_ns, stamp.inode, stamp.ctime_ns,
        minute_of(article.date), sort_key(article.title),
        None if article.outlet is None else sort_key(article.outlet),
    )  # fmt: skip


def label_of(article: Article) -> str:
    """Return the folded text in which a list is narrowed down: title, outlet and path."""
    return fold_spelled(f"{article.title}\n{article.outlet or ''}\n{clean_line(article.path)}")


def sort_key(text: str) -> str:
    """Return what sorts a title or outlet as a German reader expects (DIN 5007-1, folded).

    Umlauts sort as their base letter, case and punctuation do not count.
    """
    return " ".join(forms(text.lower().translate(_BASE_LETTERS)))


_BASE_LETTERS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def minute_of(date: str | None) -> int | None:
    """Return the moment of publication in minutes since 1970 (UTC), None when there is none.

    A day without time counts as noon, so that it stands amid the articles of its day.
    """
    if not date:
        return None
    try:
        moment = datetime.fromisoformat(date if len(date) > 10 else f"{date}T12:00:00+00:00")
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int((moment - _EPOCH).total_seconds() // 60)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def pack_path(path: str) -> bytes:
    """Pack a path for storing; a file name that is no valid text survives as it is."""
    return path.encode("utf-8", "surrogatepass")


def unpack_path(packed: bytes) -> str:
    """Undo `pack_path`."""
    return packed.decode("utf-8", "surrogatepass")


def pack_text(text: str) -> bytes:
    """Compress a text."""
    return zlib.compress(text.encode(), _COMPRESSION)


def unpack_text(packed: bytes) -> str:
    """Undo `pack_text`."""
    return zlib.decompress(packed).decode()


def pack_outline(outline: Outline) -> bytes:
    """Write an outline as numbers: how many of each kind, then the ends of all spans."""
    kinds = (outline.sentences, outline.headings, outline.boilerplate)
    numbers = array("I", map(len, kinds))
    for spans in kinds:
        for span in spans:
            numbers.extend(span)
    return numbers.tobytes()


def unpack_outline(packed: bytes) -> Outline:
    """Undo `pack_outline`."""
    numbers = array("I")
    numbers.frombytes(packed)
    kinds, at = [], 3
    for count in numbers[:3]:
        ends = numbers[at : at + 2 * count]
        kinds.append(tuple(map(Span, ends[::2], ends[1::2])))
        at += 2 * count
    return Outline(*kinds)

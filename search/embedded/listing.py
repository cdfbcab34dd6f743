"""What lists need from the catalogue: rows, orders, narrowing, and finding articles by name."""

import sqlite3
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from corpus.folding import fold_spelled
from search.embedded.records import ROW_COLUMNS, pack_path, row_of, unpack_path
from search.model import Order, Row, Stamp

T = TypeVar("T")

_AT_ONCE = 500
"""Keys in one statement: SQLite takes up to 999 everywhere."""

_NEWEST = ("ORDER BY minute DESC, key DESC",)
_ORDERS: Mapping[Order, tuple[str, ...]] = {
    Order.NEWEST: _NEWEST,
    Order.EVENT: _NEWEST,  # the index knows no events; the library brings theirs together
    Order.OLDEST: (
        "WHERE minute IS NOT NULL ORDER BY minute, key",
        "WHERE minute IS NULL ORDER BY key",
    ),
    Order.OUTLET: (
        "WHERE outlet_sort IS NOT NULL ORDER BY outlet_sort, minute DESC",
        "WHERE outlet_sort IS NULL ORDER BY minute DESC",
    ),
    Order.TITLE: ("ORDER BY title_sort, minute DESC",),
}
"""What is unknown comes last; each statement reads an index of the catalogue from end to end."""


def count(connection: sqlite3.Connection) -> int:
    """Return the number of articles."""
    found: tuple[int] = connection.execute("SELECT count(*) FROM articles").fetchone()
    return found[0]


def ordered_keys(connection: sqlite3.Connection, order: Order) -> "array[int]":
    """Return the keys of all articles, in an order but relevance."""
    keys = array("I")
    for clause in _ORDERS[order]:
        found = connection.execute(f"SELECT key FROM articles {clause}")  # noqa: S608 - constant
        keys.extend(key for (key,) in found)
    return keys


def rows(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Row]:
    """Return the rows of `keys`, in their order; keys that are gone are left out."""
    found: dict[int, Row] = {}
    for some in _pieces(keys):
        marks = ",".join("?" * len(some))
        statement = f"SELECT {ROW_COLUMNS} FROM articles WHERE key IN ({marks})"  # noqa: S608 - marks
        for values in connection.execute(statement, some):
            found[values[0]] = row_of(values)
    return [found[key] for key in keys if key in found]


def keys_of(connection: sqlite3.Connection, ids: Collection[str]) -> list[int]:
    """Return the keys of `ids`, in their order; ids that are gone are left out."""
    found: dict[str, int] = {}
    for some in _pieces(list(ids)):
        marks = ",".join("?" * len(some))
        statement = f"SELECT id, key FROM articles WHERE id IN ({marks})"  # noqa: S608 - marks
        found.update(connection.execute(statement, some))
    return [found[id_] for id_ in ids if id_ in found]


def digests(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, str]:
    """Return the digests of texts by id; ids that are gone are left out."""
    found: dict[str, str] = {}
    for some in _pieces(list(ids)):
        marks = ",".join("?" * len(some))
        statement = f"SELECT id, digest FROM articles WHERE id IN ({marks})"  # noqa: S608 - marks
        found.update(connection.execute(statement, some))
    return found


def addresses(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return id and address of every article that has an address."""
    return connection.execute("SELECT id, url FROM articles WHERE url IS NOT NULL").fetchall()


def resolve(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return the ids that `name` can mean: exactly an id or a path, else ids that begin so."""
    path, name = pack_path(name), name.encode("utf-8", "replace").decode()
    exact = connection.execute("SELECT id FROM articles WHERE id=? OR path=?", (name, path))
    if found := [id_ for (id_,) in exact]:
        return found
    beginning = "SELECT id FROM articles WHERE id>=? AND id<? ORDER BY id"
    begun = connection.execute(beginning, (name, name + "\U0010ffff"))
    return [id_ for (id_,) in begun] if name else []


def narrow(connection: sqlite3.Connection, keys: Sequence[int], text: str) -> Sequence[int]:
    """Return the keys, in order, whose title, outlet or path hold every word of `text`."""
    words = fold_spelled(text).split()
    if not words:
        return keys
    test = " AND ".join(["instr(folded, ?)"] * len(words))
    statement = f"SELECT key FROM labels WHERE {test}"  # noqa: S608 - only question marks
    held = {key for (key,) in connection.execute(statement, words)}
    return array("I", (key for key in keys if key in held))


def stamps(connection: sqlite3.Connection) -> Mapping[str, Stamp]:
    """Return the stamp of every file in the index, by path."""
    statement = "SELECT path, size, mtime_ns, inode, ctime_ns FROM articles"
    found = ((unpack_path(path), *rest) for path, *rest in connection.execute(statement))
    return {values[0]: Stamp(*values) for values in found}


def identities(connection: sqlite3.Connection) -> Mapping[str, tuple[str, str, str]]:
    """Return id, title and digest of the text of every file in the index, by path."""
    statement = "SELECT path, id, title, digest FROM articles"
    return {unpack_path(path): (id, *rest) for path, id, *rest in connection.execute(statement)}


def outlets(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return every outlet with its number of articles, most frequent first."""
    statement = (
        "SELECT outlet, count(*) AS articles FROM articles WHERE outlet IS NOT NULL"
        " GROUP BY outlet ORDER BY articles DESC, outlet"
    )
    return connection.execute(statement).fetchall()


def _pieces(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a sequence into pieces that fit into one statement."""
    rest = iter(items)
    while piece := list(islice(rest, _AT_ONCE)):
        yield piece
